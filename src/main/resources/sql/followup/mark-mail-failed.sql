UPDATE followup.outbox
SET tries = tries + 1,
    state = CASE WHEN tries + 1 >= :tries THEN 'dead' ELSE 'waiting' END,
    next_try_at = :next,
    last_error = :error
WHERE id = :id
