-- All values between two places.
DELETE FROM observation
WHERE id BETWEEN ?1 AND ?2
