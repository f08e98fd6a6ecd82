-- One entry of the file's own record.
SELECT value
FROM project
WHERE key = ?1
