-- Copy of an institution.
INSERT INTO institution_copy (code, name, names, acronym, focal_point)
VALUES (?1, ?2, ?3, ?4, ?5)
