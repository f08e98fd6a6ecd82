-- Whether the received file is kept already.
SELECT EXISTS (SELECT 1 FROM received_file WHERE hash = ?1)
