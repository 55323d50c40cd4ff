-- A newer snapshot replaces an older one, never the other way round.
INSERT INTO analytics.published AS shown (slot, district, kind, side, school_year, load_id, switched_at)
VALUES (:slot, :district, :kind, :side, :year, :load, :at)
ON CONFLICT (slot) DO UPDATE
SET load_id = excluded.load_id,
    switched_at = excluded.switched_at
WHERE shown.load_id < excluded.load_id
