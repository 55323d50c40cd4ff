-- The pupils that the file names. Of all a district's loads the newest that names a pupil decides, in whatever order
-- they are loaded. Sorted, so that two loads of one district never wait for each other in a circle.
INSERT INTO analytics.pupils AS known (district, ssid, last_name, first_name, birth_date, gender, named_by)
SELECT DISTINCT ON (ssid COLLATE "C") district, ssid, last_name, first_name, birth_date, gender, load_id
FROM stage.pupils_N p
WHERE ssid IS NOT NULL
  AND NOT EXISTS (SELECT FROM stage.set_aside a WHERE a.load_id = :load AND a.line = p.line)
ORDER BY ssid COLLATE "C", line DESC
ON CONFLICT (district, ssid) DO UPDATE
SET last_name = excluded.last_name,
    first_name = excluded.first_name,
    birth_date = excluded.birth_date,
    gender = excluded.gender,
    named_by = excluded.named_by
WHERE known.named_by < excluded.named_by
