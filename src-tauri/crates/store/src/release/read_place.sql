-- Where a release's values are.
SELECT first_id, last_id, base, breakdowns, first_breakdown, last_breakdown
FROM release_place
WHERE "release" = ?1
