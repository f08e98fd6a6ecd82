-- One value, for those that are left over from the sixes.
INSERT INTO observation (id, mantissa, status, cell, note)
VALUES (?1, ?2, ?3, ?4, ?5)
