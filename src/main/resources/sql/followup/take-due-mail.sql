-- The row stays locked until the mail server has answered; another postman goes past it.
SELECT *
FROM followup.outbox
WHERE state = 'waiting' AND next_try_at <= :now
ORDER BY next_try_at, id
LIMIT 1
FOR UPDATE SKIP LOCKED
