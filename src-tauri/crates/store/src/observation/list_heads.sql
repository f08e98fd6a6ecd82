-- The heads of an indicator's series.
SELECT id, indicator, source, codes
FROM series_head
WHERE indicator = ?1
ORDER BY source, codes
