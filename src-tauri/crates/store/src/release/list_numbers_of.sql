-- The releases that were read from a file, by their numbers in this file.
SELECT id
FROM "release"
WHERE file_hash = ?1
ORDER BY id
