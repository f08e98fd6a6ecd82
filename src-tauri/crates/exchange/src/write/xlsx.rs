//! A workbook: one row an observation, under frozen headings. Numbers are numbers that show their decimals; all else
//! is text. A sheet that is full goes on in the next.

use super::{Dataset, columns as c, neutral};
use almanac_core::{Decimal, Observation};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::collections::BTreeMap;
use std::fmt;

/// Rows of values that one sheet holds, below its heading.
const ROWS: usize = 1_048_575;
/// The longest text of a cell, in characters.
const LONGEST: usize = 32_767;

/// Why no workbook was made.
#[derive(Debug)]
pub struct WriteError(XlsxError);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot make the workbook: {}", self.0)
    }
}
impl std::error::Error for WriteError {}

/// The workbook's bytes; the same observations give the same bytes.
pub fn write_xlsx(data: &Dataset<'_>) -> Result<Vec<u8>, WriteError> {
    workbook(data).map_err(WriteError)
}

fn workbook(data: &Dataset<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The library would write the time of writing into the file.
    let properties = rust_xlsxwriter::DocProperties::new();
    let made = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&properties.set_creation_datetime(&made));
    let dimensions = c::dimensions(data);
    let bold = Format::new().set_bold();
    let mut shown: BTreeMap<u8, Format> = BTreeMap::new();
    let parts = data.rows.chunks(ROWS).count().max(1);
    for part in 0..parts {
        let rows = data.rows.chunks(ROWS).nth(part).unwrap_or_default();
        let sheet = book.add_worksheet();
        sheet.set_name(if part == 0 { "Data".to_string() } else { format!("Data {}", part + 1) })?;
        let ids = dimensions.iter().map(|(_, id)| id.as_str());
        let head = [c::INDICATOR, c::SOURCE].into_iter().chain(ids);
        let head = head.chain([c::PERIOD, c::VALUE, c::STATUS, c::CONFIDENTIALITY, c::UNIT, c::MULTIPLIER, c::NOTE]);
        let mut last = 0;
        for (column, heading) in (0..).zip(head) {
            sheet.write_string_with_format(0, column, heading, &bold)?;
            sheet.set_column_width(column, 14)?;
            last = column;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, u32::try_from(rows.len()).unwrap_or(u32::MAX), last)?;
        for (row, o) in (1..).zip(rows) {
            line(data, &dimensions, &mut shown, sheet, row, o)?;
        }
    }
    book.save_to_buffer()
}

fn line(
    data: &Dataset<'_>,
    dimensions: &[(&almanac_core::DimensionCode, String)],
    shown: &mut BTreeMap<u8, Format>,
    sheet: &mut Worksheet,
    row: u32,
    o: &Observation,
) -> Result<(), XlsxError> {
    let status = c::statuses(o).map(String::from).collect::<Vec<_>>().join(";");
    let (unit, multiplier) = c::unit(data, o);
    let (period, confidentiality, note) = (o.period.to_string(), o.confidentiality.code(), c::note(o));
    let mut cells = vec![o.series.indicator.as_str(), o.series.source.as_str()];
    cells.extend(dimensions.iter().map(|(dimension, _)| c::code(o, dimension)));
    cells.push(&period);
    let value = u16::try_from(cells.len()).unwrap_or(u16::MAX);
    cells.extend(["", &status, &confidentiality, &unit, &multiplier]);
    cells.push(&note);
    for (column, text) in (0..).zip(&cells) {
        text_cell(sheet, row, column, text)?;
    }
    let Some(number) = o.value.number() else { return Ok(()) };
    let stored = number.to_f64();
    // A number of more digits than a spreadsheet keeps is written as text, so that none is lost.
    if Decimal::from_f64(stored).is_none_or(|d| d != number) {
        return text_cell(sheet, row, value, &number.to_string());
    }
    let format = shown.entry(number.scale).or_insert_with(|| {
        let decimals = "0".repeat(usize::from(number.scale));
        Format::new().set_num_format(if decimals.is_empty() { "0".to_string() } else { format!("0.{decimals}") })
    });
    sheet.write_number_with_format(row, value, stored, format)?;
    Ok(())
}

/// A text; an empty one leaves the cell empty.
fn text_cell(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    let text = neutral(text);
    if text.chars().count() > LONGEST {
        let cut: String = text.chars().take(LONGEST - 1).chain(['…']).collect();
        sheet.write_string(row, column, cut)?;
    } else {
        sheet.write_string(row, column, text)?;
    }
    Ok(())
}
