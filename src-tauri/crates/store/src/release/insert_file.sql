-- Keeps a received file, compressed.
INSERT INTO received_file (hash, size, bytes)
VALUES (?1, ?2, ?3)
