//! What a file itself says that the signs in its cells stand for: "- nil", "… данные отсутствуют", "«-» means zero".
//!
//! Only signs that stand in the table are looked for, and only words of a known meaning are believed: a legend that
//! says two things of one sign, or something unknown, says nothing here.

use crate::format::{Grid, RowView, Workbook};
use crate::number::{Marker, is_blank};
use almanac_core::CellRef;
use std::collections::{BTreeMap, BTreeSet};

/// Lines outside a table that are looked at, on its own sheet and on each other one.
const MOST_LINES: usize = 400;
/// Sheets that may hold the legend of all others.
const MOST_SHEETS: usize = 40;
/// A line that explains signs is not longer than this.
const LONGEST: usize = 600;

/// What a sign stands for, and where the file says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// Its meaning.
    pub marker: Marker,
    /// The line that says so.
    pub said: String,
    /// Its cell.
    pub cell: CellRef,
}

/// The meanings that the file gives for signs of a table between two places in its grid, the row above its values and the
/// one behind them; `signs` are those that stand in its cells.
pub fn explained<'s>(
    book: &Workbook,
    grid: &Grid,
    [above, end]: [usize; 2],
    signs: impl Iterator<Item = &'s str>,
) -> BTreeMap<String, Explained> {
    let signs: BTreeSet<&str> = signs.collect();
    if signs.is_empty() {
        return BTreeMap::new();
    }
    // The nearest words count: those of the table's own sheet before those of a sheet of notes.
    let own = (0..above).take(MOST_LINES).chain((end..grid.len()).take(MOST_LINES));
    let mut out = said_in(grid, own.filter_map(|i| grid.get(i)), &signs);
    for other in book.grids.iter().filter(|g| g.name != grid.name && g.len() <= MOST_LINES).take(MOST_SHEETS) {
        for (sign, explained) in said_in(other, other.rows(), &signs) {
            out.entry(sign).or_insert(explained);
        }
    }
    out
}

fn said_in<'g>(
    grid: &Grid,
    rows: impl Iterator<Item = RowView<'g>>,
    signs: &BTreeSet<&str>,
) -> BTreeMap<String, Explained> {
    let mut out: BTreeMap<String, Explained> = BTreeMap::new();
    let mut contradicted: BTreeSet<String> = BTreeSet::new();
    for row in rows {
        let cells: Vec<(u32, &str)> = row.filled().map(|c| (c.column, c.text.trim_matches(is_blank))).collect();
        let mut lines: Vec<(u32, String)> = cells.iter().map(|(column, text)| (*column, (*text).to_string())).collect();
        // A list of two columns, or a line that commas cut: the sign stands first and its meaning behind it.
        if let [(column, first), _, ..] = cells.as_slice()
            && cells.len() <= 4
        {
            let words = |text: &str| text.split(is_blank).next().is_some_and(|w| signs.iter().any(|s| alike(s, w)));
            if words(first) {
                let all: Vec<&str> = cells.iter().map(|(_, text)| *text).collect();
                lines = vec![(*column, all.join(if signs.iter().any(|s| alike(s, first)) { " " } else { ", " }))];
            }
        }
        for (column, line) in lines.into_iter().filter(|(_, line)| line.len() <= LONGEST) {
            for sign in signs {
                let Some(marker) = meaning(&line, sign) else { continue };
                let cell = CellRef { sheet: grid.name.clone(), row: row.number, column: grid.received_column(column) };
                let explained = Explained { marker, said: line.clone(), cell };
                match out.get(*sign) {
                    Some(held) if held.marker != marker => {
                        contradicted.insert((*sign).to_string());
                    }
                    Some(_) => {}
                    None => {
                        out.insert((*sign).to_string(), explained);
                    }
                }
            }
        }
    }
    out.retain(|sign, _| !contradicted.contains(sign));
    out
}

/// What a line says of a sign; none where it does not explain it in known words.
fn meaning(line: &str, sign: &str) -> Option<Marker> {
    line.split([';', '\n']).find_map(|part| {
        let words: Vec<&str> = part.split(is_blank).filter(|w| !w.is_empty()).collect();
        (0..words.len()).find_map(|at| {
            let word = words.get(at)?;
            let bare = word.trim_matches(QUOTES).trim_end_matches([',', ':', '=']).trim_matches(QUOTES);
            let quoted = word.starts_with(QUOTES);
            let (is, bare_sign) = (alike(bare, sign), alike(word.trim_end_matches(['=', ',']), sign));
            if !(is || bare_sign) {
                return None;
            }
            // A dash between words joins them; it is a sign where the line or a part of it begins with it.
            let begins = at == 0 || words.get(at - 1).is_some_and(|w| w.ends_with([',', ':', '.', '—', '–']));
            let after = words.get(at + 1..)?;
            let joins = after.first().is_some_and(|w| is_joint(w)) || word.ends_with(['=', ':']) && quoted;
            let ends = after.is_empty();
            if !(quoted || begins || ends || joins || !is_dash(sign) && !sign.chars().any(char::is_alphanumeric)) {
                return None;
            }
            let said = if ends { words.get(..at)? } else { after };
            let said = said.iter().skip_while(|w| is_joint(w)).copied();
            let said: Vec<&str> = if ends {
                said.collect()
            } else {
                // Up to the next sign of the list.
                said.enumerate().take_while(|(n, w)| *n == 0 || !looks_like_a_sign(w)).map(|(_, w)| w).collect()
            };
            in_words(&said.join(" "))
        })
    })
}

const QUOTES: [char; 14] = ['"', '\'', '«', '»', '„', '“', '”', '‘', '’', '(', ')', '[', ']', '`'];

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−")
}

fn is_joint(word: &str) -> bool {
    is_dash(word) || matches!(word, "=" | ":")
}

fn looks_like_a_sign(word: &str) -> bool {
    let bare = word.trim_matches(QUOTES);
    !bare.is_empty() && !bare.contains(char::is_alphanumeric)
}

/// Whether two signs are one, written with another dash or other dots.
fn alike(a: &str, b: &str) -> bool {
    let same = |t: &str| match t {
        "–" | "—" | "−" => "-".to_string(),
        "…" => "...".to_string(),
        other => other.to_lowercase(),
    };
    !a.is_empty() && same(a) == same(b)
}

/// What words say of a cell that holds a sign; none for words of another matter. The more special meaning goes first:
/// "data not available" is no "nil", "less than half of the unit" is no zero.
fn in_words(words: &str) -> Option<Marker> {
    let words = words.to_lowercase();
    if words.is_empty() || words.split(' ').count() > 16 {
        return None;
    }
    let any = |parts: &[&str]| parts.iter().any(|p| words.contains(p));
    let begins = |parts: &[&str]| {
        parts.iter().any(|p| words.strip_prefix(p).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
    };
    if any(&[
        "less than half",
        "negligible",
        "rounds to zero",
        "rounded to zero",
        "moins de la moitié",
        "négligeable",
        "menos de la mitad",
        "insignificante",
        "незначительн",
        "менее половины",
        "меньше половины",
        "weniger als die hälfte",
        "أقل من نصف",
        "menos de metade",
    ]) {
        return Some(Marker::RoundsToZero);
    }
    if any(&[
        "not applicable",
        "not relevant",
        "sans objet",
        "non applicable",
        "no aplica",
        "no procede",
        "não se aplica",
        "не применимо",
        "неприменимо",
        "не применяется",
        "لا ينطبق",
        "غير منطبق",
        "nicht zutreffend",
        "लागू नहीं",
    ]) {
        return Some(Marker::NotApplicable);
    }
    if any(&[
        "confidenti",
        "suppress",
        "withheld",
        "secret statistique",
        "secreto estadístico",
        "confidenci",
        "конфиденциальн",
        "сокрыт",
        "скрыт",
        "سري",
        "محجوب",
        "geheim",
        "गोपनीय",
    ]) {
        return Some(Marker::Suppressed);
    }
    if any(&["not collected", "not asked", "non collecté", "non recueilli", "no recopilad", "не собира", "لم تجمع"])
    {
        return Some(Marker::NotCollected);
    }
    if any(&[
        "not available",
        "unavailable",
        "no data",
        "no information",
        "data missing",
        "missing data",
        "unknown",
        "non disponible",
        "pas disponible",
        "indisponible",
        "manquant",
        "no disponible",
        "sin datos",
        "sin información",
        "não disponível",
        "sem dados",
        "нет данных",
        "данных нет",
        "данные отсутствуют",
        "отсутствуют данные",
        "сведения отсутствуют",
        "отсутствие данных",
        "нет сведений",
        "не имеется данных",
        "данные не имеются",
        "keine angabe",
        "nicht verfügbar",
        "غير متوفر",
        "غير متاح",
        "لا تتوفر",
        "لا توجد بيانات",
        "उपलब्ध छैन",
        "उपलब्ध नहीं",
        "маалымат жок",
        "мәлімет жоқ",
        "дерек жоқ",
    ]) {
        return Some(Marker::NotAvailable);
    }
    if begins(&[
        "nil",
        "zero",
        "means zero",
        "indicates zero",
        "denotes zero",
        "stands for zero",
        "means nil",
        "indicates nil",
        "denotes nil",
        "magnitude zero",
        "magnitude nil",
        "none",
        "no cases",
        "no events",
        "néant",
        "nul",
        "nulle",
        "zéro",
        "signifie zéro",
        "valeur nulle",
        "cero",
        "nulo",
        "significa cero",
        "zero absoluto",
        "ноль",
        "нуль",
        "означает ноль",
        "явление отсутствует",
        "явления не было",
        "явлений не было",
        "отсутствие явления",
        "явления нет",
        "случаев нет",
        "nichts vorhanden",
        "genau null",
        "صفر",
        "تعني صفر",
        "القيمة صفر",
        "لا يوجد",
        "शून्य",
        "кубулуш жок",
        "көрүнүш жок",
        "құбылыс жоқ",
    ]) {
        return Some(Marker::Zero);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, sign: &str, expected: Option<Marker>) {
        assert_eq!(meaning(line, sign), expected, "{sign} in \"{line}\"");
    }

    #[test]
    fn a_line_that_explains_signs() {
        check("- nil", "-", Some(Marker::Zero));
        check("– nil or negligible", "-", Some(Marker::RoundsToZero));
        check("Note: - nil; … not available", "-", Some(Marker::Zero));
        check("Note: - nil; … not available", "…", Some(Marker::NotAvailable));
        check("Symbols: \"-\" means zero, \"..\" not available", "-", Some(Marker::Zero));
        check("Symbols: \"-\" means zero, \"..\" not available", "..", Some(Marker::NotAvailable));
        check("... данные отсутствуют", "…", Some(Marker::NotAvailable));
        check("«-» явление отсутствует", "-", Some(Marker::Zero));
        check("- – явление отсутствует", "-", Some(Marker::Zero));
        check("A dash (-) means zero.", "-", Some(Marker::Zero));
        check("Not available: ..", "..", Some(Marker::NotAvailable));
        check("x = données confidentielles", "x", Some(Marker::Suppressed));
        check("* suppressed for confidentiality", "*", Some(Marker::Suppressed));
        check("- صفر", "-", Some(Marker::Zero));
        check("(-) néant  (..) non disponible", "-", Some(Marker::Zero));
        check("(-) néant  (..) non disponible", "..", Some(Marker::NotAvailable));
    }

    #[test]
    fn a_line_of_another_matter() {
        check("Immigrants - nil returns are counted", "..", None);
        check("Data for 2019 - not available by sex", "-", None);
        check("Population 2014-2019", "-", None);
        check("* preliminary data", "*", None);
        check("Source: Ministry of the Interior", "-", None);
        check("x", "x", None);
    }

    #[test]
    fn a_sign_of_two_meanings_has_none() {
        let text = "Country,2019,2020\nA,-,2\nB,3,4\n\n- nil\n- not available\n";
        let book = crate::format::open(text.as_bytes(), "t.csv").unwrap();
        let grid = book.grids.first().unwrap();
        let said = said_in(grid, grid.rows().skip(3), &BTreeSet::from(["-"]));
        assert!(said.is_empty(), "{said:?}");
    }
}
