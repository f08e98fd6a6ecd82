//! Footnotes below a table: their texts, which of them a cell's mark means, and which status it says.
//!
//! A line of notes is never a value. Nothing here decides where a table ends.

use crate::format::{Grid, RowView};
use crate::number::is_blank;
use almanac_core::release::ObsStatus;
use std::collections::BTreeMap;

/// Lines below a table that are looked at.
const MOST_LINES: usize = 500;
/// A footnote's mark is at most so long: `12`, `(a)`, `*`.
const MOST_MARK: usize = 6;

/// Footnotes by their marks, from a list of two columns below a table. The heading of such a list is
/// longer than a mark and is passed over.
pub fn legend(grid: &Grid, from: usize) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for row in (from..grid.len()).take(MOST_LINES).filter_map(|i| grid.get(i)) {
        if let Some((mark, text)) = marked(&row) {
            out.entry(bare(mark)).or_insert_with(|| text.to_string());
        }
    }
    out
}

/// The mark and the text of a line that has both in cells of their own, or in one: `* including Osh`.
pub fn marked<'a>(row: &RowView<'a>) -> Option<(&'a str, &'a str)> {
    let mut cells = row.filled().map(|c| c.text.trim_matches(is_blank));
    let (first, second) = (cells.next()?, cells.next());
    if cells.next().is_some() {
        return None;
    }
    match second {
        Some(text) => is_mark(first).then_some((first, text)),
        None => {
            let rest = first.trim_start_matches(['*', '†', '‡']);
            let mark = first.get(..first.len() - rest.len())?;
            if !mark.is_empty() {
                return Some((mark, rest.trim_matches(is_blank)));
            }
            let (lead, rest) = first.split_once([' ', '\u{a0}'])?;
            let small = lead.chars().all(|c| matches!(c, '¹' | '²' | '³' | '⁴'..='⁹'));
            (small || lead.ends_with(['.', ')', '/']) && is_mark(lead)).then_some((lead, rest.trim_matches(is_blank)))
        }
    }
}

/// A number, a letter, or marks; never a word or a year.
fn is_mark(text: &str) -> bool {
    let inner = text.trim_matches(['(', ')', '[', ']', '.', '/', '*', '†', '‡']);
    text.len() <= MOST_MARK
        && (inner.chars().count() <= 1 || inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit()))
}

/// A mark without what it is written in: `(1)`, `1)` and `¹` are one.
fn bare(mark: &str) -> String {
    let inner = mark.trim_matches(['(', ')', '[', ']', '.', '/', '⁾']);
    let inner = if inner.is_empty() { mark } else { inner };
    let plain = |c| match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' => '0',
        '⁴'..='⁹' => char::from_u32('4' as u32 + (c as u32 - '⁴' as u32)).unwrap_or(c),
        c => c,
    };
    inner.chars().map(plain).collect()
}

/// The mark of a footnote at a text's end: `*` of "2024*", `(1)` of "2024 (1)"; empty where there is none.
pub fn mark_behind(text: &str) -> &str {
    let text = text.trim_matches(is_blank);
    let small = |c: char| matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁾');
    let head = text.trim_end_matches(small);
    if head.len() < text.len() {
        return text.get(head.len()..).unwrap_or("");
    }
    let Some(at) = text.rfind(|c: char| c == '(' || is_blank(c)) else { return "" };
    let mark = text.get(at..).unwrap_or("").trim_matches(is_blank);
    if mark.ends_with(')') && is_mark(mark) { mark } else { "" }
}

/// A status that a footnote gives, if it is about nothing else: "provisional data", "предварительные данные".
pub fn status(text: &str) -> Option<ObsStatus> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
    if words > 4 {
        return None;
    }
    let any = |parts: &[&str]| parts.iter().any(|p| text.contains(p));
    if any(&["provisional", "preliminary", "provisoire", "preliminar", "предварительн", "أولي", "مؤقت", "vorläufig"])
    {
        return Some(ObsStatus::PROVISIONAL);
    }
    if any(&["break in", "rupture", "ruptura", "разрыв", "انقطاع", "zeitreihenbruch"]) {
        return Some(ObsStatus::BREAK);
    }
    if any(&["estimat", "estimé", "estimad", "estimac", "оценк", "оценочн", "تقدير", "geschätzt"]) {
        return Some(ObsStatus::ESTIMATED);
    }
    if any(&["forecast", "projection", "прогноз", "توقعات"]) {
        return Some(ObsStatus::FORECAST);
    }
    any(&["low reliability", "unreliable", "peu fiable", "poco fiable", "ненадежн", "ненадёжн"])
        .then_some(ObsStatus::UNRELIABLE)
}

/// A cell's marks become the texts that they stand for, if all of them are in the legend.
pub fn resolve(legend: &BTreeMap<String, String>, text: &str) -> String {
    if legend.is_empty() {
        return text.to_string();
    }
    let marks = text.split([',', ';', ' ']).filter(|m| !m.is_empty());
    let texts: Option<Vec<&str>> = marks.map(|m| legend.get(&bare(m)).map(String::as_str)).collect();
    texts.filter(|t| !t.is_empty()).map_or_else(|| text.to_string(), |t| t.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, &str)>) {
        let book = crate::format::open(line.as_bytes(), "t.csv").unwrap();
        assert_eq!(book.grids.first().and_then(|g| g.get(0)).and_then(|r| marked(&r)), expected);
    }

    #[test]
    fn marks_and_texts() {
        check("\"1\",\"Persons aged 15 and over.\"\n", Some(("1", "Persons aged 15 and over.")));
        check("* until 2013 including the city\n,\n", Some(("*", "until 2013 including the city")));
        check("(a) Estimates\n,\n", Some(("(a)", "Estimates")));
        check("Source,Statistics office\n", None);
        check("2024,12\n", None);
        check("a,b,c\n", None);
    }
    #[test]
    fn a_status_in_a_footnote() {
        for (text, expected) in [
            ("Provisional data", Some(ObsStatus::PROVISIONAL)),
            ("предварительные данные", Some(ObsStatus::PROVISIONAL)),
            ("Estimates", Some(ObsStatus::ESTIMATED)),
            ("rupture de série", Some(ObsStatus::BREAK)),
            ("Estimates of the Ministry leave out seasonal workers", None),
            ("until 2013 including the city", None),
        ] {
            assert_eq!(status(text), expected, "{text}");
        }
    }
    #[test]
    fn one_mark_written_in_several_ways() {
        let legend = BTreeMap::from([("1".into(), "First.".into())]);
        for mark in ["1", "(1)", "1)", "¹"] {
            assert_eq!(resolve(&legend, mark), "First.", "{mark}");
        }
    }
    #[test]
    fn several_marks_in_one_cell() {
        let legend = BTreeMap::from([("1".into(), "First.".into()), ("2".into(), "Second.".into())]);
        assert_eq!(resolve(&legend, "1,2"), "First.; Second.");
        assert_eq!(resolve(&legend, "1,9"), "1,9");
        assert_eq!(resolve(&legend, "break in series"), "break in series");
    }
}
