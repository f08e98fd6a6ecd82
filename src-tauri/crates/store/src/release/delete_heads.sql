-- Heads of the source of a release of which no release has a value any more: they may tell what was expunged.
DELETE FROM series_head
WHERE source = (SELECT source FROM "release" WHERE id = ?1)
  AND id NOT IN (
    SELECT (o.id - l.base) / l.periods / l.breakdowns
    FROM "release" r
    JOIN release_place l ON l."release" = r.id
    JOIN observation o ON o.id BETWEEN l.first_id AND l.last_id
    WHERE r.source = (SELECT source FROM "release" WHERE id = ?1)
  )
