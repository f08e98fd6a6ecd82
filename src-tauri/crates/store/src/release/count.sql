-- Announced and kept numbers of values by release; expunged ones are empty on purpose.
SELECT r.file_name, r.observations,
  (SELECT count(*) FROM observation o WHERE o.id BETWEEN l.first_id AND l.last_id)
FROM "release" r
JOIN release_place l ON l."release" = r.id
WHERE r.file_hash NOT IN (SELECT hash FROM expunged)
ORDER BY r.at, r."release"
