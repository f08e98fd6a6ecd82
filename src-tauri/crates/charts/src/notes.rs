//! The notes below a chart: where a series breaks, what hollow marks mean, what has no value.

use crate::alt::Words;
use crate::grid::Grid;
use crate::page::Page;

/// More places than this are summed up.
const MOST: usize = 8;

/// The sign of a break, as drawn in the plot.
pub(crate) const BREAK_SIGN: char = '\u{2016}';

/// All notes that a chart of this grid needs.
pub(crate) fn notes(page: &Page<'_>, grid: &Grid<'_>) -> Vec<String> {
    let words = Words::of(page.context.formatter.lang());
    let mut notes = Vec::new();
    let breaks = places(page, grid, |s, p| grid.breaks(s, p));
    if !breaks.is_empty() {
        notes.push(format!("{BREAK_SIGN} {}", words.breaks.replace("{places}", &breaks)));
    }
    let flags: Vec<String> =
        grid.hollow_flags().into_iter().filter_map(|f| page.context.formatter.flag(f)).map(str::to_string).collect();
    if !flags.is_empty() {
        notes.push(words.hollow.replace("{what}", &flags.join(words.comma)));
    }
    let missing = places(page, grid, |s, p| grid.number(s, p).is_none() && !grid.withheld(s, p));
    if !missing.is_empty() {
        notes.push(words.no_value.replace("{places}", &missing));
    }
    let withheld = places(page, grid, |s, p| grid.withheld(s, p));
    if !withheld.is_empty() {
        notes.push(words.withheld.replace("{places}", &withheld));
    }
    let partial = places(page, grid, |s, p| grid.partial(s, p));
    if !partial.is_empty() {
        notes.push(words.partial.replace("{places}", &partial));
    }
    notes
}

/// The points for which this holds, with the names of the series where it does not hold for all.
pub(crate) fn places(page: &Page<'_>, grid: &Grid<'_>, holds: impl Fn(usize, usize) -> bool) -> String {
    let points = grid.points.len();
    let mut groups: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for s in 0..grid.series.len() {
        let at: Vec<usize> = (0..points).filter(|p| holds(s, *p)).collect();
        if at.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(same, _)| *same == at) {
            Some((_, series)) => series.push(s),
            None => groups.push((at, vec![s])),
        }
    }
    let words = Words::of(page.context.formatter.lang());
    let mut parts: Vec<String> = groups
        .iter()
        .map(|(at, series)| {
            let where_ =
                if at.len() == points && points > 1 { words.everywhere.to_string() } else { runs(page, grid, at) };
            if series.len() == grid.series.len() {
                return where_;
            }
            let names: Vec<String> =
                series.iter().filter_map(|s| grid.series.get(*s)).map(|h| page.name(h)).take(MOST).collect();
            let more = if series.len() > MOST { "\u{2026}" } else { "" };
            format!("{where_} ({}{more})", names.join(words.comma))
        })
        .collect();
    if parts.len() > MOST {
        parts.truncate(MOST);
        parts.push("\u{2026}".into());
    }
    parts.join("; ")
}

/// Neighbouring periods as ranges, categories one by one.
fn runs(page: &Page<'_>, grid: &Grid<'_>, at: &[usize]) -> String {
    let over_time = grid.over_time();
    let comma = Words::of(page.context.formatter.lang()).comma;
    let mut parts = Vec::new();
    for run in at.chunk_by(|a, b| over_time && a + 1 == *b) {
        let name = |i: Option<&usize>| i.and_then(|i| grid.points.get(*i)).map_or(String::new(), |h| page.name(h));
        parts.push(match run {
            [only] => name(Some(only)),
            [a, b] => format!("{}{comma}{}", name(Some(a)), name(Some(b))),
            several => format!("{}\u{2013}{}", name(several.first()), name(several.last())),
        });
    }
    if parts.len() > MOST {
        parts.truncate(MOST);
        parts.push("\u{2026}".into());
    }
    parts.join(comma)
}
