-- Breakdowns between two numbers.
SELECT id, codes
FROM series_breakdown
WHERE id BETWEEN ?1 AND ?2
ORDER BY id
