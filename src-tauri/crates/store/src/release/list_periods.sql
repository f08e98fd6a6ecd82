-- The periods of a release, in their order.
SELECT period
FROM release_period
WHERE "release" = ?1
ORDER BY number
