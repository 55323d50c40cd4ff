-- What each slot shows, and its newest snapshot; those that were judged, but never by the rules of today.
SELECT in_force.snapshot
FROM (SELECT l.snapshot
      FROM analytics.published p JOIN analytics.loads l ON l.id = p.load_id
      UNION
      SELECT newest.id
      FROM (SELECT DISTINCT ON (slot) id FROM submission.snapshots ORDER BY slot, number DESC) AS newest) AS in_force
WHERE EXISTS (SELECT FROM checks.verdicts v WHERE v.snapshot = in_force.snapshot)
  AND NOT EXISTS (SELECT FROM checks.verdicts v WHERE v.snapshot = in_force.snapshot AND v.rule_set = :rule_set)
ORDER BY in_force.snapshot
