//! Values entered by hand as a received file: a table that says who entered them, when and why, with the
//! recipe by which it is read again. What people typed stands beside what was understood.

use super::CsvWriter;
use crate::recipe::{Recipe, RecipeError};
use almanac_core::release::{Flags, MissingKind, ObsValue};
use almanac_core::{Code, Confidentiality, DimensionCode, Period, SeriesKey};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

/// One value as somebody entered it.
#[derive(Debug, Clone, PartialEq)]
pub struct EnteredValue {
    /// Its series.
    pub series: Arc<SeriesKey>,
    /// Its period.
    pub period: Period,
    /// What was understood.
    pub value: ObsValue,
    /// Its flags.
    pub flags: Flags,
    /// Who may see it.
    pub confidentiality: Confidentiality,
    /// Its note.
    pub note: Option<String>,
    /// What was typed or pasted.
    pub typed: String,
}

/// Who entered the values, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The author.
    pub author: String,
    /// The moment, ISO 8601.
    pub time: String,
    /// The reason.
    pub reason: String,
}

/// The table as CSV, and its recipe. All values must be of the series' one source. The same values give the same bytes.
pub fn write_entered(values: &[EnteredValue], about: &Entered) -> Result<(Vec<u8>, Recipe), RecipeError> {
    let dimensions: BTreeSet<&DimensionCode> = values.iter().flat_map(|v| v.series.codes.keys()).collect();
    let mut head = vec!["indicator"];
    head.extend(dimensions.iter().map(|d| d.as_str()));
    head.extend(["period", "value", "flags", "confidentiality", "note", "typed", "author", "time", "reason"]);
    let mut bytes = Vec::new();
    let unwritten = |e: std::io::Error| RecipeError(e.to_string());
    let mut out = CsvWriter::new(&mut bytes);
    out.row(&head).map_err(unwritten)?;
    for v in values {
        let value = match v.value {
            ObsValue::Number(n) => n.to_string(),
            ObsValue::RoundsToZero => ROUNDS_TO_ZERO.to_string(),
            ObsValue::Missing(MissingKind::Empty) => String::new(),
            ObsValue::Missing(kind) => kind.code().to_string(),
        };
        let flags = v.flags.iter().map(|s| s.letter().to_string()).collect::<Vec<_>>().join(";");
        let (period, confidentiality) = (v.period.to_string(), v.confidentiality.code());
        let mut row = vec![v.series.indicator.as_str()];
        row.extend(dimensions.iter().map(|d| v.series.codes.get(*d).map_or(Code::TOTAL, Code::as_str)));
        row.extend([&*period, &value, &flags, &confidentiality, v.note.as_deref().unwrap_or_default(), &v.typed]);
        row.extend([&*about.author, &about.time, &about.reason]);
        out.row(&row).map_err(unwritten)?;
    }
    out.finish().map_err(unwritten)?;
    drop(out);
    Ok((bytes, recipe(values, &head, dimensions.len())?))
}

const ROUNDS_TO_ZERO: &str = "rounds_to_zero";

fn recipe(values: &[EnteredValue], head: &[&str], dimensions: usize) -> Result<Recipe, RecipeError> {
    let at = dimensions + 3;
    let mut text = format!(
        "version = 1\nextent = \"cells\"\n[[table]]\nname = \"Entered values\"\nheader = [1, 1]\nfirst_row = 2\n\
         decimal = \"point\"\nmarkers = {{ {ROUNDS_TO_ZERO} = \"rounds_to_zero\", not_available = \"not_available\", \
         not_applicable = \"not_applicable\", suppressed = \"suppressed\", not_collected = \"not_collected\" }}\n\
         [table.values]\ncolumns = [{at}, {at}]\ncolumn_heading = \"value\"\n"
    );
    for (i, heading) in head.iter().enumerate().filter(|(i, _)| i + 1 != at) {
        let means = match *heading {
            "indicator" if i == 0 => "indicator",
            _ if (1..=dimensions).contains(&i) => "dimension",
            "period" | "flags" | "confidentiality" | "note" => heading,
            _ => "ignore",
        };
        let own = toml::Value::from(*heading);
        let _ = write!(text, "[[table.column]]\nat = {}\nheading = {own}\nmeans = \"{means}\"\n", i + 1);
        if means == "dimension" {
            let _ = writeln!(text, "dimension = {own}");
        }
    }
    let mut recipe = Recipe::from_toml(&text)?;
    // Codes and indicators mean themselves, whatever the lists come to say.
    let mut labels: BTreeMap<DimensionCode, BTreeMap<String, Code>> = BTreeMap::new();
    for v in values {
        recipe.source = Some(v.series.source.clone());
        recipe.indicators.insert(v.series.indicator.to_string(), v.series.indicator.clone());
        for (d, c) in &v.series.codes {
            labels.entry(d.clone()).or_default().insert(c.to_string(), c.clone());
        }
    }
    for own in labels.values_mut() {
        own.insert(Code::TOTAL.into(), Code::new(Code::TOTAL));
    }
    recipe.labels = labels;
    Ok(recipe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Context, apply, open};
    use almanac_core::{IndicatorCode, SourceCode};

    fn value(codes: &[(&str, &str)], period: &str, value: ObsValue) -> EnteredValue {
        EnteredValue {
            series: Arc::new(SeriesKey {
                indicator: IndicatorCode::new("IMM-001"),
                source: SourceCode::new("NSC"),
                codes: codes.iter().map(|(d, c)| (DimensionCode::new(d), Code::new(c))).collect(),
            }),
            period: period.parse().unwrap(),
            value,
            flags: Flags::NONE,
            confidentiality: Confidentiality::F,
            note: None,
            typed: "as typed".into(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut values: Vec<EnteredValue> = MissingKind::ALL
            .into_iter()
            .zip(["2024", "2024-S1", "2024-Q3", "2024-07", "2024-W05"])
            .map(|(k, p)| value(&[("sex", "F")], p, ObsValue::Missing(k)))
            .collect();
        values.push(value(&[], "2024-07-01", ObsValue::RoundsToZero));
        values.push(value(&[("age", "Y15T24")], "1990/1995", ObsValue::Number("-1234.50".parse().unwrap())));
        let mut closed = value(&[("sex", "M"), ("age", "Y0T4")], "2023", ObsValue::Number("7".parse().unwrap()));
        closed.flags = Flags::from_letters("BEPUIF").unwrap();
        closed.confidentiality = Confidentiality::from_code("E2030-01-01").unwrap();
        closed.note = Some("=2+2, \"counted\"\nagain".into());
        values.push(closed);
        let about = Entered {
            author: "A. Diallo".into(),
            time: "2025-03-12T14:02:00Z".into(),
            reason: "=the, \"reason\"".into(),
        };
        let (bytes, recipe) = write_entered(&values, &about).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains("A. Diallo") && text.contains("'=the"), "{text}");
        let recipe = Recipe::from_toml(&recipe.to_toml().unwrap()).unwrap();
        let book = open(&bytes, "entered.csv").unwrap();
        let none = Context::default();
        let reading = apply(&recipe, &book, &none).unwrap();
        assert!(reading.findings.is_empty(), "{:?}", reading.findings);
        let read: Vec<EnteredValue> = reading
            .table
            .rows
            .iter()
            .map(|r| reading.table.observation(r, &almanac_core::ReleaseId::new("r")).unwrap())
            .map(|o| EnteredValue {
                series: o.series,
                period: o.period,
                value: o.value,
                flags: o.flags,
                confidentiality: o.confidentiality,
                note: o.note.map(|n| n.to_string()),
                typed: "as typed".into(),
            })
            .collect();
        assert_eq!(read, values);
    }
}
