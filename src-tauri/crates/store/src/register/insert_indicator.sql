-- Copy of an indicator.
INSERT INTO indicator_copy (code, name, names, definition, module, measure, unit, unit_multiplier, population, reference,
  dimensions, frequency, custodian, decimals)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
