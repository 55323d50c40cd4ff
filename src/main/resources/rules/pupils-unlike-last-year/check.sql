SELECT pupils, known
FROM (SELECT count(*) AS pupils, count(before.ssid) AS known
      FROM (SELECT DISTINCT ssid FROM scores WHERE ssid IS NOT NULL AND grade BETWEEN 4 AND 8) AS now
      LEFT JOIN (SELECT DISTINCT ssid FROM last_year) AS before USING (ssid)) AS counted
WHERE pupils >= 100
  AND known * 4 < pupils
  AND (SELECT count(DISTINCT ssid) FROM last_year WHERE grade BETWEEN 3 AND 7) >= 100
