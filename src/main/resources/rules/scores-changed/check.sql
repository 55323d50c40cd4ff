SELECT compared, changed, first_line
FROM (SELECT count(*) AS compared,
             count(*) FILTER (WHERE scores.scale_score <> last_published.scale_score) AS changed,
             min(scores.line) FILTER (WHERE scores.scale_score <> last_published.scale_score) AS first_line
      FROM scores
      JOIN last_published USING (uin)
      WHERE scores.scale_score IS NOT NULL AND last_published.scale_score IS NOT NULL) AS both_files
WHERE changed >= 5
  AND changed * 100 > compared
