-- One by one, so that what was found stays in its order.
SELECT found.*, its.uin AS "its row's uin", its.ssid AS "its row's ssid", its.record_type AS "its row's type",
       its.school AS "its row's school"
FROM (
:found
) AS found
LEFT JOIN LATERAL (
    SELECT uin, ssid, record_type, CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school
    FROM scores
    WHERE scores.line = found.line
    LIMIT 1
) AS its ON true
