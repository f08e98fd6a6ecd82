//! SDMX-CSV 2.0: one row an observation; a status with several values is divided by semicolons.

use super::{CsvWriter, Dataset, STRUCTURE, columns as c};
use std::io::{Result, Write};

/// Writes observations as SDMX-CSV 2.0.
pub fn write_sdmx_csv(data: &Dataset<'_>, out: &mut dyn Write) -> Result<()> {
    let dimensions = c::dimensions(data);
    let several = format!("{}[]", c::STATUS);
    let mut w = CsvWriter::new(out);
    let mut head = vec!["STRUCTURE", "STRUCTURE_ID", "ACTION", c::INDICATOR, c::SOURCE];
    head.extend(dimensions.iter().map(|(_, id)| id.as_str()));
    head.extend([c::PERIOD, c::VALUE, &several, c::CONFIDENTIALITY, c::UNIT, c::MULTIPLIER, c::NOTE]);
    w.row(&head)?;
    let (agency, id, version) = STRUCTURE;
    let structure = format!("{agency}:{id}({version})");
    for o in data.rows {
        let (period, value) = (o.period.to_string(), c::number(o.value).unwrap_or_default());
        let status = c::statuses(o).map(String::from).collect::<Vec<_>>().join(";");
        let (confidentiality, (unit, multiplier), note) = (o.confidentiality.code(), c::unit(data, o), c::note(o));
        let mut fields =
            vec!["dataflow", structure.as_str(), "I", o.series.indicator.as_str(), o.series.source.as_str()];
        fields.extend(dimensions.iter().map(|(d, _)| c::code(o, d)));
        fields.extend([period.as_str(), &value, &status, &confidentiality, &unit, &multiplier]);
        fields.push(&note);
        w.row(&fields)?;
    }
    w.finish()
}
