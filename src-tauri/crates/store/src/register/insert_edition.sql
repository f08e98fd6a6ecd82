-- Copy of an edition.
INSERT INTO edition_copy (year, data_as_of, template, languages, sealed)
VALUES (?1, ?2, ?3, ?4, ?5)
