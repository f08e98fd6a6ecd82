-- All notes that were read from a file.
DELETE FROM release_note
WHERE "release" IN (SELECT id FROM "release" WHERE file_hash = ?1)
