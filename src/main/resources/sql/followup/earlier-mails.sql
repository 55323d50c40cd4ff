-- What the same person got in the same thread before, oldest first.
SELECT earlier.message_id
FROM followup.outbox earlier
JOIN followup.letters its ON its.id = earlier.letter
JOIN followup.letters mine ON mine.id = :letter AND mine.ticket = its.ticket
WHERE earlier.letter < :letter AND earlier.recipient = :recipient
ORDER BY earlier.id
