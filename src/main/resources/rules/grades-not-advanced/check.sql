SELECT pupils, same_grade
FROM (SELECT count(*) AS pupils, count(*) FILTER (WHERE scores.grade = last_year.grade) AS same_grade
      FROM scores
      JOIN last_year ON last_year.ssid = scores.ssid AND last_year.record_type = scores.record_type
      WHERE scores.grade < 12) AS both_years
WHERE pupils >= 50
  AND same_grade * 10 > pupils
