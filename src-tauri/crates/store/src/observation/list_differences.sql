-- Cells that two releases both contain and answer differently, in order of their places in the first.
SELECT a.id,
  a.mantissa, a.status, a.cell, a.note,
  b.mantissa, b.status, b.cell, b.note
FROM release_place la
JOIN release_place lb ON lb."release" = ?2
JOIN observation a ON a.id BETWEEN la.first_id AND la.last_id
JOIN release_period pa ON pa."release" = ?1 AND pa.number = (a.id - la.base) % la.periods
JOIN release_period pb ON pb."release" = ?2 AND pb.period = pa.period
JOIN observation b
  ON b.id = lb.base + pb.number + lb.periods * (
    (a.id - la.base) / la.periods / la.breakdowns * lb.breakdowns + (a.id - la.base) / la.periods % la.breakdowns
  )
  AND b.id BETWEEN lb.first_id AND lb.last_id
WHERE la."release" = ?1
  AND (a.id - la.base) / la.periods % la.breakdowns < lb.breakdowns
  AND (a.mantissa, a.status) <> (b.mantissa, b.status)
ORDER BY a.id
