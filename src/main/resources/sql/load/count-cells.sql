-- Every group of pupils is counted in one reading of the facts; schools, grades and the district are then added up
-- from those counts. "Tested" is what the state counts: Include Indicator Y, and a level.
INSERT INTO analytics.cube_cells
    (load_id, district, side, school_year, record_type, school, grade, grp,
     enrolled, tested, level_1, level_2, level_3, level_4, score_sum)
WITH facts AS (
    SELECT record_type, grade, gender, ethnicity, elas, parent_education, special_education, economic_disadvantage,
           migrant, military, foster, homeless, level, scale_score,
           CASE side WHEN 'enrolled' THEN enrolled_school ELSE tested_school END AS school,
           include_indicator = 'Y' AND level IS NOT NULL AS counts
    FROM analytics.score_facts
    WHERE load_id = :load AND record_type IS NOT NULL
), groups AS (
    SELECT record_type, school, grade,
           CASE
               WHEN grouping(gender) = 0 THEN 'gender:' || gender
               WHEN grouping(ethnicity) = 0 THEN 'ethnicity:' || ethnicity
               WHEN grouping(elas) = 0 THEN 'elas:' || elas
               WHEN grouping(parent_education) = 0 THEN 'parent_education:' || parent_education
               WHEN grouping(special_education) = 0 THEN 'special_education:' || special_education
               WHEN grouping(economic_disadvantage) = 0 THEN 'economic_disadvantage:' || economic_disadvantage
               WHEN grouping(migrant) = 0 THEN 'migrant:' || migrant
               WHEN grouping(military) = 0 THEN 'military:' || military
               WHEN grouping(foster) = 0 THEN 'foster:' || foster
               WHEN grouping(homeless) = 0 THEN 'homeless:' || homeless
               ELSE 'all'
           END AS grp,
           count(*) AS enrolled,
           count(*) FILTER (WHERE counts) AS tested,
           count(*) FILTER (WHERE counts AND level = 1) AS level_1,
           count(*) FILTER (WHERE counts AND level = 2) AS level_2,
           count(*) FILTER (WHERE counts AND level = 3) AS level_3,
           count(*) FILTER (WHERE counts AND level = 4) AS level_4,
           coalesce(sum(scale_score) FILTER (WHERE counts), 0) AS score_sum
    FROM facts
    GROUP BY record_type, school, grade, GROUPING SETS (
        (), (gender), (ethnicity), (elas), (parent_education), (special_education), (economic_disadvantage),
        (migrant), (military), (foster), (homeless))
)
SELECT :load, :district, :side, :year, record_type,
       CASE WHEN grouping(school) = 1 THEN '' ELSE school END AS school,
       CASE WHEN grouping(grade) = 1 THEN -1 ELSE grade END AS grade,
       replace(replace(grp, ':true', ':yes'), ':false', ':no') AS grp,
       sum(enrolled), sum(tested), sum(level_1), sum(level_2), sum(level_3), sum(level_4), sum(score_sum)
FROM groups
WHERE grp IS NOT NULL
GROUP BY record_type, grp, GROUPING SETS ((school, grade), (school), (grade), ())
HAVING (grouping(school) = 1 OR school IS NOT NULL) AND (grouping(grade) = 1 OR grade IS NOT NULL)
ORDER BY record_type, grp, school, grade
