-- Numbers go on after a folding, so that a missing one is noticed.
INSERT INTO document_update (number, bytes)
VALUES (
  1 + max(
    coalesce((SELECT max(number) FROM document_update), 0),
    coalesce((SELECT through FROM document_snapshot WHERE id = 1), 0)
  ),
  ?1
)
