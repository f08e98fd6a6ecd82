-- Sets one entry of the file's own record.
INSERT INTO project (key, value)
VALUES (?1, ?2)
ON CONFLICT (key) DO UPDATE SET value = excluded.value
