SELECT line, found, slot.district AS expected
FROM (SELECT line, record_type, grade, district,
             CASE side WHEN 'enrolled' THEN enrolled_district ELSE tested_district END AS found,
             CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school
      FROM scores) AS rows, slot
WHERE found <> slot.district
  -- A charter's file is named by the charter's seven digits; its rows may hold the whole code.
  AND NOT (slot.district LIKE '%0000000' AND substr(found, 8) = left(slot.district, 7))
  -- A charter that sends with its district: the school's code begins with the district's.
  AND NOT (left(found, 7) = left(slot.district, 7))
  AND NOT (grade = 12 AND record_type IN (5, 6))
ORDER BY line
