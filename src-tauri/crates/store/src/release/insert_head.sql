-- A head, where it is new.
INSERT INTO series_head (indicator, source, codes)
VALUES (?1, ?2, ?3)
ON CONFLICT (indicator, source, codes) DO NOTHING
