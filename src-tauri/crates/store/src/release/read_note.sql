-- One note of a release.
SELECT note
FROM release_note
WHERE "release" = ?1 AND number = ?2
