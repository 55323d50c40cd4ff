SELECT rows_before, gone
FROM (SELECT count(*) AS rows_before, count(*) FILTER (WHERE now.uin IS NULL) AS gone
      FROM last_published
      LEFT JOIN (SELECT DISTINCT uin FROM scores) AS now USING (uin)
      WHERE side = 'tested' AND uin IS NOT NULL) AS before
WHERE gone >= 10
  AND gone * 20 > rows_before
