-- Every grade and every group of pupils is counted in one reading of the facts, school by school; the district is then
-- added up from its schools. Grade by group is left out: no page shows it, and it would be more cells than rows.
-- "Tested" is what the state counts: Include Indicator Y, and a level.
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
    SELECT record_type, school,
           CASE WHEN grouping(grade) = 1 THEN -1 ELSE grade END AS grade,
           CASE
               WHEN grouping(gender) = 0 THEN 'gender:' || gender
               WHEN grouping(ethnicity) = 0 THEN 'ethnicity:' || ethnicity
               WHEN grouping(elas) = 0 THEN 'elas:' || elas
               WHEN grouping(parent_education) = 0 THEN 'parent_education:' || parent_education
               WHEN grouping(special_education) = 0 THEN 'special_education:' || CASE WHEN special_education THEN 'yes' WHEN NOT special_education THEN 'no' END
               WHEN grouping(economic_disadvantage) = 0 THEN 'economic_disadvantage:' || CASE WHEN economic_disadvantage THEN 'yes' WHEN NOT economic_disadvantage THEN 'no' END
               WHEN grouping(migrant) = 0 THEN 'migrant:' || CASE WHEN migrant THEN 'yes' WHEN NOT migrant THEN 'no' END
               WHEN grouping(military) = 0 THEN 'military:' || CASE WHEN military THEN 'yes' WHEN NOT military THEN 'no' END
               WHEN grouping(foster) = 0 THEN 'foster:' || CASE WHEN foster THEN 'yes' WHEN NOT foster THEN 'no' END
               WHEN grouping(homeless) = 0 THEN 'homeless:' || CASE WHEN homeless THEN 'yes' WHEN NOT homeless THEN 'no' END
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
    GROUP BY record_type, school, GROUPING SETS (
        (), (grade), (gender), (ethnicity), (elas), (parent_education), (special_education), (economic_disadvantage),
        (migrant), (military), (foster), (homeless))
)
-- PostgreSQL adds up bigints as numerics, which is slow; integers and doubles are exact here.
SELECT :load, :district, :side, :year, record_type,
       CASE WHEN grouping(school) = 1 THEN '' ELSE school END COLLATE "C" AS school,
       grade,
       grp COLLATE "C" AS grp,
       sum(enrolled), sum(tested), sum(level_1), sum(level_2), sum(level_3), sum(level_4), sum(score_sum)
FROM groups
WHERE grp IS NOT NULL AND grade IS NOT NULL
GROUP BY record_type, grp, grade, GROUPING SETS ((school), ())
HAVING grouping(school) = 1 OR school IS NOT NULL
ORDER BY record_type, grp, school, grade
