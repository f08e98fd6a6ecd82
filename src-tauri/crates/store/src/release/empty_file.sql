-- The bytes go, the row stays.
UPDATE received_file
SET bytes = x''
WHERE hash = ?1
