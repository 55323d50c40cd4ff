-- Whose turn it is shows in the last letter that a person wrote; Headgate's own letters leave it where it is.
SELECT page.*, coalesce(last_word.turn, 'found') AS turn
FROM (
    SELECT *
    FROM followup.tickets
    WHERE (:number = '' OR number = :number)
      AND (:slot = '' OR slot = :slot)
      AND (:district = '' OR district = :district)
      AND (:state = 'all' OR (:state = 'open') = (resolved_at IS NULL))
    ORDER BY resolved_at DESC NULLS FIRST, due_on, number
    LIMIT :limit OFFSET :offset
) page
LEFT JOIN LATERAL (
    SELECT CASE direction WHEN 'in' THEN 'answered' ELSE 'asked' END AS turn
    FROM followup.letters
    WHERE ticket = page.number AND author <> 'headgate'
    ORDER BY id DESC
    LIMIT 1
) last_word ON true
ORDER BY page.resolved_at DESC NULLS FIRST, page.due_on, page.number
