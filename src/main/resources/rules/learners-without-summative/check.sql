SELECT learners, missing
FROM (SELECT count(*) AS learners, count(*) FILTER (WHERE other.ssid IS NULL) AS missing
      FROM (SELECT DISTINCT ssid FROM scores WHERE ssid IS NOT NULL AND elas = 'EL') AS now
      LEFT JOIN (SELECT DISTINCT ssid FROM other_kinds WHERE record_type IN (21, 23)) AS other USING (ssid)) AS counted
WHERE learners >= 20
  AND missing * 3 > learners
  AND EXISTS (SELECT 1 FROM other_kinds WHERE record_type IN (21, 23))
