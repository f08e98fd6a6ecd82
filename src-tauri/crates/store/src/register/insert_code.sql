-- Copy of a code of a dimension. A list may name one twice by mistake; the first counts.
INSERT INTO code_copy (dimension, code, name)
VALUES (?1, ?2, ?3)
ON CONFLICT (dimension, code) DO NOTHING
