SELECT pupils, all_pupils
FROM (SELECT count(*) AS all_pupils,
             count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM other_side WHERE other_side.ssid = enrolled.ssid)) AS pupils
      FROM (SELECT DISTINCT ssid FROM scores
            WHERE ssid IS NOT NULL AND side = 'enrolled' AND scale_score IS NOT NULL) AS enrolled) AS counted
WHERE pupils > 0
  AND EXISTS (SELECT 1 FROM other_side)
