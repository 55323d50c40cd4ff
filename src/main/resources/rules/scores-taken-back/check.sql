SELECT compared, taken_back, first_line
FROM (SELECT count(*) AS compared,
             count(*) FILTER (WHERE scores.scale_score IS NULL) AS taken_back,
             min(scores.line) FILTER (WHERE scores.scale_score IS NULL) AS first_line
      FROM scores
      JOIN last_published USING (uin)
      WHERE last_published.scale_score IS NOT NULL) AS both_files
WHERE taken_back >= 5
  AND taken_back * 100 > compared
