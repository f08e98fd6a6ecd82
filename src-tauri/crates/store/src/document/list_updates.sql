-- Updates since the snapshot, oldest first.
SELECT number, bytes
FROM document_update
ORDER BY number
