SELECT count(*)
FROM followup.tickets
WHERE (:district = '' OR district = :district)
  AND (:state = 'all' OR (:state = 'open') = (resolved_at IS NULL))
