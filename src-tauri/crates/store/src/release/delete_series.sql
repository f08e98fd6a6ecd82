-- Series of which no release has a value any more: their codes may tell what was expunged.
DELETE FROM series
WHERE source IN (SELECT source FROM "release" WHERE file_hash = ?1)
  AND NOT EXISTS (
    SELECT 1
    FROM "release" r
    JOIN observation o ON o."release" = r.id AND o.series = series.id
    WHERE r.source = series.source
  )
