-- A series that no release had before.
INSERT INTO series (indicator, source, codes)
VALUES (?1, ?2, ?3)
