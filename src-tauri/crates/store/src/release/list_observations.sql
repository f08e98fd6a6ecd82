-- All values of a release, in the order in which they stand in the received file.
SELECT o.series, s.indicator, s.source, s.codes, o.period, o.mantissa, o.status, o.cell, o.note
FROM observation o
JOIN series s ON s.id = o.series
WHERE o."release" = ?1
ORDER BY o.cell, o.series, o.period
