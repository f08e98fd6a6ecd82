-- Announced and kept numbers of values by release; expunged ones are empty on purpose.
SELECT r.file_name, r.observations, (SELECT count(*) FROM observation o WHERE o."release" = r.id)
FROM "release" r
WHERE r.file_hash NOT IN (SELECT hash FROM expunged)
ORDER BY r.at, r."release"
