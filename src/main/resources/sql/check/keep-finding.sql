INSERT INTO checks.findings (snapshot, rule_set, district, rule, column_name, seen_in, found, weight, fixer, first_line)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
