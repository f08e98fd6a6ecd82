-- The series of an indicator and a source, with their numbers in this file.
SELECT codes, id
FROM series
WHERE indicator = ?1 AND source = ?2
ORDER BY id
