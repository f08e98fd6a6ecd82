-- Every release ever, oldest first.
SELECT id, "release", source, file_hash, file_name, file_size, recipe, reader, observations, at, by, rows, columns
FROM "release"
ORDER BY at, "release"
