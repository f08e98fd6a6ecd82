-- The notes of a release, in their order.
SELECT note
FROM release_note
WHERE "release" = ?1
ORDER BY number
