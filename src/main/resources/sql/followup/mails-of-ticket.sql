SELECT mail.*
FROM followup.outbox mail
JOIN followup.letters letter ON letter.id = mail.letter
WHERE letter.ticket = :ticket
ORDER BY mail.id
