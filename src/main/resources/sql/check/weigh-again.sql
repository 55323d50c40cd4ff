-- After a waiver was given or has ended. The day of judging stays: the file was not looked at again.
UPDATE checks.verdicts
SET word = CASE WHEN found.blocking > 0 THEN 'blocked' WHEN found.warnings > 0 THEN 'warnings' ELSE 'clean' END,
    blocking = found.blocking,
    warnings = found.warnings
FROM (SELECT coalesce(sum(found - waived) FILTER (WHERE weight = 'blocks'), 0) AS blocking,
             coalesce(sum(found - waived) FILTER (WHERE weight = 'warns'), 0)  AS warnings
      FROM checks.causes
      WHERE snapshot = :snapshot AND rule_set = :rule_set) AS found
WHERE snapshot = :snapshot AND rule_set = :rule_set
