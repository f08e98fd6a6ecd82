-- One of the release's sheets, in order.
INSERT INTO release_sheet ("release", number, name)
VALUES (?1, ?2, ?3)
