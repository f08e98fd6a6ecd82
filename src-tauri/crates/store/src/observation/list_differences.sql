-- Cells that two releases both contain and answer differently, in order of series and period.
SELECT a.series, s.indicator, s.source, s.codes, a.period,
  a.mantissa, a.status, a.cell, a.note,
  b.mantissa, b.status, b.cell, b.note
FROM observation a
JOIN observation b ON b."release" = ?2 AND b.series = a.series AND b.period = a.period
JOIN series s ON s.id = a.series
WHERE a."release" = ?1
  AND (a.mantissa, a.status) <> (b.mantissa, b.status)
ORDER BY a.series, a.period
