-- Every place a page of this test can show, for the years it compares: the margins of the cube are enough.
SELECT school_year, school, grade, grp, enrolled, tested, level_1, level_2, level_3, level_4
FROM analytics.published_cells
WHERE district = :district
  AND side = :side
  AND record_type = :recordType
  AND school_year BETWEEN :first AND :last
  AND (grade = -1 OR grp = 'all')
