//! PC-Axis files as one long table: a column per variable, the value, its unit, and what is counted.
//!
//! Only the default language is read. Cells are counted before they are made, and a file whose data do not
//! fill its own variables is damaged.

use super::{CellKind, Format, Grid, GridFull, MAX_CELLS, Workbook, encoding, too_many_cells};
use crate::error::{ReadError, ReadErrorKind};
use std::collections::BTreeMap;

/// Opens a PC-Axis file.
pub fn open(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    let (text, label) = encoding::decode(bytes);
    let damaged = |reason: String| {
        ReadError::new(
            ReadErrorKind::Damaged,
            name,
            reason,
            "Ask the sender for the file again; it may have been cut off",
        )
    };
    let keys = statements(&text);
    let list = |key: &str| keys.get(key).map(|v| words(v)).unwrap_or_default();
    let variables: Vec<String> = list("STUB").into_iter().chain(list("HEADING")).collect();
    if variables.iter().collect::<std::collections::BTreeSet<_>>().len() < variables.len() {
        return Err(damaged("the file names a variable twice".into()));
    }
    let mut values: Vec<Vec<String>> = Vec::new();
    for variable in &variables {
        let codes = list(&format!("CODES({variable})"));
        let names = list(&format!("VALUES({variable})"));
        // Time keeps its names: codes of time are often only numbers in a row.
        let time = keys.contains_key(&format!("TIMEVAL({variable})"));
        let chosen = if codes.len() == names.len() && !time { codes } else { names };
        if chosen.is_empty() {
            return Err(damaged(format!("variable \"{variable}\" has no values")));
        }
        values.push(chosen);
    }
    let total = values
        .iter()
        .try_fold(1_usize, |n, v| n.checked_mul(v.len()))
        .filter(|n| n.saturating_mul(variables.len() + 3) <= MAX_CELLS)
        .ok_or_else(|| too_many_cells(name))?;
    let data = || keys.get("DATA").into_iter().flat_map(|d| cells(d));
    let held = data().count();
    if variables.is_empty() || held != total {
        return Err(damaged(format!("the file promises {total} values and holds {held}")));
    }
    let said = |key: &str| list(key).first().map(|t| t.trim().to_string()).filter(|t| !t.is_empty());
    // Where a variable says what is counted, each of its values has its unit; else the file says both once.
    let contents = said("CONTVARIABLE").and_then(|of| variables.iter().position(|v| *v == of));
    let unit = said("UNITS");
    let units: Vec<Option<String>> = contents
        .and_then(|at| variables.get(at))
        .map(|of| list(&format!("VALUES({of})")).iter().map(|v| said(&format!("UNITS({v})"))).collect())
        .unwrap_or_default();
    let counted = said("CONTENTS").filter(|_| contents.is_none());
    let has_units = unit.is_some() || units.iter().any(Option::is_some);
    let full = |GridFull| too_many_cells(name);
    let mut grid = Grid::new(None);
    grid.row(0, false).map_err(full)?;
    for (column, variable) in (1_u32..).zip(&variables) {
        grid.cell(column, variable, CellKind::Text, None).map_err(full)?;
    }
    let last = u32::try_from(variables.len() + 1).map_err(|_| too_many_cells(name))?;
    grid.cell(last, "OBS_VALUE", CellKind::Text, None).map_err(full)?;
    if has_units {
        grid.cell(last + 1, "UNIT", CellKind::Text, None).map_err(full)?;
    }
    if counted.is_some() {
        grid.cell(last + 1 + u32::from(has_units), "INDICATOR", CellKind::Text, None).map_err(full)?;
    }
    for (i, value) in data().enumerate() {
        grid.row(u32::try_from(i + 1).unwrap_or(u32::MAX), false).map_err(full)?;
        let mut block = total;
        let mut rest = i;
        let mut of_content = None;
        for (column, list) in (1_u32..).zip(&values) {
            block /= list.len().max(1);
            let at = rest / block.max(1);
            if contents == Some(column as usize - 1) {
                of_content = units.get(at).and_then(Option::as_deref);
            }
            rest %= block.max(1);
            grid.cell(column, list.get(at).map_or("", String::as_str), CellKind::Text, None).map_err(full)?;
        }
        grid.cell(last, value, CellKind::Text, None).map_err(full)?;
        if has_units {
            let unit = of_content.or(unit.as_deref()).unwrap_or("");
            grid.cell(last + 1, unit, CellKind::Text, None).map_err(full)?;
        }
        if let Some(counted) = &counted {
            grid.cell(last + 1 + u32::from(has_units), counted, CellKind::Text, None).map_err(full)?;
        }
    }
    Ok(Workbook {
        file: name.into(),
        format: Format::Px,
        encoding: Some(label),
        delimiter: None,
        grids: vec![grid],
        message: None,
        structures: None,
        findings: Vec::new(),
    })
}

/// `KEY="…";` and `KEY("variable")="…";` by `KEY` and `KEY(variable)`; other languages are left out.
fn statements(text: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut quoted = false;
    let mut statement = String::new();
    for c in text.chars() {
        quoted ^= c == '"';
        if c != ';' || quoted {
            statement.push(c);
            continue;
        }
        let mut inside = false;
        let split = statement.char_indices().find(|(_, c)| {
            inside ^= *c == '"';
            *c == '=' && !inside
        });
        if let Some((at, _)) = split {
            let key = statement.get(..at).unwrap_or("").trim().replace('"', "");
            let value = statement.get(at + 1..).unwrap_or("").trim().to_string();
            if !key.contains('[') {
                out.insert(key, value);
            }
        }
        statement.clear();
    }
    out
}

/// Quoted words; texts that go on over lines are joined by commas alone, as the format writes them.
fn words(value: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word: Option<String> = None;
    let mut joins = false;
    for c in value.chars() {
        match (&mut word, c) {
            (Some(w), '"') => {
                out.push(std::mem::take(w));
                word = None;
                joins = true;
            }
            (Some(w), c) => w.push(c),
            (None, '"') => {
                // Two quoted parts without a comma between are one text.
                word = Some(if joins { out.pop().unwrap_or_default() } else { String::new() });
            }
            (None, ',') => joins = false,
            (None, _) => {}
        }
    }
    out
}

/// The data cells: numbers, and markers in quotation marks.
fn cells(value: &str) -> impl Iterator<Item = &str> {
    value.split_whitespace().map(|w| w.trim_matches('"')).filter(|w| !w.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";\nTITLE=\"Migrants; by sex\";\nSTUB=\"sex\";\nHEADING=\"year\";\nVALUES(\"sex\")=\"Women\",\"Men\";\nCODES(\"sex\")=\"F\",\"M\";\nVALUES(\"year\")=\"2019\",\"2020\";\nTIMEVAL(\"year\")=TLIST(A1),\"2019\",\"2020\";\nDATA=\n1 2.50\n\"..\" 4\n;\n";

    #[test]
    fn rows_follow_the_variables() {
        let book = open(FILE.as_bytes(), "t.px").unwrap();
        let dump: Vec<String> = book
            .grids
            .iter()
            .flat_map(Grid::rows)
            .map(|r| r.cells().map(|c| c.text).collect::<Vec<_>>().join("¦"))
            .collect();
        assert_eq!(dump.join("\n"), "sex¦year¦OBS_VALUE\nF¦2019¦1\nF¦2020¦2.50\nM¦2019¦..\nM¦2020¦4");
    }
    #[track_caller]
    fn check(file: &str, expected: &str) {
        let book = open(file.as_bytes(), "t.px").unwrap();
        let dump: Vec<String> = book
            .grids
            .iter()
            .flat_map(Grid::rows)
            .map(|r| r.cells().map(|c| c.text).collect::<Vec<_>>().join("¦"))
            .collect();
        assert_eq!(dump.join("\n"), expected);
    }
    #[test]
    fn units_and_what_is_counted() {
        let file = "CONTENTS=\"Migrants\";\nUNITS=\"thousand persons\";\nSTUB=\"year\";\nVALUES(\"year\")=\"2019\",\"2020\";\nDATA=\n1 2;\n";
        check(
            file,
            "year¦OBS_VALUE¦UNIT¦INDICATOR\n2019¦1¦thousand persons¦Migrants\n2020¦2¦thousand persons¦Migrants",
        );
        let several = "CONTENTS=\"Migration\";\nUNITS=\"persons\";\nUNITS(\"Rate\")=\"per 1000\";\nCONTVARIABLE=\"what\";\nSTUB=\"what\";\nHEADING=\"year\";\nVALUES(\"what\")=\"Arrivals\",\"Rate\";\nCODES(\"what\")=\"a\",\"r\";\nVALUES(\"year\")=\"2019\";\nDATA=\n1 2;\n";
        check(several, "what¦year¦OBS_VALUE¦UNIT\na¦2019¦1¦persons\nr¦2019¦2¦per 1000");
    }
    #[test]
    fn a_file_cut_off_is_damaged() {
        let cut = FILE.replace("\"..\" 4", "\"..\"");
        assert_eq!(open(cut.as_bytes(), "t.px").unwrap_err().kind, ReadErrorKind::Damaged);
    }
}
