-- What each slot shows, and its newest snapshot; those that were last judged by other rules than today's.
SELECT in_force.snapshot
FROM (SELECT l.snapshot
      FROM analytics.published p JOIN analytics.loads l ON l.id = p.load_id
      UNION
      SELECT newest.id
      FROM submission.slots s
      CROSS JOIN LATERAL (SELECT id FROM submission.snapshots WHERE slot = s.slot ORDER BY number DESC LIMIT 1) AS newest) AS in_force
CROSS JOIN LATERAL (SELECT rule_set FROM checks.verdicts v WHERE v.snapshot = in_force.snapshot
                    ORDER BY judged_at DESC, rule_set LIMIT 1) AS latest
WHERE latest.rule_set <> :rule_set
ORDER BY in_force.snapshot
