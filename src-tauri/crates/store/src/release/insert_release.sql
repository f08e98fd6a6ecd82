-- Keeps the record of a release.
INSERT INTO "release" ("release", source, file_hash, file_name, file_size, recipe, reader, observations, at, by, rows, columns)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
