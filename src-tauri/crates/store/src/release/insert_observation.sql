-- One value, for those that are left over from the fours.
INSERT INTO observation ("release", series, period, mantissa, status, cell, note)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
