-- One of the release's notes, in order.
INSERT INTO release_note ("release", number, note)
VALUES (?1, ?2, ?3)
