INSERT INTO followup.tickets (number, slot, district, snapshot, contact_email, opened_at, due_on)
VALUES (:number, :slot, :district, :snapshot, :contact, :at, :due)
ON CONFLICT (snapshot) WHERE resolved_at IS NULL DO NOTHING
