//! The period that the words around a table say for all its values: its title, a caption over all columns, the sheet's
//! name, the file's name.

use super::heading::column_heading;
use super::plan::Plan;
use super::title::own_lines;
use super::walk::Part;
use crate::format::{Grid, Workbook};
use crate::recipe::Means;
use crate::understand::{unit_said, without_unit};
use crate::when::{self, Spoken};
use crate::words;
use almanac_core::{Finding, Level, Period, Place};
use std::collections::BTreeSet;

/// What says the period of a table, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Teller {
    /// The title or a caption.
    Title,
    /// The title of the book or report, and nothing else.
    Book,
    /// The headings of other columns.
    Headings,
    /// The sheet's name.
    Sheet,
    /// The file's name.
    File,
}

/// What the words around a table say of its period.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// The period, or that it is unclear.
    pub said: Spoken,
    /// Who says it.
    pub teller: Teller,
    /// In these words.
    pub text: String,
    /// In this cell; none for a name.
    pub cell: Option<(u32, u32)>,
    /// What another one says that cannot be true as well.
    pub against: Option<String>,
}

impl Around {
    /// The same above months or quarters: "January-September 2025", which is no period, and "as of 30 June 2025" say their
    /// year.
    pub fn of_parts(self) -> Self {
        let year = match self.said {
            Spoken::Unclear => when::only_year(&self.text),
            // Months counted on a day are those of its year.
            Spoken::Is(Period::Day(_)) => when::only_year(&self.text),
            Spoken::Is(_) | Spoken::Nothing => None,
        };
        match year {
            Some(year) => Self { said: Spoken::Is(Period::Year(year)), ..self },
            None => self,
        }
    }
}

/// What is said around the table whose heading has these rows and which has these columns. The year may stand in one place
/// and the part of it in another: the sheet "Q1" under "Permits in 2024".
pub fn around(book: &Workbook, grid: &Grid, heading: [u32; 2], columns: [u32; 2]) -> Around {
    let year = nearest(book, grid, heading, columns);
    let Spoken::Is(Period::Year(of)) = year.said else { return year };
    let lines = lines(grid, heading, columns);
    let lines_above: Vec<String> = lines.iter().map(|(.., text)| text.clone()).collect();
    let lines = lines.into_iter().map(|(r, c, text)| (Some((r, c)), text));
    let sheet = grid.name.as_deref().map(|name| (None, name.to_string()));
    // A sheet "T4" is that of the fourth table, unless quarters are spoken of or other sheets have the other quarters.
    let said_so = lines_above.iter().any(|text| when::speaks_of_quarters(text) || when::speaks_of_halves(text));
    let sheets = book.grids.iter().filter_map(|g| g.name.as_deref()).filter(|name| is_bare_part(name)).count();
    let numbered = lines_above.iter().any(|text| words::behind_table_number(text).is_some());
    let of_time = said_so || sheets > 1 && !numbered;
    for (cell, text) in lines.chain(sheet.filter(|(_, name)| of_time || !is_bare_part(name))) {
        let text = without_publication(&text);
        if when::only_year(&text).is_some() || when::names_a_day(&text) || !when::names_a_part(&format!("{text} {of}"))
        {
            continue;
        }
        let said = when::said(&format!("{text} {of}"));
        let teller = if cell.is_some() { Teller::Title } else { Teller::Sheet };
        return Around { said, teller, text, cell, against: None };
    }
    year
}

/// Whether the name of a sheet is a letter and the number of a quarter or a half and nothing else.
fn is_bare_part(name: &str) -> bool {
    let name = name.trim();
    let mut letters = name.chars();
    let first = letters.next().is_some_and(|c| matches!(c, 'T' | 'Q' | 'S' | 'H' | 't' | 'q' | 's' | 'h'));
    first && letters.next().is_some_and(|c| ('1'..='4').contains(&c)) && letters.next().is_none()
}

fn nearest(book: &Workbook, grid: &Grid, [top, bottom]: [u32; 2], columns: [u32; 2]) -> Around {
    let title = of_title(grid, [top, bottom], columns);
    let sheet = grid.name.as_deref().map_or(Spoken::Nothing, when::said);
    let by_sheet = |said| {
        let text = grid.name.as_deref().unwrap_or("").to_string();
        Around { said, teller: Teller::Sheet, text, cell: None, against: None }
    };
    match (title.said, sheet) {
        (Spoken::Is(t), Spoken::Is(s)) if t == s => title,
        (Spoken::Is(t), Spoken::Is(s)) if s.year() == t.year() => {
            if matches!(t, Period::Year(_)) && !matches!(s, Period::Years(..)) {
                by_sheet(Spoken::Is(s))
            } else {
                title
            }
        }
        (Spoken::Is(_), Spoken::Is(s)) => {
            // A sheet for each year, whose title was copied from the first one.
            let of_times = book.grids.iter().filter_map(|g| match when::said(g.name.as_deref()?) {
                Spoken::Is(p) => Some(p),
                Spoken::Nothing | Spoken::Unclear => None,
            });
            if of_times.collect::<BTreeSet<_>>().len() > 1 {
                Around { against: Some(title.text), ..by_sheet(Spoken::Is(s)) }
            } else {
                Around { against: Some(by_sheet(sheet).text), ..title }
            }
        }
        (Spoken::Is(Period::Year(_)), Spoken::Unclear) => by_sheet(Spoken::Unclear),
        (Spoken::Is(_) | Spoken::Unclear, _) => title,
        (Spoken::Nothing, Spoken::Is(_) | Spoken::Unclear) => by_sheet(sheet),
        // A title of several years.
        (Spoken::Nothing, Spoken::Nothing) if !title.text.is_empty() => title,
        (Spoken::Nothing, Spoken::Nothing) => {
            let stem = book.file.rsplit_once('.').map_or(book.file.as_str(), |(stem, _)| stem);
            // A year far ahead is of another calendar, and the name of a file with many sheets is of all of them.
            let near = |p: &Period| (1900..=2040).contains(&p.year());
            let said = match when::said(stem) {
                Spoken::Is(p) if near(&p) && book.grids.len() == 1 && !grid.is_empty() => Spoken::Is(p),
                Spoken::Is(_) | Spoken::Nothing | Spoken::Unclear => Spoken::Nothing,
            };
            Around { said, teller: Teller::File, text: book.file.clone(), cell: None, against: None }
        }
    }
}

/// The same, where nothing nearer than the file's name says a period and the headings of other columns name one alone.
pub fn with_headings(around: Around, periods: &BTreeSet<Period>) -> Around {
    // A title of two years leaves open which of them the other columns have.
    let farther = around.said == Spoken::Nothing && around.text.is_empty() || around.teller == Teller::File;
    match periods.first().filter(|_| periods.len() == 1 && farther) {
        Some(only) => Around { said: Spoken::Is(*only), teller: Teller::Headings, text: only.to_string(), ..around },
        None => around,
    }
}

/// The lines above a table and the captions over all its columns.
fn lines(grid: &Grid, [top, bottom]: [u32; 2], [first, last]: [u32; 2]) -> Vec<(u32, u32, String)> {
    let mut lines = own_lines(grid, top, [first, last]);
    for row in (top..=bottom).filter_map(|n| grid.get(grid.index_of(n)).filter(|r| r.number == n)) {
        let mut cells = row.filled().filter(|c| (first..=last).contains(&c.column));
        if let (Some(cell), None) = (cells.next(), cells.next()) {
            lines.push((row.number, cell.column, cell.text.to_string()));
        }
    }
    lines
}

/// What the lines above a table and the captions over all its columns say.
fn of_title(grid: &Grid, [top, bottom]: [u32; 2], [first, last]: [u32; 2]) -> Around {
    let lines = lines(grid, [top, bottom], [first, last]);
    let several = lines.iter().map(|(.., text)| text).find(|text| when::names_years(text)).cloned();
    let mut told: Vec<(Spoken, u32, u32, String)> = lines
        .into_iter()
        .filter(|(_, _, text)| text.len() < 400)
        .map(|(row, column, text)| (when::said(&without_publication(&text)), row, column, text))
        .filter(|(said, ..)| *said != Spoken::Nothing)
        .collect();
    // The year of a book is that of the book, where the table has a time of its own.
    if told.iter().any(|(.., text)| !is_book(text)) {
        told.retain(|(.., text)| !is_book(text));
    }
    let unclear = told.iter().position(|(said, ..)| *said == Spoken::Unclear);
    let is = |said: &Spoken| match said {
        Spoken::Is(p) => Some(*p),
        Spoken::Nothing | Spoken::Unclear => None,
    };
    let all: BTreeSet<Period> = told.iter().filter_map(|(said, ..)| is(said)).collect();
    // "2024" above "3rd quarter 2024" says nothing else.
    let finer: Vec<Period> = all.iter().copied().filter(|p| !matches!(p, Period::Year(_))).collect();
    let one_year = all.iter().map(|p| p.year()).collect::<BTreeSet<_>>().len() == 1;
    let period = match (all.len(), finer.as_slice()) {
        (1, _) => all.first().copied(),
        (_, [one]) if one_year => Some(*one),
        _ => None,
    };
    let at = unclear.or_else(|| told.iter().position(|(said, ..)| period.is_some() && is(said) == period));
    let found = at.filter(|at| *at < told.len()).map(|at| told.swap_remove(at));
    let Some((said, row, column, text)) = found else {
        let text = several.unwrap_or_default();
        return Around { said: Spoken::Nothing, teller: Teller::Title, text, cell: None, against: None };
    };
    let teller = if is_book(&text) { Teller::Book } else { Teller::Title };
    Around { said, teller, text, cell: Some((row, column)), against: None }
}

/// Whether a line names the book or the report that a table is printed in.
fn is_book(line: &str) -> bool {
    const BOOKS: [&str; 24] = [
        "yearbook",
        "annual report",
        "annual statistical report",
        "statistical abstract",
        "statistical bulletin",
        "annuaire",
        "rapport annuel",
        "bulletin statistique",
        "anuario",
        "informe anual",
        "memoria anual",
        "anuário",
        "relatório anual",
        "ежегодник",
        "годовой отчет",
        "годовой отчёт",
        "статистический сборник",
        "щорічник",
        "річний звіт",
        "jahrbuch",
        "jahresbericht",
        "faaliyet raporu",
        "الكتاب السنوي",
        "التقرير السنوي",
    ];
    let lower = line.to_lowercase();
    BOOKS.iter().any(|book| lower.contains(book))
}

/// A line without what it says of the day on which it was made; all of it where it says nothing else: "(April 2018
/// Version)" and "Updated 3 March 2024" date the publication, not the values.
fn without_publication(line: &str) -> String {
    const WORDS: &[&str] = &[
        "version",
        "update",
        "publi",
        "extract",
        "download",
        "access",
        "generated",
        "printed",
        "created",
        "обновлен",
        "издан",
        "опубликов",
        "сформирован",
        "дата",
        "mise à jour",
        "actualiza",
        "consult",
        "تحديث",
        "نشر",
        "©",
    ];
    let speaks = |text: &str| {
        let lower = text.to_lowercase();
        let starts = |w: &str| {
            lower
                .match_indices(w)
                .any(|(at, _)| !lower.get(..at).is_some_and(|before| before.ends_with(char::is_alphabetic)))
        };
        WORDS.iter().any(|w| starts(w))
    };
    // "Updated: March 2023" and "Published on 3 March 2025" date the publication; "Published decisions, 2022" does not.
    let dates = |text: &str| {
        let to_the_day = matches!(when::said(text), Spoken::Is(Period::Day(_) | Period::Month(..)));
        let of_itself = text.to_lowercase().contains("version") || text.contains('©');
        speaks(text) && (to_the_day || text.contains(':') || of_itself)
    };
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('(') {
        let (inner, after) = behind.split_once(')').unwrap_or((behind, ""));
        out.push_str(before);
        let to_the_day = matches!(when::said(inner), Spoken::Is(Period::Day(_)));
        let of_year = matches!(when::said(before), Spoken::Is(Period::Year(_) | Period::Years(..)));
        if !(speaks(inner) || to_the_day && of_year) {
            out.push(' ');
            out.push_str(inner);
            out.push(' ');
        }
        rest = after;
    }
    out.push_str(rest);
    let kept: Vec<&str> = out.split(". ").filter(|sentence| !dates(sentence)).collect();
    kept.join(". ")
}

/// The period of all values in this file: that of the recipe, or the one that the file's words say now where they said
/// it before.
pub fn of_this_file(
    book: &Workbook,
    plan: &mut Plan<'_>,
    place: &dyn Fn(u32, u32) -> Place,
    findings: &mut Vec<Finding>,
) {
    part_of_title(plan, place, findings);
    let Some(period) = plan.table.period else { return };
    plan.period = Some(period);
    let needed =
        plan.values.iter().any(|v| v.period.is_none()) && !plan.labels.iter().any(|l| l.rule.means == Means::Period);
    if !needed {
        return;
    }
    let beside: BTreeSet<Period> = plan.values.iter().filter_map(|v| v.period.map(|(p, _)| p)).collect();
    let now = with_headings(around(book, plan.grid, plan.heading, plan.columns()), &beside);
    let parts = plan.values.iter().all(|v| v.part != Part::Whole || v.period.is_some())
        || plan.labels.iter().any(|l| l.rule.means == Means::PartOfYear);
    let now = if parts { now.of_parts() } else { now };
    let at =
        now.cell.map_or(Place::File { file: book.file.clone(), cell: plan.table.name.clone() }, |(r, c)| place(r, c));
    let mut push = |level, kind, message: String, mend: &str, expected: String| {
        let read = now.text.chars().take(200).collect::<String>();
        findings.push(Finding::new(level, kind, at.clone(), message, mend).with(read, expected));
    };
    let before = plan.table.period_seen;
    match (before, now.said) {
        (Some(seen), Spoken::Is(is)) if seen == is => {}
        (Some(seen), Spoken::Is(is)) if seen == period => {
            plan.period = Some(is);
            push(
                Level::Note,
                "period-follows",
                format!("The file says {is} where it said {seen}; its values are taken as those of {is}"),
                if is.frequency() == seen.frequency() {
                    "Nothing needs to be done"
                } else {
                    "Check it: the one before was of another length"
                },
                seen.to_string(),
            );
        }
        (Some(seen), said) => {
            plan.period = None;
            let is = match said {
                Spoken::Is(is) => format!("says {is}"),
                Spoken::Nothing => "says no period".into(),
                Spoken::Unclear => "says a time that is no period".into(),
            };
            push(
                Level::Error,
                "no-period",
                format!("The file {is} where it said {seen}, of which the values were taken as those of {period}"),
                "Say on the sheet which period all values are of",
                seen.to_string(),
            );
        }
        (None, Spoken::Is(is)) if is == period => {}
        (None, Spoken::Is(is)) => {
            plan.period = None;
            push(
                Level::Error,
                "no-period",
                format!("The file says {is}, and somebody said of the table that its values are those of {period}"),
                "Say on the sheet which period all values are of",
                period.to_string(),
            );
        }
        (None, Spoken::Nothing | Spoken::Unclear) => push(
            Level::Warning,
            "period-of-recipe",
            format!(
                "Nothing in the file says a period; its values are taken as those of {period}, which somebody said of the table"
            ),
            "Check that this file is of that period, and say another one of the table if it is not",
            "a period in the title".into(),
        ),
    }
}

/// Rows in which years are looked for.
const ROWS: usize = 5_000;

/// Columns or rows of whole years under a title that speaks of a part of the last of them: "January to June 2024" above
/// 2023 and 2024. They are that part of each year; where no period is such a part, somebody is asked.
fn part_of_title(plan: &mut Plan<'_>, place: &dyn Fn(u32, u32) -> Place, findings: &mut Vec<Finding>) {
    let mut years: Vec<Period> = plan.values.iter().filter_map(|v| v.period.map(|(p, _)| p)).collect();
    let in_rows = plan.labels.iter().find(|l| l.rule.means == Means::Period && l.in_column()).map(|l| l.column);
    if let Some(column) = in_rows.filter(|_| years.is_empty()) {
        let rows = (plan.first..plan.end).take(ROWS).filter_map(|i| plan.grid.get(i));
        let texts = rows.map(|r| r.text(column).trim_matches(crate::number::is_blank)).filter(|t| !t.is_empty());
        years = texts.map(|t| when::period(t).map_or(Period::Years(0, 1), |(p, _)| p)).collect();
    }
    let Some(last) = years.iter().map(|p| p.year()).max() else { return };
    if plan.labels.iter().any(|l| l.rule.means == Means::PartOfYear)
        || plan.values.iter().any(|v| v.part != Part::Whole)
        || !years.iter().all(|p| matches!(p, Period::Year(_)))
    {
        return;
    }
    let mut title = of_title(plan.grid, plan.heading, plan.columns());
    let mut of_last = when::only_year(&title.text) == Some(last);
    // "Average wage, December" above years is of every December; "March 2024" may be the month in which it was made.
    let mut whole_month = false;
    if title.said == Spoken::Nothing {
        // "Employment of foreigners, 4th quarter" says no year of its own.
        let lines = lines(plan.grid, plan.heading, plan.columns());
        let part = lines.into_iter().find_map(|(row, column, text)| {
            // "Arrivals, January-June (persons)": the unit stands between the time and its year.
            let bare = without_publication(&without_unit(&text, unit_said(&text).unwrap_or_default()));
            let with_year = format!("{bare} {last}");
            let says = when::only_year(&text).is_none() && when::names_a_part(&with_year) && !when::names_a_day(&text);
            says.then(|| (when::said(&with_year), row, column, with_year))
        });
        if let Some((said, row, column, text)) = part {
            whole_month = true;
            title = Around { said, teller: Teller::Title, text, cell: Some((row, column)), against: None };
            of_last = true;
        }
    }
    let part = match title.said {
        Spoken::Is(Period::Half(_, n)) => Some(Part::Half(n)),
        Spoken::Is(Period::Quarter(_, n)) => Some(Part::Quarter(n)),
        Spoken::Is(Period::Month(_, n)) if whole_month => Some(Part::Month(n)),
        Spoken::Unclear if when::names_a_part(&title.text) => None,
        Spoken::Is(_) | Spoken::Nothing | Spoken::Unclear => return,
    };
    let (Some((row, column)), true) = (title.cell, of_last) else { return };
    let (level, message, mend) = match part {
        Some(part) => {
            let of = part.of(Period::Year(last));
            (
                Level::Warning,
                format!("The title speaks of a part of the year; the columns of years are read as that part, the last as {of}"),
                "Check it; say which period a column's values are of where it is the whole year",
            )
        }
        None => (
            Level::Error,
            "The title speaks of a part of the year that is no period; the values are left out until somebody says which period they are of".to_string(),
            "Say on the sheet which period each column's values are of",
        ),
    };
    let read: String = title.text.chars().take(200).collect();
    findings.push(Finding::new(level, "part-of-year", place(row, column), message, mend).with(read, "whole years"));
    let named = |text: &str| plan.table.values.named.iter().any(|n| n.heading == text && n.period.is_some());
    let said: Vec<bool> = plan
        .values
        .iter()
        .map(|v| named(&column_heading(plan.grid, plan.heading[0], plan.heading[1], v.column)))
        .collect();
    plan.part_said = part.is_some();
    if in_rows.is_some() {
        match part {
            Some(part) => plan.part = part,
            None => plan
                .labels
                .iter_mut()
                .filter(|l| l.rule.means == Means::Period)
                .for_each(|l| l.rule.means = Means::Ignore),
        }
    }
    for (value, said) in plan.values.iter_mut().zip(said) {
        // What somebody said of a column holds.
        if !said {
            value.period = value.period.and_then(|(p, flags)| part.map(|part| (part.of(p), flags)));
        }
    }
}
