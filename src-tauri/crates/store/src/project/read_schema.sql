-- Everything that the database defines, in an order that cannot tie.
SELECT type, name, tbl_name, coalesce(sql, '')
FROM sqlite_schema
ORDER BY type, name, tbl_name
