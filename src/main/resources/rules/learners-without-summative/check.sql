SELECT learners, missing
FROM (SELECT count(*) AS learners,
             count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM other_kinds
                                                WHERE other_kinds.ssid = now.ssid
                                                  AND other_kinds.record_type IN (21, 23))) AS missing
      FROM (SELECT DISTINCT ssid FROM scores WHERE ssid IS NOT NULL AND elas = 'EL') AS now) AS counted
WHERE learners >= 20
  AND missing * 3 > learners
  AND EXISTS (SELECT 1 FROM other_kinds WHERE record_type IN (21, 23))
