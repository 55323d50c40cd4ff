-- The district's total in every test, for the overview and the year before it.
SELECT school_year, record_type, enrolled, tested, level_1, level_2, level_3, level_4
FROM analytics.published_cells
WHERE district = :district
  AND side = :side
  AND school_year BETWEEN :first AND :last
  AND school = ''
  AND grade = -1
  AND grp = 'all'
