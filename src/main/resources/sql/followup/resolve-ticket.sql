UPDATE followup.tickets
SET resolution = :word, resolved_by = :by, reason = :reason, resolved_at = :at
WHERE number = :number AND resolved_at IS NULL
