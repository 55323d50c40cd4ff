-- By rule, the schools where most was found, with the newest name that a load brought.
SELECT ranked.rule, ranked.school, ranked.found, ranked.schools,
       coalesce((SELECT named.name
                 FROM analytics.schools named
                 WHERE named.district = :district AND named.cds = ranked.school
                 ORDER BY named.school_year DESC
                 LIMIT 1), '') AS name
FROM (SELECT f.rule, s.school, sum(s.found) AS found,
             row_number() OVER (PARTITION BY f.rule ORDER BY sum(s.found) DESC, s.school) AS place,
             count(*) OVER (PARTITION BY f.rule) AS schools
      FROM checks.findings f JOIN checks.schools s ON s.finding = f.id
      WHERE f.snapshot = :snapshot AND f.rule_set = :rule_set AND (:rule = '' OR f.rule = :rule)
      GROUP BY f.rule, s.school) AS ranked
WHERE ranked.place <= :most
ORDER BY ranked.rule, ranked.place
