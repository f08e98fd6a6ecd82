-- Grows with every new series.
SELECT coalesce(max(id), 0)
FROM series
