-- The number of a breakdown in this file.
SELECT id
FROM series_breakdown
WHERE codes = ?1
