SELECT rows_before, gone
FROM (SELECT count(*) AS rows_before FROM last_published WHERE side = 'tested' AND uin IS NOT NULL) AS before,
     (SELECT count(*) AS gone
      FROM last_published
      WHERE side = 'tested'
        AND uin IS NOT NULL
        AND NOT EXISTS (SELECT FROM scores WHERE scores.uin = last_published.uin)) AS now
WHERE gone >= 10
  AND gone * 20 > rows_before
