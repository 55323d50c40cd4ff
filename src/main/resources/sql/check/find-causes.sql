-- Worst first. In the slice of one school its own count stands for the file's.
SELECT c.id, c.rule, c.column_name, c.weight, c.first_line, c.seen_in,
       CASE WHEN :school = '' THEN c.found ELSE s.found END AS found,
       CASE WHEN :school = '' THEN c.waived ELSE 0 END AS waived,
       CASE WHEN :school = '' THEN c.schools ELSE 1 END AS schools
FROM checks.causes c
LEFT JOIN checks.schools s ON s.finding = c.id AND s.school = :school
WHERE c.snapshot = :snapshot AND c.rule_set = :rule_set
  AND (:school = '' OR s.found IS NOT NULL)
ORDER BY array_position('{blocks,warns,notes}', c.weight), found DESC, c.id
