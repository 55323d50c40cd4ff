SELECT line, scale_score AS score, scores.grade, scores.record_type, scores.level, cuts.level AS expected
FROM scores
JOIN cuts ON cuts.record_type = scores.record_type
         AND cuts.grade = scores.grade
         AND scores.scale_score BETWEEN cuts.lowest AND cuts.highest
WHERE scores.level <> cuts.level
ORDER BY line
