-- All values of a release, in the order in which they stand in the received file.
SELECT id, mantissa, status, cell, note
FROM observation
WHERE id BETWEEN ?1 AND ?2
ORDER BY cell, id
