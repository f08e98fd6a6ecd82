-- One series of one release.
SELECT series, period, mantissa, status, cell, note
FROM observation
WHERE "release" = ?1 AND series = ?2
ORDER BY period
