-- The number of a head in this file.
SELECT id
FROM series_head
WHERE indicator = ?1 AND source = ?2 AND codes = ?3
