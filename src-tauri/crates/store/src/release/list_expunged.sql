-- All expunged files, oldest first.
SELECT hash, at, by, reason
FROM expunged
ORDER BY at, hash
