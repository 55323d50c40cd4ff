SELECT rows_before, gone
FROM (SELECT count(*) AS rows_before,
             count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM scores WHERE scores.uin = last_published.uin)) AS gone
      FROM last_published
      WHERE side = 'tested' AND uin IS NOT NULL) AS before
WHERE gone >= 10
  AND gone * 20 > rows_before
