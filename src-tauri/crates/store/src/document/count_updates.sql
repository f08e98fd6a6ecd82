-- Updates since the snapshot; they are numbered without gaps.
SELECT coalesce(max(number) - min(number) + 1, 0)
FROM document_update
