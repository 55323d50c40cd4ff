SELECT now.rows
FROM (SELECT count(*) AS rows, count(scale_score) AS scores, sum(scale_score) AS total FROM scores) AS now
JOIN (SELECT count(*) AS rows, count(scale_score) AS scores, sum(scale_score) AS total FROM last_published) AS before
  ON now.rows = before.rows AND now.scores = before.scores AND now.total IS NOT DISTINCT FROM before.total
WHERE now.rows > 0
  -- Only asked where the counts are alike: a condition without a CASE over the counts would be worked out first.
  AND CASE
        WHEN now.rows = before.rows
        THEN (SELECT sum(hashtext(concat_ws('^', uin, scale_score, level, include_indicator))::bigint) FROM scores)
           = (SELECT sum(hashtext(concat_ws('^', uin, scale_score, level, include_indicator))::bigint) FROM last_published)
      END
