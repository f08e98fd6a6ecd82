-- All values that were read from a file.
DELETE FROM observation
WHERE "release" IN (SELECT id FROM "release" WHERE file_hash = ?1)
