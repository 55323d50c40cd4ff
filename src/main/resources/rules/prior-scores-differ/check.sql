SELECT compared, differing, first_line
FROM (SELECT count(*) AS compared,
             count(*) FILTER (WHERE scores.prior_scale_score <> last_year.scale_score) AS differing,
             min(scores.line) FILTER (WHERE scores.prior_scale_score <> last_year.scale_score) AS first_line
      FROM scores
      JOIN last_year ON last_year.ssid = scores.ssid
                    AND last_year.record_type = scores.record_type
                    AND last_year.grade = scores.prior_grade
      WHERE scores.prior_scale_score IS NOT NULL AND last_year.scale_score IS NOT NULL) AS both_years
WHERE differing >= 3
  AND differing * 100 > compared
