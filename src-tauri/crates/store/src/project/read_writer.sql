-- Who writes now, or wrote last.
SELECT by, since
FROM writer
WHERE id = 1
