-- Staged rows whose slot shows a newer file. What the load has attached is no table of stage any more.
WITH replaced AS (
    SELECT s.number
    FROM submission.snapshots s
    JOIN analytics.published p ON p.slot = s.slot AND p.load_id > s.number
    WHERE s.received_at < now() - interval '1 day'
      AND to_regclass('stage.scores_' || s.number) IS NOT NULL
      AND NOT EXISTS (SELECT FROM analytics.loads l WHERE l.id = s.number)
), forgotten AS (
    DELETE FROM stage.set_aside WHERE load_id IN (SELECT number FROM replaced)
)
SELECT number FROM (SELECT number, stage.drop(number) FROM replaced) AS dropped
