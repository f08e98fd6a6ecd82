-- One of the release's periods, in order.
INSERT INTO release_period ("release", number, period)
VALUES (?1, ?2, ?3)
