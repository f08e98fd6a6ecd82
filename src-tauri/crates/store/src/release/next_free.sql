-- The first id behind all values that there are or were.
SELECT coalesce(max(last_id), 0) + 1
FROM release_place
