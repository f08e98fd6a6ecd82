-- One breakdown by its number.
SELECT codes
FROM series_breakdown
WHERE id = ?1
