-- Breakdowns between two numbers of which no release has a value any more: they may tell what was expunged.
DELETE FROM series_breakdown
WHERE id BETWEEN ?1 AND ?2
  AND id NOT IN (
    SELECT (o.id - l.base) / l.periods % l.breakdowns
    FROM release_place l
    JOIN observation o ON o.id BETWEEN l.first_id AND l.last_id
    WHERE l.first_breakdown <= ?2 AND l.last_breakdown >= ?1
  )
