//! Answers as tables, and the lines below figures: sources, notes, what letters and symbols mean.

use super::{Context, Markup, Wording};
use almanac_core::SourceCode;
use almanac_core::answer::{Answer, Cell, CellValue, Header};
use almanac_core::format::Formatter;
use almanac_core::release::Flags;
use serde::Serialize;

/// More columns than this do not fit on the page.
const MAX_COLUMNS: usize = 10;

/// A table as the template walks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Panel {
    /// The unit, then what heads each column.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What heads it.
    pub head: String,
    /// Whether it is the total of others.
    pub total: bool,
    /// Text and superior letters.
    pub cells: Vec<(String, String)>,
}

/// What the lines stand below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Table,
    Chart,
}

/// The table of an answer, turned or broken where it is too wide.
pub(crate) fn table_of(c: &Wording<'_>, answer: &Answer) -> Vec<Panel> {
    let profile = c.profile;
    let unit = c.print.unit(profile, &answer.unit);
    let name = |h: &Header| c.print.header(profile, h);
    let turned = answer.columns.len() > MAX_COLUMNS && answer.rows.len() <= MAX_COLUMNS - 2;
    let (heads, rows) = if turned { (&answer.rows, &answer.columns) } else { (&answer.columns, &answer.rows) };
    let cell = |row: usize, column: usize| if turned { answer.cell(column, row) } else { answer.cell(row, column) };
    // A column without a period of its own says which one its values have.
    let own_periods = answer.columns == [Header::Only]
        && answer.cells.iter().any(|x| x.period.is_some())
        && answer.cells.iter().map(|x| x.period).collect::<std::collections::HashSet<_>>().len() > 1;
    let head_of = |h: &Header| match (h, answer.cells.first().and_then(|x| x.period)) {
        // Turned, a column is the whole series and no period heads it.
        (Header::Only, Some(period)) if !own_periods && !turned => c.print.period(period),
        (Header::Only, _) => c.words.get("value").to_string(),
        _ => name(h),
    };
    let columns: Vec<usize> = (0..heads.len()).collect();
    columns
        .chunks(MAX_COLUMNS)
        .map(|part| {
            let mut head = vec![unit.clone()];
            head.extend(part.iter().filter_map(|i| heads.get(*i)).map(head_of));
            if own_periods {
                head.push(c.words.get("period").to_string());
            }
            let rows = rows
                .iter()
                .enumerate()
                .map(|(r, h)| {
                    let mut cells: Vec<(String, String)> = part
                        .iter()
                        .map(|column| cell(r, *column).map(|x| printed(c, answer, x)).unwrap_or_default())
                        .collect();
                    if own_periods {
                        let period = cell(r, 0).and_then(|x| x.period).map(|p| c.print.period(p));
                        cells.push((period.unwrap_or_default(), String::new()));
                    }
                    let head = match h {
                        Header::Only => c.words.get("value").to_string(),
                        _ => name(h),
                    };
                    Row { head, total: is_total(h), cells }
                })
                .collect();
            Panel { head, rows }
        })
        .collect()
}

fn is_total(header: &Header) -> bool {
    match header {
        Header::Total => true,
        Header::Code(_, code) => code.is_total(),
        Header::Period(_) | Header::Indicator(..) | Header::Other(_) | Header::Only => false,
    }
}

fn printed(c: &Wording<'_>, answer: &Answer, cell: &Cell) -> (String, String) {
    let mut letters: String = shown_flags(cell.flags).into_iter().map(|s| s.letter().to_ascii_lowercase()).collect();
    if cell.partial {
        letters.push('*');
    }
    (c.print.cell(&answer.unit, cell), letters)
}

/// Flags that say something beside a number; kinds of missing values have symbols of their own.
fn shown_flags(flags: Flags) -> Vec<almanac_core::release::ObsStatus> {
    flags.iter().filter(|s| !"AMLOQN".contains(s.letter())).collect()
}

/// Writes the panels as a typst array.
pub(super) fn panels(c: &Context<'_>, out: &mut Markup, answer: &Answer) {
    out.raw("(");
    for panel in table_of(&c.wording(), answer) {
        out.raw("\n  (head: (");
        for h in &panel.head {
            out.literal(h);
            out.raw(", ");
        }
        out.raw("), rows: (");
        for row in &panel.rows {
            out.raw("\n    (head: ");
            out.literal(&row.head);
            out.raw(if row.total { ", total: true, cells: (" } else { ", total: false, cells: (" });
            for (text, letters) in &row.cells {
                out.raw("(");
                out.literal(text);
                out.raw(", ");
                out.literal(letters);
                out.raw("), ");
            }
            out.raw(")),");
        }
        out.raw(")),");
    }
    out.raw(")");
}

/// Label and text of every line below a figure.
pub(crate) fn lines_below(c: &Wording<'_>, answer: &Answer, note: &str, of: Of) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    if !answer.sources.is_empty() {
        let label = if answer.sources.len() == 1 { "source" } else { "sources-label" };
        let texts: Vec<String> = answer.sources.iter().map(|s| source_text(c, s)).collect();
        lines.push((c.words.get(label).to_string(), texts.join(" ")));
    }
    if !note.trim().is_empty() {
        lines.push((c.words.get("note").to_string(), sentence(note)));
    }
    let all = answer.cells.iter().fold(Flags::NONE, |f, x| f.union(x.flags));
    let flags = shown_flags(all);
    match of {
        Of::Table => {
            let mut parts: Vec<String> = flags
                .iter()
                .filter_map(|s| Some(format!("{}\u{a0}= {}", s.letter().to_ascii_lowercase(), c.print.flag(*s)?)))
                .collect();
            if answer.cells.iter().any(|x| x.partial) {
                parts.push(format!("*\u{a0}= {}", c.words.get("incomplete")));
            }
            let mut symbols: Vec<(&str, &str)> = answer.cells.iter().filter_map(|x| symbol(c, &x.value)).collect();
            symbols.sort_unstable();
            symbols.dedup();
            parts.extend(symbols.iter().map(|(s, meaning)| format!("{s}\u{a0}= {meaning}")));
            if !parts.is_empty() {
                lines.push((String::new(), sentence(&parts.join("; "))));
            }
        }
        Of::Chart => {
            let words: Vec<String> = flags.iter().filter_map(|s| c.print.flag(*s).map(str::to_string)).collect();
            if !words.is_empty() {
                lines.push((c.words.get("includes").to_string(), sentence(&words.join("; "))));
            }
        }
    }
    lines
}

fn symbol<'a>(c: &Wording<'a>, value: &CellValue) -> Option<(&'static str, &'static str)> {
    match value {
        CellValue::Number(_) => None,
        CellValue::RoundsToZero
        | CellValue::Missing(_)
        | CellValue::Absent
        | CellValue::Withheld(_)
        | CellValue::Refused(_) => Some((Formatter::symbol(value), c.print.symbol_meaning(value)?)),
    }
}

/// `National Statistical Committee, Border statistics, 2024. Foreign citizens only.`
pub(super) fn source_text(c: &Wording<'_>, code: &SourceCode) -> String {
    let Some(source) = c.profile.sources.get(code) else { return sentence(code.as_str()) };
    let publisher = source
        .institution
        .as_ref()
        .and_then(|i| c.profile.institutions.get(i))
        .map(|i| c.best(&i.names).to_string())
        .or_else(|| source.institution.as_ref().map(|i| i.as_str().to_string()))
        .unwrap_or_default();
    let title = match c.best(&source.names) {
        "" => code.as_str(),
        title => title,
    };
    let parts: Vec<&str> =
        [publisher.as_str(), title, source.vintage.as_str()].into_iter().filter(|p| !p.trim().is_empty()).collect();
    let comma = if c.print.lang().is_rtl() { "، " } else { ", " };
    let mut text = sentence(&parts.join(comma));
    let coverage = c.best(&source.coverage);
    if !coverage.trim().is_empty() {
        text.push(' ');
        text.push_str(&sentence(coverage));
    }
    text
}

/// The text with a full stop, unless it ends like a sentence already.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    match text.chars().next_back() {
        Some('.' | '!' | '?' | '…' | '؟') | None => text.to_string(),
        Some(_) => format!("{text}."),
    }
}
