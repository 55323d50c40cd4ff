-- The files that a district's pages are made of: one published load a slot.
SELECT p.kind, p.side, p.school_year, l.received_at
FROM analytics.published p JOIN analytics.loads l ON l.id = p.load_id
WHERE p.district = :district
