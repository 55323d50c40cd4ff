-- By rule, the first places that were kept.
SELECT rule, line, school, args
FROM (SELECT f.rule, e.line, e.school, e.args,
             row_number() OVER (PARTITION BY f.rule ORDER BY e.line NULLS FIRST, f.column_name, e.n) AS place
      FROM checks.findings f JOIN checks.examples e ON e.finding = f.id
      WHERE f.snapshot = :snapshot AND f.rule_set = :rule_set
        AND (:rule = '' OR f.rule = :rule)
        AND (:column = '' OR f.column_name = :column)
        AND (:school = '' OR e.school = :school)) AS first
WHERE place <= :most
ORDER BY rule, place
