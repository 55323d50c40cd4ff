SELECT now.scores, before.scores AS scores_before
FROM (SELECT count(scale_score) AS scores FROM scores) AS now,
     (SELECT count(scale_score) AS scores FROM last_published) AS before
-- A few scores are taken back each week; pupils who move take theirs along.
WHERE before.scores - now.scores > 5
  AND now.scores < 0.98 * before.scores
