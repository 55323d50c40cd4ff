SELECT id, slot, direction, author, subject, body, at
FROM followup.letters
WHERE ticket = :ticket
ORDER BY id
