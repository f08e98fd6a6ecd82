-- Copy of a source.
INSERT INTO source_copy (code, name, names, institution, kind, vintage, frequency, next_date, coverage, definition, access,
  address)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
