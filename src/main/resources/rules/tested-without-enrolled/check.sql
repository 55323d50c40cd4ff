SELECT pupils, all_pupils
FROM (SELECT count(*) AS all_pupils, count(*) FILTER (WHERE other.ssid IS NULL) AS pupils
      FROM (SELECT DISTINCT ssid FROM scores WHERE ssid IS NOT NULL AND side = 'tested') AS tested
      LEFT JOIN (SELECT DISTINCT ssid FROM other_side) AS other USING (ssid)) AS counted
WHERE pupils > 0
  AND EXISTS (SELECT 1 FROM other_side)
