-- A new snapshot; it contains the updates up to the last one stored.
INSERT INTO document_snapshot (id, through, bytes)
VALUES (1, coalesce((SELECT max(number) FROM document_update), 0), ?1)
ON CONFLICT (id) DO UPDATE SET through = max(through, excluded.through), bytes = excluded.bytes
