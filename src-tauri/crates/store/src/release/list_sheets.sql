-- The sheets of a release, in their order.
SELECT name
FROM release_sheet
WHERE "release" = ?1
ORDER BY number
