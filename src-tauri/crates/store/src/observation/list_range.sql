-- Neighbouring series of one release.
SELECT series, period, mantissa, status, cell, note
FROM observation
WHERE "release" = ?1 AND series BETWEEN ?2 AND ?3
ORDER BY series, period
