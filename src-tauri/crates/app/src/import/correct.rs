//! What somebody points at on a received file's sheets, put into its recipe.

use crate::failure::Failure;
use crate::wire::{BracketsMean, Correction, DecimalMark, ErrorCode, Filter, Meaning, SignMeans};
use almanac_core::{Code, DimensionCode, IndicatorCode, Period};
use almanac_exchange::correct::{Corrector, Holds, NotCorrected, WholeTable};
use almanac_exchange::number::{Brackets, DecimalSign, Marker};
use almanac_exchange::recipe::{HiddenRows, Means};
use almanac_exchange::{Context, Recipe, Workbook, when};

/// The recipe with the corrections in order. The first one that cannot be made is the failure, with what to do first.
pub(super) fn corrected(
    recipe: Recipe,
    corrections: &[Correction],
    book: &Workbook,
    context: &Context<'_>,
) -> Result<Recipe, Failure> {
    let mut corrector = Corrector::new(book, context, recipe);
    for correction in corrections {
        make(&mut corrector, correction)?;
    }
    Ok(corrector.recipe())
}

fn make(on: &mut Corrector<'_>, correction: &Correction) -> Result<(), Failure> {
    let at = |table: &u32| usize::try_from(*table).unwrap_or(usize::MAX);
    let done = match correction {
        Correction::Column { table, column, meaning, dimension } => {
            let holds = match means(*meaning) {
                Some(means) => Holds::Beside(means, dimension.as_deref().map(DimensionCode::new)),
                None => Holds::Values,
            };
            on.column(at(table), *column, &holds)
        }
        Correction::ColumnSays { table, column, period, indicator, codes } => {
            let codes = codes.iter().filter(|f| !f.code.is_empty());
            let codes = codes.map(|f: &Filter| (DimensionCode::new(&f.dimension), Code::new(&f.code))).collect();
            on.column_says(at(table), *column, said_period(period)?, said_indicator(indicator), codes)
        }
        Correction::HeadingRow { table, row, meaning, dimension } => {
            // Over the values nothing else can hold values.
            let means = means(*meaning).unwrap_or(Means::Ignore);
            on.heading_row(at(table), *row, means, dimension.as_deref().map(DimensionCode::new))
        }
        Correction::Heading { table, first, last } => on.heading(at(table), *first, *last),
        Correction::Rows { table, first, last } => on.rows(at(table), *first, *last),
        Correction::NewTable { sheet, first, last } => on.new_table(at(sheet), *first, *last),
        Correction::NoTable { table } => on.no_table(at(table)),
        Correction::RowsSaying { table, column, text, left_out } => on.rows_saying(at(table), *column, text, *left_out),
        Correction::GoesOn { table, column, goes_on } => on.goes_on(at(table), *column, *goes_on),
        Correction::Section { table, row, meaning, dimension } => {
            let means = means(*meaning).unwrap_or(Means::Ignore);
            on.section(at(table), *row, means, dimension.as_deref().map(DimensionCode::new))
        }
        Correction::Sign { table, text, means } => on.sign(at(table), text, means.map(marker)),
        Correction::Table { table, decimal, power, brackets, unit, period, indicator, hidden_rows } => {
            let whole = WholeTable {
                decimal: match decimal {
                    DecimalMark::Point => DecimalSign::Point,
                    DecimalMark::Comma => DecimalSign::Comma,
                },
                times_ten_to: *power,
                brackets: match brackets {
                    BracketsMean::Negative => Brackets::Negative,
                    BracketsMean::Unreliable => Brackets::Unreliable,
                },
                unit: Some(unit.trim().to_string()).filter(|u| !u.is_empty()),
                period: said_period(period)?,
                indicator: said_indicator(indicator),
                hidden_rows: if *hidden_rows { HiddenRows::Read } else { HiddenRows::LeaveOut },
            };
            on.whole_table(at(table), whole)
        }
    };
    done.map_err(|NotCorrected(why)| Failure::new(ErrorCode::WrongInput, why))
}

fn said_period(text: &str) -> Result<Option<Period>, Failure> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || {
        let why = format!("\"{}\" is no period; write it as 2024, 2024-Q3, 2024-07 or 2024-07-01", text.trim());
        Failure::new(ErrorCode::WrongInput, why)
    };
    when::period(text).map(|(period, _)| Some(period)).ok_or_else(wrong)
}

fn said_indicator(code: &str) -> Option<IndicatorCode> {
    Some(code.trim()).filter(|c| !c.is_empty()).map(IndicatorCode::new)
}

/// What a meaning is in a recipe; none for values.
fn means(meaning: Meaning) -> Option<Means> {
    Some(match meaning {
        Meaning::Values => return None,
        Meaning::Dimension => Means::Dimension,
        Meaning::Indicator => Means::Indicator,
        Meaning::Period => Means::Period,
        Meaning::PartOfYear => Means::PartOfYear,
        Meaning::Unit => Means::Unit,
        Meaning::Flags => Means::Flags,
        Meaning::Missing => Means::Missing,
        Meaning::Confidentiality => Means::Confidentiality,
        Meaning::Note => Means::Note,
        Meaning::Label => Means::Label,
        Meaning::Filter => Means::Filter,
        Meaning::Ignore => Means::Ignore,
    })
}

/// The word of the border for what a column means.
pub(super) fn meaning(means: Means) -> Meaning {
    match means {
        Means::Dimension => Meaning::Dimension,
        Means::Indicator => Meaning::Indicator,
        Means::Period => Meaning::Period,
        Means::PartOfYear => Meaning::PartOfYear,
        Means::Unit => Meaning::Unit,
        Means::Flags => Meaning::Flags,
        Means::Missing => Meaning::Missing,
        Means::Confidentiality => Meaning::Confidentiality,
        Means::Note => Meaning::Note,
        Means::Label => Meaning::Label,
        Means::Filter => Meaning::Filter,
        Means::Ignore => Meaning::Ignore,
    }
}

fn marker(means: SignMeans) -> Marker {
    match means {
        SignMeans::Zero => Marker::Zero,
        SignMeans::RoundsToZero => Marker::RoundsToZero,
        SignMeans::NotAvailable => Marker::NotAvailable,
        SignMeans::NotApplicable => Marker::NotApplicable,
        SignMeans::Suppressed => Marker::Suppressed,
        SignMeans::NotCollected => Marker::NotCollected,
    }
}

/// The word of the border for what a sign stands for.
pub(super) fn sign_means(marker: Marker) -> SignMeans {
    match marker {
        Marker::Zero => SignMeans::Zero,
        Marker::RoundsToZero => SignMeans::RoundsToZero,
        Marker::NotAvailable => SignMeans::NotAvailable,
        Marker::NotApplicable => SignMeans::NotApplicable,
        Marker::Suppressed => SignMeans::Suppressed,
        Marker::NotCollected => SignMeans::NotCollected,
    }
}
