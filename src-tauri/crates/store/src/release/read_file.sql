-- A received file, compressed.
SELECT size, bytes
FROM received_file
WHERE hash = ?1
