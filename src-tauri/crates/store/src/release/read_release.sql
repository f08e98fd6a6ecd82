-- One release by its hash.
SELECT id, "release", source, file_hash, file_name, file_size, recipe, reader, observations, at, by, rows, columns
FROM "release"
WHERE "release" = ?1
