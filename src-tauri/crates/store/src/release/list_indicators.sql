-- The indicators of a release, in their order.
SELECT indicator
FROM release_indicator
WHERE "release" = ?1
ORDER BY position
