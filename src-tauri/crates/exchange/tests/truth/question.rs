//! One question: its words, and which tables it speaks of.

use crate::seen::Seen;

/// A question.
pub struct Question {
    /// Without the sheet or table that it begins with and the place in brackets that it ends with.
    pub body: String,
    /// The same in lower case.
    pub lower: String,
    /// Sheet and cell in brackets.
    pub place: Option<Bracket>,
    /// Which tables of the recipe it speaks of.
    pub tables: Vec<bool>,
}

impl Question {
    /// Takes a question apart.
    pub fn new(seen: &Seen, text: &str) -> Self {
        let place = bracket(text);
        let mut body = text;
        if place.is_some() {
            body = text.rsplit_once('[').map_or(text, |(head, _)| head.trim_end());
        }
        let mut sheet = place.as_ref().and_then(|(s, _)| s.clone());
        for name in names(seen) {
            let rest =
                body.strip_prefix(&format!("{name}: ")).or_else(|| body.strip_prefix(&format!("{name} sheet: ")));
            if let Some(rest) = rest {
                (body, sheet) = (rest, Some(name));
                break;
            }
        }
        let sheet = sheet.or_else(|| main_sheet(seen));
        let tables = seen
            .recipe
            .tables
            .iter()
            .map(|t| sheet.is_none() || t.sheet == sheet || Some(&t.name) == sheet.as_ref())
            .collect();
        Self { body: body.into(), lower: body.to_lowercase(), place, tables }
    }

    /// What stands between quotation marks.
    pub fn quoted(&self) -> Option<&str> {
        self.body.split('"').nth(1).filter(|_| self.body.matches('"').count() >= 2)
    }
}

fn names(seen: &Seen) -> Vec<String> {
    let sheets = seen.book.iter().flat_map(|b| b.grids.iter().filter_map(|g| g.name.as_deref().map(String::from)));
    sheets.chain(seen.recipe.tables.iter().map(|t| t.name.clone())).collect()
}

/// The sheet whose tables hold most values.
fn main_sheet(seen: &Seen) -> Option<String> {
    let tables = &seen.inspection.as_ref()?.tables;
    let of_sheet = |sheet: &Option<String>| -> u64 {
        seen.recipe.tables.iter().zip(tables).filter(|(r, _)| &r.sheet == sheet).map(|(_, t)| t.observations).sum()
    };
    let best = seen.recipe.tables.iter().map(|t| &t.sheet).max_by_key(|s| of_sheet(s))?;
    best.clone()
}

/// A sheet and a cell's row and column, as far as they are named.
type Bracket = (Option<String>, Option<(u32, u32)>);

/// `[Sheet!F100]`, `[F100]` or `[Sheet]` at the end.
fn bracket(text: &str) -> Option<Bracket> {
    let inner = text.strip_suffix(']')?.rsplit_once('[')?.1;
    if let Some(cell) = cell(inner) {
        return Some((None, Some(cell)));
    }
    match inner.rsplit_once('!') {
        Some((sheet, address)) => Some((Some(sheet.to_string()), Some(cell(address)?))),
        None => (!inner.is_empty() && !inner.contains(';')).then(|| (Some(inner.to_string()), None)),
    }
}

/// Row and column of `F100`.
pub fn cell(address: &str) -> Option<(u32, u32)> {
    let letters: String = address.chars().take_while(char::is_ascii_uppercase).collect();
    let digits = address.get(letters.len()..)?;
    if letters.is_empty() || letters.len() > 3 || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().fold(0_u32, |n, b| n * 26 + u32::from(b - b'A') + 1);
    Some((digits.parse().ok()?, column))
}
