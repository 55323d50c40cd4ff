SELECT DISTINCT f.snapshot, f.rule_set
FROM checks.waived w JOIN checks.findings f ON f.id = w.finding
WHERE w.waiver = ?
