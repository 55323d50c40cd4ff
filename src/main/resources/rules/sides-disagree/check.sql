SELECT compared, differing, first_line
FROM (SELECT count(*) AS compared,
             count(*) FILTER (WHERE scores.scale_score <> other_side.scale_score) AS differing,
             min(scores.line) FILTER (WHERE scores.scale_score <> other_side.scale_score) AS first_line
      FROM scores
      JOIN other_side USING (uin)
      WHERE scores.scale_score IS NOT NULL AND other_side.scale_score IS NOT NULL) AS both_sides
WHERE differing >= 3
  AND differing * 100 > compared
