-- Staged rows whose slot shows a newer file. What the load has attached is no table of stage any more; a load that is
-- under way, or stopped within the last week, may still want them.
WITH replaced AS (
    SELECT s.number
    FROM submission.snapshots s
    JOIN analytics.published p ON p.slot = s.slot AND p.load_id > s.number
    WHERE (to_regclass('stage.scores_' || s.number) IS NOT NULL OR to_regclass('stage.pupils_' || s.number) IS NOT NULL)
      AND EXISTS (SELECT FROM checks.verdicts v WHERE v.snapshot = s.id)
      AND NOT EXISTS (SELECT FROM checks.verdicts v WHERE v.snapshot = s.id AND v.judged_at > now() - interval '1 day')
      AND NOT EXISTS (SELECT
                      FROM batch.batch_job_execution_params q
                      JOIN batch.batch_job_execution e ON e.job_execution_id = q.job_execution_id
                      WHERE q.parameter_name = 'snapshot' AND q.parameter_value = s.id
                        AND e.status <> 'COMPLETED' AND e.create_time > now() - interval '7 days')
    ORDER BY s.number
    -- Each table takes a lock until all are gone.
    LIMIT 100
), forgotten AS (
    DELETE FROM stage.set_aside WHERE load_id IN (SELECT number FROM replaced)
)
SELECT number FROM (SELECT number, stage.drop(number) FROM replaced) AS dropped
