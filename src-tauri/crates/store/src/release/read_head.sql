-- One head by its number.
SELECT indicator, source, codes
FROM series_head
WHERE id = ?1
