-- All received files.
SELECT hash
FROM received_file
ORDER BY hash
