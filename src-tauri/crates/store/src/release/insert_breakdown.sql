-- A breakdown, where it is new.
INSERT INTO series_breakdown (codes)
VALUES (?1)
ON CONFLICT (codes) DO NOTHING
