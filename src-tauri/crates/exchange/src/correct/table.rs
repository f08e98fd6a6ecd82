//! What holds for all values of a table.

use super::{Corrector, NotCorrected};
use crate::number::{Brackets, DecimalSign};
use crate::recipe::{HiddenRows, Means};
use almanac_core::{IndicatorCode, Period};

/// What holds for all values of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeTable {
    /// The decimal sign.
    pub decimal: DecimalSign,
    /// Power of ten that values are multiplied by.
    pub times_ten_to: i8,
    /// What brackets say.
    pub brackets: Brackets,
    /// The unit, where one holds for all.
    pub unit: Option<String>,
    /// The period, where one holds for all.
    pub period: Option<Period>,
    /// The indicator, where one holds for all.
    pub indicator: Option<IndicatorCode>,
    /// Whether rows that the sender hid are read.
    pub hidden_rows: HiddenRows,
}

/// Values beyond these powers of ten are no statistics of persons or money.
const POWERS: std::ops::RangeInclusive<i8> = -9..=12;

impl Corrector<'_> {
    /// What holds for all values of a table.
    pub fn whole_table(&mut self, table: usize, whole: WholeTable) -> Result<(), NotCorrected> {
        if !POWERS.contains(&whole.times_ten_to) {
            return Err(NotCorrected("values cannot be given in so large or small a unit; choose another".into()));
        }
        self.change(table, |_, t| {
            if whole.period.is_some() && t.period != whole.period {
                // What the period of all values is said to be holds; a column that says another one is only told.
                if let Some(column) = t.columns.iter().find(|c| c.means == Means::Period) {
                    return Err(NotCorrected(format!(
                        "the column \"{}\" says the periods; say first that it holds nothing",
                        column.heading
                    )));
                }
                if let Some(row) = t.values.headings.iter().find(|h| h.means == Means::Period) {
                    return Err(NotCorrected(format!(
                        "row {} of the heading says the periods; say first that it means nothing",
                        row.row
                    )));
                }
            }
            let WholeTable { decimal, times_ten_to, brackets, unit, period, indicator, hidden_rows } = whole;
            (t.decimal, t.times_ten_to, t.brackets) = (decimal, times_ten_to, brackets);
            (t.unit, t.period, t.indicator, t.hidden_rows) = (unit, period, indicator, hidden_rows);
            Ok(())
        })
    }
}
