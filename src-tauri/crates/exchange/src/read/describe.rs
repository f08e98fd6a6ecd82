//! What a file says of an indicator that nobody has defined yet: name, unit, power of ten, decimals, frequency, each
//! with the cell that says it.
//!
//! Nothing is guessed: what no cell says, or cells say in two ways, is left open.

use super::heading::heading_text;
use super::plan::{Plan, PlanValue, plan};
use crate::format::{CellKind, Grid, Workbook};
use crate::labels::Context;
use crate::number::{Looks, is_blank, looks};
use crate::recipe::{Means, Recipe};
use crate::understand::{kin, unit_code, unit_power, unit_said, without_unit};
use crate::{when, words};
use almanac_core::{CellRef, Code, CodeListCode, Frequency, IndicatorCode, Lang, ObsRow, ObsValue, ObservationTable};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The list of units.
const UNITS: &str = "CL_UNIT";
/// Rows above a heading that may hold its title.
const ABOVE: u32 = 8;
/// Values whose cells are looked at for the decimals that they show.
const LOOKED_AT: usize = 500;
/// More decimals than people write.
const LEFT_OVER: u8 = 3;
/// Rows that are looked at for a multiplier of their own.
const ROWS: usize = 100_000;

/// A text of the file and its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// As received.
    pub text: String,
    /// Where.
    pub cell: CellRef,
}

/// What a file says of one indicator.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Described {
    /// Its name, and the language that the words show.
    pub name: Option<(Said, Option<Lang>)>,
    /// Its unit in the file's words.
    pub unit: Option<Said>,
    /// Code of that unit in the list of units; none for words that the list does not have.
    pub unit_code: Option<Code>,
    /// Power of ten of its values, after what the recipe multiplies.
    pub multiplier: Option<(i8, Said)>,
    /// The most decimals that its values have, and the first cell that has them.
    pub decimals: Option<(u8, CellRef)>,
    /// How often it has values, where all its periods are of one length.
    pub frequency: Option<Frequency>,
    /// Units in the file's words, where it says several that differ.
    pub units: BTreeSet<String>,
}

/// What was seen of one indicator in the table of observations.
#[derive(Default)]
struct Seen<'t> {
    first: Option<&'t ObsRow>,
    decimals: Option<(u8, &'t ObsRow)>,
    frequencies: BTreeSet<Frequency>,
    some: Vec<&'t ObsRow>,
    rows: BTreeSet<u32>,
}

/// Describes indicators of a reading: `table` is what the recipe made of the workbook, `units` what it noted of them.
pub fn describe(
    recipe: &Recipe,
    book: &Workbook,
    ctx: &Context<'_>,
    table: &ObservationTable,
    units: &BTreeMap<IndicatorCode, BTreeSet<String>>,
    wanted: &BTreeSet<IndicatorCode>,
) -> BTreeMap<IndicatorCode, Described> {
    let mut seen: BTreeMap<&IndicatorCode, Seen<'_>> = wanted.iter().map(|i| (i, Seen::default())).collect();
    if seen.is_empty() {
        return BTreeMap::new();
    }
    let heads = table.series.heads();
    for row in &table.rows {
        let head = table.series.pair(row.series).and_then(|(head, _)| heads.get(head as usize));
        let Some(seen) = head.and_then(|h| seen.get_mut(&h.indicator)) else { continue };
        seen.first.get_or_insert(row);
        seen.frequencies.insert(row.period().frequency());
        if seen.rows.len() < ROWS {
            seen.rows.insert(row.row);
        }
        if let ObsValue::Number(n) = row.value() {
            if seen.decimals.is_none_or(|(most, _)| n.scale > most) {
                seen.decimals = Some((n.scale, row));
            }
            if seen.some.len() < LOOKED_AT {
                seen.some.push(row);
            }
        }
    }
    let plans: Vec<Plan<'_>> = recipe.tables.iter().filter_map(|t| plan(book, t, ctx, &mut Vec::new()).ok()).collect();
    seen.into_iter()
        .filter_map(|(code, seen)| {
            let first = seen.first?;
            let at = plans.iter().find_map(|p| Where::of(p, table, first))?;
            Some((code.clone(), at.describe(code, &seen, units.get(code), ctx)))
        })
        .collect()
}

/// Where an indicator's first value stands.
struct Where<'p, 'a> {
    plan: &'p Plan<'a>,
    value: &'p PlanValue,
    row: u32,
}

impl<'p, 'a> Where<'p, 'a> {
    fn of(plan: &'p Plan<'a>, table: &ObservationTable, row: &ObsRow) -> Option<Self> {
        let grid = plan.grid;
        if grid.name != table.cell(row).sheet {
            return None;
        }
        let inside = (plan.first..plan.end).contains(&grid.index_of(row.row));
        let value = plan.values.iter().find(|v| inside && grid.received_column(v.column) == row.column)?;
        Some(Self { plan, value, row: row.row })
    }

    fn grid(&self) -> &'a Grid {
        self.plan.grid
    }

    fn cell(&self, row: u32, column: u32) -> CellRef {
        let grid = self.grid();
        CellRef { sheet: grid.name.clone(), row, column: grid.received_column(column) }
    }

    fn said(&self, text: &str, row: u32, column: u32) -> Said {
        Said { text: text.trim_matches(is_blank).to_string(), cell: self.cell(row, column) }
    }

    fn describe(
        &self,
        code: &IndicatorCode,
        seen: &Seen<'_>,
        units: Option<&BTreeSet<String>>,
        ctx: &Context<'_>,
    ) -> Described {
        let list = ctx.index(Some(&CodeListCode::new(UNITS)));
        let meanings: BTreeSet<(Option<i8>, Option<Code>)> =
            units.into_iter().flatten().map(|u| (unit_power(u), unit_code(u, &list))).collect();
        let mut out = Described::default();
        if meanings.len() > 1 {
            out.units = units.cloned().unwrap_or_default();
        } else if let Some(unit) = self.unit().or_else(|| self.percent_sign()) {
            out.unit_code = unit_code(&unit.text, &list);
            out.unit = Some(unit);
        }
        out.multiplier = self.multiplier(seen, &out);
        out.decimals = self.decimals(seen);
        let mut lengths = seen.frequencies.iter();
        out.frequency = lengths.next().copied().filter(|_| lengths.next().is_none());
        out.name = self.name(code).map(|said| {
            let lang = language(&said.text).map(Lang::new);
            (said, lang)
        });
        out
    }

    /// The unit of the value's own heading, of the table, or of its row.
    fn unit(&self) -> Option<Said> {
        let [top, bottom] = self.plan.heading;
        let grid = self.grid();
        if let Some(unit) = &self.value.unit {
            // The words around the table are of other columns, and nothing says the unit of this one.
            if unit.is_empty() {
                return None;
            }
            let here = |r: &u32| heading_text(grid, *r, self.value.column).contains(unit.as_str());
            let row = (top..=bottom).rev().find(here).unwrap_or(bottom);
            return Some(self.said(unit, row, self.value.column));
        }
        if let Some(unit) = &self.plan.unit {
            let rows = (top.saturating_sub(ABOVE)..=bottom).filter_map(|r| grid.get(grid.index_of(r)));
            let cell = rows
                .flat_map(|r| r.filled().map(move |c| (r.number, c.column, c.text)).collect::<Vec<_>>())
                .find(|(_, _, text)| text.contains(unit.as_str()));
            let (row, column) = cell.map_or((bottom, self.value.column), |(row, column, _)| (row, column));
            return Some(self.said(unit, row, column));
        }
        let label = self.plan.labels.iter().find(|l| l.rule.means == Means::Unit)?;
        let text = grid.at(self.row, label.column)?.text;
        (!text.trim_matches(is_blank).is_empty()).then(|| self.said(text, self.row, label.column))
    }

    /// A value that is written with the sign itself.
    fn percent_sign(&self) -> Option<Said> {
        let text = self.grid().at(self.row, self.value.column)?.text;
        text.trim_matches(is_blank).ends_with(['%', '٪']).then(|| self.said("%", self.row, self.value.column))
    }

    /// The power of ten that the unit's words or a column of multipliers say. Words of a unit without such a word say
    /// that there is none.
    fn multiplier(&self, seen: &Seen<'_>, out: &Described) -> Option<(i8, Said)> {
        let own = self.own_multiplier(seen);
        let of_unit = out.unit.clone().and_then(|u| {
            let power = unit_power(&u.text).or_else(|| out.unit_code.is_some().then_some(0))?;
            Some((power, u))
        });
        let (power, said) = match (own, of_unit) {
            (Some(own), Some((0, _)) | None) => own,
            (_, of_unit) => of_unit?,
        };
        Some((power.checked_sub(self.plan.power)?, said))
    }

    /// What a column of multipliers says, the same on every row.
    fn own_multiplier(&self, seen: &Seen<'_>) -> Option<(i8, Said)> {
        let is = |h: &str| matches!(words::fold(h).as_str(), "unit_mult" | "unit_multiplier");
        let label = self.plan.labels.iter().find(|l| is(&l.rule.heading))?;
        let grid = self.grid();
        let texts: BTreeSet<&str> = seen
            .rows
            .iter()
            .filter_map(|r| grid.at(*r, label.column))
            .map(|c| c.text.trim_matches(is_blank))
            .filter(|t| !t.is_empty())
            .collect();
        let text = texts.first().filter(|_| texts.len() == 1)?;
        Some((text.parse().ok()?, self.said(text, self.row, label.column)))
    }

    /// The most decimals. A workbook stores more than it shows; what it shows is what its author means, and where it
    /// shows whatever is stored, many digits are left over from reckoning and say nothing.
    fn decimals(&self, seen: &Seen<'_>) -> Option<(u8, CellRef)> {
        let (stored, at) = seen.decimals?;
        let here = |row: &ObsRow| seen.first.is_some_and(|f| f.sheet == row.sheet);
        let cell = |row: &ObsRow| {
            let value = self.plan.values.iter().find(|v| self.grid().received_column(v.column) == row.column)?;
            self.grid().at(row.row, value.column).filter(|c| c.kind == CellKind::Number)
        };
        let place = |row: &ObsRow| CellRef { sheet: self.grid().name.clone(), row: row.row, column: row.column };
        let shown = seen.some.iter().filter(|row| here(row)).filter_map(|row| Some((cell(row)?.decimals?, *row)));
        match shown.max_by_key(|(shown, row)| (*shown, Reverse((row.row, row.column)))) {
            Some((shown, row)) if shown < stored => Some((shown, place(row))),
            None if stored > LEFT_OVER && here(at) && cell(at).is_some() => None,
            Some(_) | None => Some((stored, place(at))).filter(|_| here(at)),
        }
    }

    /// The name beside the indicator's code, the heading, the row's word for it, or the title.
    fn name(&self, code: &IndicatorCode) -> Option<Said> {
        let names_it = |said: Said| {
            let unit = unit_said(&said.text).unwrap_or_default().to_string();
            let text = without_unit(&said.text, &unit);
            (!text.is_empty()
                && text != code.as_str()
                && when::period(&text).is_none()
                && text.contains(char::is_alphabetic))
            .then_some(Said { text, ..said })
        };
        let [top, bottom] = self.plan.heading;
        let grid = self.grid();
        if let Some(by_code) = self.plan.labels.iter().find(|l| l.rule.means == Means::Indicator) {
            let label = self.plan.labels.iter().find(|l| {
                matches!(l.rule.means, Means::Label | Means::Ignore) && kin(&l.rule.heading, &by_code.rule.heading)
            });
            let at = |column| grid.at(self.row, column).map(|c| self.said(c.text, self.row, column));
            return label
                .and_then(|l| at(l.column))
                .and_then(names_it)
                .or_else(|| at(by_code.column).and_then(names_it));
        }
        if self.value.measure.is_some() && self.plan.table.indicator.is_none() {
            let row = (top..=bottom).rev().find(|r| !heading_text(grid, *r, self.value.column).is_empty())?;
            let heading = self.said(&heading_text(grid, row, self.value.column), row, self.value.column);
            let general = words::is_general(&heading.text);
            if let Some(said) = Some(heading).filter(|_| !general).and_then(names_it) {
                return Some(said);
            }
        }
        names_it(self.title()?)
    }

    /// The first words above the heading that belong to this table.
    fn title(&self) -> Option<Said> {
        let [top, bottom] = self.plan.heading;
        let grid = self.grid();
        let mut found = None;
        for number in (top.saturating_sub(ABOVE).max(1)..bottom).rev() {
            let Some(row) = grid.get(grid.index_of(number)).filter(|r| r.number == number) else { continue };
            // A row of the heading with several texts says how columns differ.
            if number >= top && row.filled().count() > 1 {
                continue;
            }
            if row.filled().any(|c| c.kind == CellKind::Number || looks(c.text) == Looks::Number) {
                break;
            }
            let of_words = |text: &str| {
                let text = text.trim_matches(is_blank);
                text.contains(is_blank)
                    && !words::opens_notes(text)
                    && unit_said(text).is_none_or(|unit| !without_unit(text, unit).is_empty())
            };
            if let Some(cell) = row.filled().find(|c| of_words(c.text)) {
                // "Table 3. Emigrants": that is the title, whatever office and year stand above it.
                if let Some(title) = words::behind_table_number(cell.text) {
                    return if title.is_empty() { found } else { Some(self.said(title, number, cell.column)) };
                }
                found = Some(self.said(cell.text, number, cell.column));
            }
        }
        found
    }
}

/// The language that a text's letters and small words show; none where they fit several.
fn language(text: &str) -> Option<&'static str> {
    const RUSSIAN: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    const SMALL: [(&str, &[&str]); 3] = [
        ("en", &["of", "by", "and", "the", "in", "with", "from", "for", "persons", "population", "number"]),
        ("fr", &["du", "des", "et", "les", "le", "par", "aux", "dans", "personnes", "nombre", "selon", "sexe"]),
        ("es", &["del", "y", "los", "las", "el", "por", "según", "personas", "número", "sexo", "población"]),
    ];
    let lower = text.to_lowercase();
    let letters = || lower.chars().filter(|c| c.is_alphabetic());
    let all = |fits: fn(char) -> bool| letters().next().is_some() && letters().all(fits);
    if all(|c| matches!(c, '\u{621}'..='\u{64a}')) {
        return Some("ar");
    }
    if all(|c| RUSSIAN.contains(c)) {
        // Letters alone do not tell Russian from its neighbours; a mark of Russian does.
        return lower.contains(['э', 'ы', 'ъ', 'ё']).then_some("ru").or_else(|| {
            let small = ["по", "из", "на", "и", "в", "число", "численность", "человек"];
            words::fold(&lower).split('_').any(|w| small.contains(&w)).then_some("ru")
        });
    }
    if !all(|c| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{17f}')) {
        return None;
    }
    let folded = words::fold(&lower);
    let counted = SMALL.map(|(lang, small)| (folded.split('_').filter(|w| small.contains(w)).count(), lang));
    let (most, lang) = counted.into_iter().max_by_key(|(n, _)| *n)?;
    let alone = counted.iter().filter(|(n, _)| *n == most).count() == 1;
    (most > 0 && alone).then_some(lang)
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn the_language_of_a_title() {
        for (text, lang) in [
            ("Emigrants by sex and age", Some("en")),
            ("Émigrés par sexe", Some("fr")),
            ("Población según sexo", Some("es")),
            ("Численность мигрантов по странам", Some("ru")),
            ("عدد المهاجرين", Some("ar")),
            ("Emigranți", None),
            ("2015", None),
        ] {
            assert_eq!(language(text), lang, "{text}");
        }
    }
}
