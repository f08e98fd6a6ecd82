-- The number of a series in this file.
SELECT id
FROM series
WHERE indicator = ?1 AND source = ?2 AND codes = ?3
