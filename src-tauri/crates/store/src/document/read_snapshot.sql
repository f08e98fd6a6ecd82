-- The snapshot and the number of the last update that it contains.
SELECT through, bytes
FROM document_snapshot
WHERE id = 1
