-- Places of the first release's values for cells that the second does not contain, with their periods.
SELECT a.id, pa.period
FROM release_place la
JOIN release_place lb ON lb."release" = ?2
JOIN observation a ON a.id BETWEEN la.first_id AND la.last_id
JOIN release_period pa ON pa."release" = ?1 AND pa.number = (a.id - la.base) % la.periods
LEFT JOIN release_period pb ON pb."release" = ?2 AND pb.period = pa.period
WHERE la."release" = ?1
  AND (
    pb.number IS NULL
    OR (a.id - la.base) / la.periods % la.breakdowns >= lb.breakdowns
    OR NOT EXISTS (
      SELECT 1 FROM observation b
      WHERE b.id = lb.base + pb.number + lb.periods * (
          (a.id - la.base) / la.periods / la.breakdowns * lb.breakdowns + (a.id - la.base) / la.periods % la.breakdowns
        )
        AND b.id BETWEEN lb.first_id AND lb.last_id
    )
  )
ORDER BY a.id
