INSERT INTO followup.letters (ticket, slot, district, direction, author, subject, body, at)
VALUES (:ticket, :slot, :district, :direction, :author, :subject, :body, :at)
RETURNING id
