-- Who opened the file for writing, for whoever tries next.
INSERT INTO writer (id, by, since)
VALUES (1, ?1, ?2)
ON CONFLICT (id) DO UPDATE SET by = excluded.by, since = excluded.since
