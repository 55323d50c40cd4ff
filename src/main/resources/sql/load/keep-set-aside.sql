-- A line counts once, however many rules keep it out.
INSERT INTO analytics.set_aside (load_id, line, rule, district)
SELECT load_id, line, min(rule), district
FROM stage.set_aside
WHERE load_id = :load
GROUP BY load_id, line, district
ON CONFLICT DO NOTHING
