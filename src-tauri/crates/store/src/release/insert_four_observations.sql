-- Four values of one release at once; called hundreds of thousands of times.
INSERT INTO observation ("release", series, period, mantissa, status, cell, note)
VALUES
  (?1, ?2, ?3, ?4, ?5, ?6, ?7),
  (?1, ?8, ?9, ?10, ?11, ?12, ?13),
  (?1, ?14, ?15, ?16, ?17, ?18, ?19),
  (?1, ?20, ?21, ?22, ?23, ?24, ?25)
