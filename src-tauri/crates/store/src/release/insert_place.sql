-- Where a release's values are.
INSERT INTO release_place ("release", first_id, last_id, base, breakdowns, periods, first_breakdown, last_breakdown)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
