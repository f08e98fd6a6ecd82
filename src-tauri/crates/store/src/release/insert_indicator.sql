-- One of the release's indicators, in order.
INSERT INTO release_indicator ("release", position, indicator)
VALUES (?1, ?2, ?3)
