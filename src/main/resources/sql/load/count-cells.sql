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
               WHEN grouping(special_education) = 0 THEN CASE WHEN special_education THEN 'special_education:yes' WHEN NOT special_education THEN 'special_education:no' END
               WHEN grouping(economic_disadvantage) = 0 THEN CASE WHEN economic_disadvantage THEN 'economic_disadvantage:yes' WHEN NOT economic_disadvantage THEN 'economic_disadvantage:no' END
               WHEN grouping(migrant) = 0 THEN CASE WHEN migrant THEN 'migrant:yes' WHEN NOT migrant THEN 'migrant:no' END
               WHEN grouping(military) = 0 THEN CASE WHEN military THEN 'military:yes' WHEN NOT military THEN 'military:no' END
               WHEN grouping(foster) = 0 THEN CASE WHEN foster THEN 'foster:yes' WHEN NOT foster THEN 'foster:no' END
               WHEN grouping(homeless) = 0 THEN CASE WHEN homeless THEN 'homeless:yes' WHEN NOT homeless THEN 'homeless:no' END
               ELSE 'all'
           END AS grp,
           CAST(count(*) AS integer) AS enrolled,
           CAST(count(*) FILTER (WHERE counts) AS integer) AS tested,
           CAST(count(*) FILTER (WHERE counts AND level = 1) AS integer) AS level_1,
           CAST(count(*) FILTER (WHERE counts AND level = 2) AS integer) AS level_2,
           CAST(count(*) FILTER (WHERE counts AND level = 3) AS integer) AS level_3,
           CAST(count(*) FILTER (WHERE counts AND level = 4) AS integer) AS level_4,
           CAST(coalesce(sum(scale_score) FILTER (WHERE counts), 0) AS double precision) AS score_sum
    FROM facts
    GROUP BY record_type, school, grade, GROUPING SETS (
        (), (gender), (ethnicity), (elas), (parent_education), (special_education), (economic_disadvantage),
        (migrant), (military), (foster), (homeless))
)
-- PostgreSQL adds up bigints as numerics, which is slow; integers and doubles are exact here.
SELECT :load, :district, :side, :year, record_type,
       CASE WHEN grouping(school) = 1 THEN '' ELSE school END COLLATE "C" AS school,
       CASE WHEN grouping(grade) = 1 THEN -1 ELSE grade END AS grade,
       grp COLLATE "C" AS grp,
       sum(enrolled), sum(tested), sum(level_1), sum(level_2), sum(level_3), sum(level_4), sum(score_sum)
FROM groups
WHERE grp IS NOT NULL
GROUP BY record_type, grp, GROUPING SETS ((school, grade), (school), (grade), ())
HAVING (grouping(school) = 1 OR school IS NOT NULL) AND (grouping(grade) = 1 OR grade IS NOT NULL)
ORDER BY record_type, grp, school, grade
