-- The schools of the file's own side: where its pupils are enrolled, or where they tested.
INSERT INTO analytics.schools AS known (cds, school_year, district, name, named_by)
SELECT school, school_year, district, max(name), :load
FROM (
    SELECT s.school_year, s.district,
           CASE s.side WHEN 'enrolled' THEN s.enrolled_school ELSE s.tested_school END AS school,
           CASE s.side WHEN 'enrolled' THEN p.enrolled_school_name ELSE p.tested_school_name END AS name
    FROM stage.scores_N s JOIN stage.pupils_N p ON p.line = s.line
    WHERE NOT EXISTS (SELECT FROM stage.set_aside a WHERE a.load_id = :load AND a.line = s.line)
) named
WHERE school IS NOT NULL AND name IS NOT NULL
GROUP BY school, school_year, district
ORDER BY school
ON CONFLICT (district, school_year, cds) DO UPDATE
SET name = excluded.name,
    named_by = excluded.named_by
WHERE known.named_by < excluded.named_by
