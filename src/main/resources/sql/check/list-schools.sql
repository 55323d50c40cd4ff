SELECT DISTINCT s.school,
       coalesce((SELECT named.name
                 FROM analytics.schools named
                 WHERE named.district = :district AND named.cds = s.school
                 ORDER BY named.school_year DESC
                 LIMIT 1), '') AS name
FROM checks.findings f JOIN checks.schools s ON s.finding = f.id
WHERE f.snapshot = :snapshot AND f.rule_set = :rule_set
ORDER BY name, s.school
LIMIT 300
