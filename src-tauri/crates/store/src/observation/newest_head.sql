-- Grows with every new head of a series.
SELECT coalesce(max(id), 0)
FROM series_head
