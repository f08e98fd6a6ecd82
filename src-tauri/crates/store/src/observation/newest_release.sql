-- Grows with every release.
SELECT coalesce(max(id), 0)
FROM "release"
