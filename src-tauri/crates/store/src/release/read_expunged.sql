-- The record of an expunged file.
SELECT hash, at, by, reason
FROM expunged
WHERE hash = ?1
