-- The snapshot contains them.
DELETE FROM document_update
WHERE number <= (SELECT through FROM document_snapshot WHERE id = 1)
