-- Notes tell, and weigh nothing; nor does what is waived.
INSERT INTO checks.verdicts (snapshot, rule_set, district, number, word, rows, set_aside, blocking, warnings)
SELECT :snapshot, :rule_set, :district, :number,
       CASE WHEN blocking > 0 THEN 'blocked' WHEN warnings > 0 THEN 'warnings' ELSE 'clean' END,
       :rows, :set_aside, blocking, warnings
FROM (SELECT coalesce(sum(found - waived) FILTER (WHERE weight = 'blocks'), 0) AS blocking,
             coalesce(sum(found - waived) FILTER (WHERE weight = 'warns'), 0)  AS warnings
      FROM checks.causes
      WHERE snapshot = :snapshot AND rule_set = :rule_set) AS found
ON CONFLICT (snapshot, rule_set) DO UPDATE
SET word = excluded.word, rows = excluded.rows, set_aside = excluded.set_aside,
    blocking = excluded.blocking, warnings = excluded.warnings, judged_at = now()
