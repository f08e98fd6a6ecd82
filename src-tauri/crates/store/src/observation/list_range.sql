-- Neighbouring values.
SELECT id, mantissa, status, cell, note
FROM observation
WHERE id BETWEEN ?1 AND ?2
ORDER BY id
