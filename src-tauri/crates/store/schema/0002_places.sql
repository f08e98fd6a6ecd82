-- Format 2: a value is found by its place, which is one number made of head, breakdown and period. A series
-- is two halves that are kept once each.
--
-- For whoever reads the file with another SQLite tool nothing changes: observation_view unpacks it.

DROP VIEW observation_view;
ALTER TABLE observation RENAME TO observation_1;

-- One half of a series: indicator, source, and the codes of sex and age such as "age=Y15T24,sex=F"; empty codes
-- are the total. In codes, % , and = are written %25, %2C and %3D.
CREATE TABLE series_head (
  id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,     -- private to this file
  indicator TEXT NOT NULL,
  source    TEXT NOT NULL,
  codes     TEXT NOT NULL,
  UNIQUE (indicator, source, codes)
) STRICT;

-- The other half: the codes of all other dimensions, such as "citizenship=AFG".
CREATE TABLE series_breakdown (
  id    INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,         -- private to this file
  codes TEXT NOT NULL UNIQUE
) STRICT;

-- The periods that a release gives values for, numbered from 0.
--   period   year * 4096 + kind * 512 + part; kind 0 year, 1 half, 2 quarter, 3 month, 4 week,
--            5 day of the year, 6 number of years
CREATE TABLE release_period (
  "release" INTEGER NOT NULL REFERENCES "release" (id),
  number    INTEGER NOT NULL,
  period    INTEGER NOT NULL,
  PRIMARY KEY ("release", number)
) STRICT, WITHOUT ROWID;

-- Where a release's values are: those with ids from first_id to last_id. A value's id is
--   base + (head * breakdowns + breakdown) * periods + number of the period
CREATE TABLE release_place (
  "release"       INTEGER NOT NULL PRIMARY KEY REFERENCES "release" (id),
  first_id        INTEGER NOT NULL,
  last_id         INTEGER NOT NULL,   -- less than first_id where the release has no value
  base            INTEGER NOT NULL,
  breakdowns      INTEGER NOT NULL,   -- more than the highest id of a breakdown in the release
  periods         INTEGER NOT NULL,   -- rows in release_period
  first_breakdown INTEGER NOT NULL,   -- lowest and highest id of a breakdown in the release
  last_breakdown  INTEGER NOT NULL
) STRICT;

-- One value of one series and period, as one release gave it; observation_view unpacks it.
--   id       place of the value, see release_place
--   mantissa all digits of the value
--   status   bits 0-4: number of decimals 0 to 18, or 19 rounds to zero, 20 not available,
--            21 not applicable, 22 suppressed, 23 not collected, 24 empty;
--            bits 5-24: flags A E P B O I U D N M F L Q S H K W J G V;
--            bits 25-28: confidentiality F N C D S A O T G M E X;
--            bits 29 and up: end of an embargo, days since 0001-01-01 (day 1), plus 1 000 000
--   cell     (sheet * rows + row) * columns + column, with rows and columns of the release
--   note     number in release_note; 0 for none
CREATE TABLE observation (
  id        INTEGER NOT NULL PRIMARY KEY,
  mantissa  INTEGER NOT NULL,
  status    INTEGER NOT NULL,
  cell      INTEGER NOT NULL,
  note      INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The values of format 1 move. First each series' two halves.
CREATE TABLE halves_1 (
  series    INTEGER NOT NULL PRIMARY KEY,
  indicator TEXT NOT NULL,
  source    TEXT NOT NULL,
  head      TEXT NOT NULL,
  breakdown TEXT NOT NULL
) STRICT;
WITH framed AS (
  SELECT id, indicator, source, ',' || codes || ',' AS codes FROM series
), aged AS (
  SELECT id, indicator, source, codes,
    iif(instr(codes, ',age='), substr(codes, instr(codes, ',age='), instr(substr(codes, instr(codes, ',age=') + 1), ',')), '') AS age
  FROM framed
), sexed AS (
  SELECT id, indicator, source, codes, age,
    iif(instr(codes, ',sex='), substr(codes, instr(codes, ',sex='), instr(substr(codes, instr(codes, ',sex=') + 1), ',')), '') AS sex
  FROM aged
)
INSERT INTO halves_1 (series, indicator, source, head, breakdown)
SELECT id, indicator, source, trim(age || sex, ','),
  trim(replace(replace(codes, age || ',', ','), sex || ',', ','), ',')
FROM sexed;
INSERT INTO series_head (indicator, source, codes)
SELECT DISTINCT indicator, source, head FROM halves_1 ORDER BY indicator, source, head;
INSERT INTO series_breakdown (codes)
SELECT DISTINCT breakdown FROM halves_1 ORDER BY breakdown;
INSERT INTO release_period ("release", number, period)
SELECT "release", row_number() OVER (PARTITION BY "release" ORDER BY period) - 1, period
FROM (SELECT DISTINCT "release", period FROM observation_1)
ORDER BY "release", period;

-- Each value with the numbers that its place is made of.
CREATE TABLE moving_1 (
  "release" INTEGER NOT NULL,
  head      INTEGER NOT NULL,
  breakdown INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  mantissa  INTEGER NOT NULL,
  status    INTEGER NOT NULL,
  cell      INTEGER NOT NULL,
  note      INTEGER NOT NULL,
  PRIMARY KEY ("release", head, breakdown, number)
) STRICT, WITHOUT ROWID;
INSERT INTO moving_1 ("release", head, breakdown, number, mantissa, status, cell, note)
SELECT o."release", h.id, b.id, p.number, o.mantissa, o.status, o.cell, o.note
FROM observation_1 o
JOIN halves_1 s ON s.series = o.series
JOIN series_head h ON h.indicator = s.indicator AND h.source = s.source AND h.codes = s.head
JOIN series_breakdown b ON b.codes = s.breakdown
JOIN release_period p ON p."release" = o."release" AND p.period = o.period;
WITH cube AS (
  SELECT r.id AS "release", coalesce(max(m.breakdown), 0) + 1 AS breakdowns,
    (SELECT count(*) FROM release_period p WHERE p."release" = r.id) AS periods,
    coalesce(min(m.breakdown), 0) AS first_breakdown, coalesce(max(m.breakdown), 0) AS last_breakdown
  FROM "release" r
  LEFT JOIN moving_1 m ON m."release" = r.id
  GROUP BY r.id
), reach AS (
  SELECT c."release" AS "release", c.breakdowns AS breakdowns, c.periods AS periods,
    c.first_breakdown AS first_breakdown, c.last_breakdown AS last_breakdown,
    coalesce(min((m.head * c.breakdowns + m.breakdown) * c.periods + m.number), 0) AS least,
    coalesce(max((m.head * c.breakdowns + m.breakdown) * c.periods + m.number), -1) AS most
  FROM cube c
  LEFT JOIN moving_1 m ON m."release" = c."release"
  GROUP BY c."release"
), laid AS (
  SELECT reach.*,
    1 + coalesce(sum(most - least + 1) OVER (ORDER BY "release" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS first_id
  FROM reach
)
INSERT INTO release_place ("release", first_id, last_id, base, breakdowns, periods, first_breakdown, last_breakdown)
SELECT "release", first_id, first_id + most - least, first_id - least, breakdowns, periods, first_breakdown, last_breakdown
FROM laid
ORDER BY "release";
INSERT INTO observation (id, mantissa, status, cell, note)
SELECT l.base + (m.head * l.breakdowns + m.breakdown) * l.periods + m.number, m.mantissa, m.status, m.cell, m.note
FROM moving_1 m
JOIN release_place l ON l."release" = m."release"
ORDER BY m."release", m.head, m.breakdown, m.number;
DROP TABLE moving_1;
DROP TABLE halves_1;
DROP TABLE observation_1;
DROP TABLE series;

-- Every value of every release. counts is 1 for releases that a dataset holds now; of several such values
-- of one cell the program answers with that of the newest release. Codes name age and sex last.
CREATE VIEW observation_view AS
WITH placed AS (
  SELECT
    l."release" AS release_id,
    (o.id - l.base) / l.periods / l.breakdowns AS head_id,
    (o.id - l.base) / l.periods % l.breakdowns AS breakdown_id,
    (o.id - l.base) % l.periods AS period_number,
    o.mantissa AS mantissa, o.status AS status, o.cell AS cell, o.note AS note
  FROM release_place l
  JOIN observation o ON o.id BETWEEN l.first_id AND l.last_id
), unpacked AS (
  SELECT
    o.release_id AS release_id, o.head_id AS head_id, o.breakdown_id AS breakdown_id,
    p.period >> 12 AS year, (p.period >> 9) & 7 AS period_kind, p.period & 511 AS part,
    o.status & 31 AS form, o.status >> 5 AS flag_bits, (o.status >> 25) & 15 AS conf, o.status >> 29 AS embargo,
    CASE WHEN o.mantissa < 0 THEN '-' ELSE '' END AS sign,
    substr('0000000000000000000' || replace(CAST(o.mantissa AS TEXT), '-', ''),
      -max(length(replace(CAST(o.mantissa AS TEXT), '-', '')), (o.status & 31) + 1)) AS digits,
    o.cell % r.columns AS col, (o.cell / r.columns) % r.rows AS row, o.cell / (r.columns * r.rows) AS sheet,
    o.note AS note
  FROM placed o
  JOIN "release" r ON r.id = o.release_id
  JOIN release_period p ON p."release" = o.release_id AND p.number = o.period_number
), decimals AS (
  SELECT u.release_id, u.head_id, u.breakdown_id, u.year, u.period_kind, u.part, u.form, u.flag_bits, u.conf, u.embargo,
    u.col, u.row, u.sheet, u.note,
    CASE WHEN u.form = 0 THEN u.sign || u.digits
         WHEN u.form <= 18 THEN u.sign || substr(u.digits, 1, length(u.digits) - u.form) || '.' || substr(u.digits, -u.form)
    END AS value_text
  FROM unpacked u
)
SELECT
  s.indicator AS indicator,
  coalesce(i.name, '') AS indicator_name,
  b.codes || iif(b.codes <> '' AND s.codes <> '', ',', '') || s.codes AS codes,
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
JOIN series_head s ON s.id = u.head_id
JOIN series_breakdown b ON b.id = u.breakdown_id
JOIN "release" r ON r.id = u.release_id
LEFT JOIN indicator_copy i ON i.code = s.indicator
LEFT JOIN source_copy c ON c.code = s.source
LEFT JOIN release_note n ON n."release" = u.release_id AND n.number = u.note
LEFT JOIN release_sheet h ON h."release" = u.release_id AND h.number = u.sheet;
