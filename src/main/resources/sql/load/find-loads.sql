SELECT l.id, l.slot, l.snapshot, l.rows, l.loaded, l.set_aside, l.received_at, l.loaded_at,
       p.load_id IS NOT NULL AS published
FROM analytics.loads l LEFT JOIN analytics.published p ON p.load_id = l.id
