SELECT rows, present, missing
FROM (SELECT count(*) FILTER (WHERE record_type = 1) AS ela,
             count(*) FILTER (WHERE record_type = 2) AS mathematics,
             count(*) FILTER (WHERE record_type = 6) AS science,
             count(*) FILTER (WHERE record_type IN (1, 2) AND grade IN (5, 8)) AS science_grades
      FROM scores) AS counted,
     LATERAL (VALUES (ela, 'record type 01 (ELA)', mathematics, 'record type 02 (mathematics)'),
                     (mathematics, 'record type 02 (mathematics)', ela, 'record type 01 (ELA)'),
                     (science_grades, 'grades 5 and 8', science, 'record type 06 (science)'))
     AS pairs (rows, present, partner, missing)
WHERE rows > 0 AND partner = 0
