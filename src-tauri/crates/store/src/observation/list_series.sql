-- The series of an indicator.
SELECT id, indicator, source, codes
FROM series
WHERE indicator = ?1
ORDER BY source, codes
