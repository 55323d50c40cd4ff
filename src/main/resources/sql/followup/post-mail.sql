INSERT INTO followup.outbox (message_id, letter, district, recipient, subject, body, next_try_at)
VALUES (:messageId, :letter, :district, :recipient, :subject, :body, :at)
