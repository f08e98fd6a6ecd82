-- Copy of a heading.
INSERT INTO section_copy (position, id, number, level, title, titles)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
