SELECT pupils, all_pupils
FROM (SELECT count(*) AS all_pupils,
             count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM other_side WHERE other_side.ssid = tested.ssid)) AS pupils
      FROM (SELECT DISTINCT ssid FROM scores WHERE ssid IS NOT NULL AND side = 'tested') AS tested) AS counted
WHERE pupils > 0
  AND EXISTS (SELECT 1 FROM other_side)
