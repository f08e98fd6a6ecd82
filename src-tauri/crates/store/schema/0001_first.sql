-- Format 1 of a project file (.almanac).
--
-- For whoever reads it with another SQLite tool: begin with observation_view, release_view,
-- indicator_view and source_view. Reading is welcome; a table, view or trigger that is added here
-- makes the program refuse the file.

-- What the file says of itself. Keys: project (same in all copies), copy (this copy's own),
-- created_at, created_by, opens_with (oldest version of the program that opens it).
CREATE TABLE project (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who writes now, or wrote last: read by a second opener while the writer holds its lock.
CREATE TABLE writer (
  id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  by    TEXT NOT NULL,
  since INTEGER NOT NULL           -- milliseconds since 1970, UTC
) STRICT;

-- The document: structure, texts, registers, figures, comments, and their whole history.
-- One snapshot, then numbered updates since.
CREATE TABLE document_snapshot (
  id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  through INTEGER NOT NULL,        -- number of the last update that the snapshot contains
  bytes   BLOB NOT NULL
) STRICT;

CREATE TABLE document_update (
  number INTEGER NOT NULL PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT;

-- A received file as it came, zstd-compressed. An expunged file keeps its row without bytes.
CREATE TABLE received_file (
  id    INTEGER NOT NULL PRIMARY KEY,
  hash  TEXT NOT NULL UNIQUE,      -- SHA-256 of the bytes as received, hexadecimal
  size  INTEGER NOT NULL,          -- bytes as received
  bytes BLOB NOT NULL DEFAULT x''
) STRICT;

-- Files that were received wrongly: bytes and values are gone, this stays.
CREATE TABLE expunged (
  hash   TEXT NOT NULL PRIMARY KEY,
  at     INTEGER NOT NULL,
  by     TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A reading of what one source delivered at one time. Never altered.
CREATE TABLE "release" (
  id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,  -- private to this file
  "release"    TEXT NOT NULL UNIQUE,   -- hash of bytes, recipe, code lists and reader
  source       TEXT NOT NULL,
  file_hash    TEXT NOT NULL,
  file_name    TEXT NOT NULL,
  file_size    INTEGER NOT NULL,
  recipe       TEXT NOT NULL,
  reader       TEXT NOT NULL,
  observations INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  by           TEXT NOT NULL,
  rows         INTEGER NOT NULL,       -- strides of observation.cell, see there
  columns      INTEGER NOT NULL
) STRICT;
CREATE INDEX release_source ON "release" (source);
CREATE INDEX release_file ON "release" (file_hash);

CREATE TABLE release_indicator (
  "release" INTEGER NOT NULL REFERENCES "release" (id),
  position  INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  PRIMARY KEY ("release", position)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_sheet (
  "release" INTEGER NOT NULL REFERENCES "release" (id),
  number    INTEGER NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY ("release", number)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_note (
  "release" INTEGER NOT NULL REFERENCES "release" (id),
  number    INTEGER NOT NULL,
  note      TEXT NOT NULL,
  PRIMARY KEY ("release", number)
) STRICT, WITHOUT ROWID;

-- Indicator, source and codes such as "age=Y15T24,sex=F"; empty codes are the total.
-- In codes, % , and = are written %25, %2C and %3D.
CREATE TABLE series (
  id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,     -- private to this file
  indicator TEXT NOT NULL,
  source    TEXT NOT NULL,
  codes     TEXT NOT NULL
) STRICT;
-- Not unique over all three: the codes would be in the file twice. The writer looks before it adds.
CREATE INDEX series_indicator ON series (indicator);

-- One value of one series and period, as one release gave it; observation_view unpacks it.
--   period   year * 4096 + kind * 512 + part; kind 0 year, 1 half, 2 quarter, 3 month, 4 week,
--            5 day of the year, 6 number of years
--   mantissa all digits of the value
--   status   bits 0-4: number of decimals 0 to 18, or 19 rounds to zero, 20 not available,
--            21 not applicable, 22 suppressed, 23 not collected, 24 empty;
--            bits 5-24: flags A E P B O I U D N M F L Q S H K W J G V;
--            bits 25-28: confidentiality F N C D S A O T G M E X;
--            bits 29 and up: end of an embargo, days since 0001-01-01 (day 1), plus 1 000 000
--   cell     (sheet * rows + row) * columns + column, with rows and columns of the release
--   note     number in release_note; 0 for none
CREATE TABLE observation (
  "release" INTEGER NOT NULL,
  series    INTEGER NOT NULL,
  period    INTEGER NOT NULL,
  mantissa  INTEGER NOT NULL,
  status    INTEGER NOT NULL,
  cell      INTEGER NOT NULL,
  note      INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY ("release", series, period)
) STRICT, WITHOUT ROWID;

-- Copies for reading. The truth of these is in the document; the program rewrites them and never
-- reads them back.
CREATE TABLE indicator_copy (
  code            TEXT NOT NULL PRIMARY KEY,
  name            TEXT NOT NULL,
  names           TEXT NOT NULL,   -- JSON: language to name
  definition      TEXT NOT NULL,
  module          TEXT NOT NULL,
  measure         TEXT NOT NULL,
  unit            TEXT NOT NULL,
  unit_multiplier INTEGER NOT NULL,
  population      TEXT NOT NULL,
  reference       TEXT NOT NULL,
  dimensions      TEXT NOT NULL,   -- separated by commas
  frequency       TEXT NOT NULL,
  custodian       TEXT NOT NULL,
  decimals        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source_copy (
  code        TEXT NOT NULL PRIMARY KEY,
  name        TEXT NOT NULL,
  names       TEXT NOT NULL,
  institution TEXT NOT NULL,
  kind        TEXT NOT NULL,
  vintage     TEXT NOT NULL,
  frequency   TEXT NOT NULL,
  next_date   TEXT NOT NULL,
  coverage    TEXT NOT NULL,
  definition  TEXT NOT NULL,
  access      TEXT NOT NULL,
  address     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE institution_copy (
  code        TEXT NOT NULL PRIMARY KEY,
  name        TEXT NOT NULL,
  names       TEXT NOT NULL,
  acronym     TEXT NOT NULL,
  focal_point TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE section_copy (
  position INTEGER NOT NULL PRIMARY KEY,   -- order of reading
  id       TEXT NOT NULL,
  number   TEXT NOT NULL,
  level    INTEGER NOT NULL,
  title    TEXT NOT NULL,
  titles   TEXT NOT NULL
) STRICT;

CREATE TABLE edition_copy (
  year       INTEGER NOT NULL PRIMARY KEY,
  data_as_of TEXT NOT NULL,
  template   TEXT NOT NULL,
  languages  TEXT NOT NULL,
  sealed     INTEGER NOT NULL
) STRICT;

CREATE TABLE code_copy (
  dimension TEXT NOT NULL,
  code      TEXT NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY (dimension, code)
) STRICT, WITHOUT ROWID;

-- Releases that count, and what each speaks for.
CREATE TABLE dataset_copy (
  dataset   TEXT NOT NULL,
  "release" TEXT NOT NULL,
  source    TEXT NOT NULL,
  extent    TEXT NOT NULL,         -- everything, cells, or 2019 to 2023
  at        INTEGER NOT NULL,
  by        TEXT NOT NULL,
  reason    TEXT NOT NULL,
  PRIMARY KEY (dataset, "release")
) STRICT, WITHOUT ROWID;
CREATE INDEX dataset_copy_release ON dataset_copy ("release");

CREATE VIEW release_view AS
SELECT
  r."release" AS "release",
  r.source AS source,
  coalesce(s.name, '') AS source_name,
  r.file_name AS file_name,
  r.file_size AS file_size,
  r.file_hash AS file_hash,
  r.observations AS observations,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.at / 1000, 'unixepoch') AS read_at,
  r.by AS read_by,
  r.reader AS reader,
  EXISTS (SELECT 1 FROM dataset_copy d WHERE d."release" = r."release") AS counts,
  coalesce((SELECT strftime('%Y-%m-%dT%H:%M:%SZ', x.at / 1000, 'unixepoch') FROM expunged x WHERE x.hash = r.file_hash), '') AS expunged_at
FROM "release" r
LEFT JOIN source_copy s ON s.code = r.source
ORDER BY r.at, r."release";

CREATE VIEW indicator_view AS
SELECT i.code AS code, i.name AS name, i.definition AS definition, i.module AS module, i.measure AS measure,
  i.unit AS unit, i.unit_multiplier AS unit_multiplier, i.population AS population, i.reference AS reference,
  i.dimensions AS dimensions, i.frequency AS frequency, i.custodian AS custodian, i.decimals AS decimals
FROM indicator_copy i
ORDER BY i.code;

CREATE VIEW source_view AS
SELECT s.code AS code, s.name AS name, coalesce(i.name, s.institution) AS institution, s.kind AS kind,
  s.vintage AS vintage, s.frequency AS frequency, s.next_date AS next_date, s.coverage AS coverage,
  s.definition AS definition, s.access AS access, s.address AS address
FROM source_copy s
LEFT JOIN institution_copy i ON i.code = s.institution
ORDER BY s.code;

-- Every value of every release. counts is 1 for releases that a dataset holds now; of several such values
-- of one cell the program answers with that of the newest release.
CREATE VIEW observation_view AS
WITH unpacked AS (
  SELECT
    o."release" AS release_id, o.series AS series_id,
    o.period >> 12 AS year, (o.period >> 9) & 7 AS period_kind, o.period & 511 AS part,
    o.status & 31 AS form, o.status >> 5 AS flag_bits, (o.status >> 25) & 15 AS conf, o.status >> 29 AS embargo,
    CASE WHEN o.mantissa < 0 THEN '-' ELSE '' END AS sign,
    substr('0000000000000000000' || replace(CAST(o.mantissa AS TEXT), '-', ''),
      -max(length(replace(CAST(o.mantissa AS TEXT), '-', '')), (o.status & 31) + 1)) AS digits,
    o.cell % r.columns AS col, (o.cell / r.columns) % r.rows AS row, o.cell / (r.columns * r.rows) AS sheet,
    o.note AS note
  FROM observation o
  JOIN "release" r ON r.id = o."release"
), decimals AS (
  SELECT u.release_id, u.series_id, u.year, u.period_kind, u.part, u.form, u.flag_bits, u.conf, u.embargo, u.col, u.row,
    u.sheet, u.note,
    CASE WHEN u.form = 0 THEN u.sign || u.digits
         WHEN u.form <= 18 THEN u.sign || substr(u.digits, 1, length(u.digits) - u.form) || '.' || substr(u.digits, -u.form)
    END AS value_text
  FROM unpacked u
)
SELECT
  s.indicator AS indicator,
  coalesce(i.name, '') AS indicator_name,
  s.codes AS codes,
  CASE u.period_kind
    WHEN 0 THEN printf('%04d', u.year)
    WHEN 1 THEN printf('%04d-S%d', u.year, u.part)
    WHEN 2 THEN printf('%04d-Q%d', u.year, u.part)
    WHEN 3 THEN printf('%04d-%02d', u.year, u.part)
    WHEN 4 THEN printf('%04d-W%02d', u.year, u.part)
    WHEN 5 THEN date(printf('%04d-01-01', u.year), printf('+%d days', u.part - 1))
    ELSE printf('%04d/%04d', u.year, u.year + u.part)
  END AS period,
  CAST(u.value_text AS REAL) AS value,
  u.value_text AS value_as_received,
  coalesce(i.unit, '') AS unit,
  coalesce(i.unit_multiplier, 0) AS unit_multiplier,
  CASE u.form WHEN 19 THEN 'rounds to zero' WHEN 20 THEN 'not available' WHEN 21 THEN 'not applicable'
    WHEN 22 THEN 'suppressed' WHEN 23 THEN 'not collected' WHEN 24 THEN 'empty' ELSE '' END AS missing,
  iif(u.flag_bits & 8, 'B', '') || iif(u.flag_bits & 16, 'O', '') || iif(u.flag_bits & 512, 'M', '')
    || iif(u.flag_bits & 2048, 'L', '') || iif(u.flag_bits & 16384, 'H', '') || iif(u.flag_bits & 4096, 'Q', '')
    || iif(u.flag_bits & 131072, 'J', '') || iif(u.flag_bits & 8192, 'S', '') || iif(u.flag_bits & 128, 'D', '')
    || iif(u.flag_bits & 32768, 'K', '') || iif(u.flag_bits & 65536, 'W', '') || iif(u.flag_bits & 32, 'I', '')
    || iif(u.flag_bits & 1024, 'F', '') || iif(u.flag_bits & 2, 'E', '') || iif(u.flag_bits & 4, 'P', '')
    || iif(u.flag_bits & 256, 'N', '') || iif(u.flag_bits & 64, 'U', '') || iif(u.flag_bits & 524288, 'V', '')
    || iif(u.flag_bits & 262144, 'G', '') || iif(u.flag_bits & 1, 'A', '') AS flags,
  substr('FNCDSAOTGMEX', u.conf + 1, 1) AS confidentiality,
  CASE WHEN u.conf = 10 THEN date('0001-01-01', printf('%+d days', u.embargo - 1000001)) ELSE '' END AS embargo_until,
  coalesce(n.note, '') AS note,
  s.source AS source,
  coalesce(c.name, '') AS source_name,
  r."release" AS "release",
  EXISTS (SELECT 1 FROM dataset_copy d WHERE d."release" = r."release") AS counts,
  r.file_name AS file_name,
  coalesce(h.name, '') AS sheet,
  CASE WHEN u.sheet = 0 THEN printf('line %d, column %d', u.row, u.col)
    WHEN u.col <= 26 THEN char(64 + u.col) || u.row
    WHEN u.col <= 702 THEN char(64 + (u.col - 1) / 26, 65 + (u.col - 1) % 26) || u.row
    ELSE char(65 + (u.col - 703) / 676, 65 + (u.col - 703) / 26 % 26, 65 + (u.col - 703) % 26) || u.row
  END AS cell
FROM decimals u
JOIN series s ON s.id = u.series_id
JOIN "release" r ON r.id = u.release_id
LEFT JOIN indicator_copy i ON i.code = s.indicator
LEFT JOIN source_copy c ON c.code = s.source
LEFT JOIN release_note n ON n."release" = u.release_id AND n.number = u.note
LEFT JOIN release_sheet h ON h."release" = u.release_id AND h.number = u.sheet;
