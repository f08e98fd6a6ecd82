"""The same file as a table of one value a line, by pandas: read, melted, written to SQLite."""

import sqlite3
import sys

import pandas

received, database, labels = sys.argv[1], sys.argv[2], int(sys.argv[3])
table = pandas.read_csv(received)
ids = list(table.columns[:labels])
flat = table.melt(id_vars=ids, var_name="column", value_name="value")
with sqlite3.connect(database) as connection:
    flat.to_sql("observations", connection, index=False, if_exists="replace")
print(f"rows\t{len(flat)}")
