-- The dated record that stays.
INSERT INTO expunged (hash, at, by, reason)
VALUES (?1, ?2, ?3, ?4)
