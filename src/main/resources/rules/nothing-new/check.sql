SELECT now.rows
FROM (SELECT count(*) AS rows, sum(hashtext(concat_ws('^', uin, scale_score, level, include_indicator))::bigint) AS fingerprint
      FROM scores) AS now,
     (SELECT count(*) AS rows, sum(hashtext(concat_ws('^', uin, scale_score, level, include_indicator))::bigint) AS fingerprint
      FROM last_published) AS before
WHERE now.rows > 0
  AND now.rows = before.rows
  AND now.fingerprint = before.fingerprint
