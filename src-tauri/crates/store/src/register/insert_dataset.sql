-- A release that counts. Combined copies may name one twice in a dataset; it counts once.
INSERT INTO dataset_copy (dataset, "release", source, extent, at, by, reason)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (dataset, "release") DO NOTHING
