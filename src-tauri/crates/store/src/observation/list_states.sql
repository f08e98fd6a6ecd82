-- Neighbouring values, without their cells.
SELECT id, mantissa, status
FROM observation
WHERE id BETWEEN ?1 AND ?2
ORDER BY id
