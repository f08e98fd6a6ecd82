//! What the columns of one table mean: values, periods, dimensions, flags, notes.

use super::header::{Region, sample};
use super::own::{self, Kinship};
use super::{Reason, Suggestion, names_its_columns};
use crate::format::{CellKind, Format, Grid, RowView, Workbook};
use crate::labels::{self, Context};
use crate::names::Match;
use crate::number::{Brackets, DecimalSign, Evidence, Looks, Marker, evidence, is_blank, looks, usual_marker};
use crate::read::{heading_text, part_of_year, spread_heading, suggested_spellings};
use crate::recipe::*;
use crate::scheme::Spelling;
use crate::when;
use crate::words::{self, Hint};
use almanac_core::release::Flags;
use almanac_core::{CellRef, Code, CodeListCode, DimensionCode, DimensionRole, Finding, Level, Period, Place};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Columns beside the values that are understood; comparing each with each of the others takes its time.
const MAX_LABELS: usize = 300;

/// What was seen in one column.
#[derive(Clone)]
struct Column {
    number: u32,
    heading: String,
    hint: Option<Hint>,
    filled: usize,
    numbers: usize,
    markers: usize,
    texts: usize,
    periods: usize,
    months: usize,
    distinct: HashSet<String>,
    counts_up: bool,
    dates: usize,
    /// Whether the message says that it only describes values.
    attribute: bool,
}

impl Column {
    /// Whether it only numbers the lines.
    fn numbers_the_lines(&self) -> bool {
        let counts = self.counts_up && self.numbers > 0;
        counts && (self.heading.is_empty() || words::is_running_number(&self.heading) && self.distinct.contains("1"))
    }
    fn mostly_numbers(&self) -> bool {
        self.numbers > 0 && (self.numbers + self.markers) * 10 >= self.filled * 8
    }
    fn mostly_periods(&self) -> bool {
        self.filled > 0 && self.periods * 10 >= self.filled * 9
    }
}

/// Suggests the recipe of one table; none when it holds no values.
pub fn table(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    name: &str,
    ctx: &Context<'_>,
    out: &mut Suggestion,
) -> Option<TableRecipe> {
    let top = grid.get(region.top)?.number;
    let bottom = grid.get(region.bottom)?.number;
    let numbered = numbers_the_columns(grid, region);
    let numbered = numbered.then(|| Region { first: region.first + 1, ..region.clone() });
    let region = numbered.as_ref().unwrap_or(region);
    let first_row = grid.get(region.first).map_or(bottom + 1, |r| r.number);
    let last = grid.get(region.end.checked_sub(1)?)?.number;
    if region.end <= region.first {
        return None;
    }
    let mut columns = look_at_columns(grid, region, top, bottom);
    let attributes = book.message.as_ref().map_or(&[][..], |m| m.attributes.as_slice());
    columns.iter_mut().for_each(|c| c.attribute = attributes.contains(&c.heading));
    let reasons = &mut out.reasons;
    let mut reason = |place: &str, why: String| {
        reasons.push(Reason { place: if place.is_empty() { name.into() } else { format!("{name}, {place}") }, why });
    };
    let chosen = choose_values(book, region, &columns);
    if chosen.values.is_empty() {
        return None;
    }
    reason("", chosen.why.clone());
    let mut recipe = TableRecipe {
        name: name.into(),
        sheet: grid.name.as_deref().map(String::from),
        title: Vec::new(),
        unit_seen: None,
        header: [top, bottom],
        first_row,
        last_row: (region.end < grid.len()).then_some(last),
        indicator: None,
        unit: None,
        period: None,
        decimal: DecimalSign::Point,
        times_ten_to: 0,
        codes: BTreeMap::new(),
        flags: Flags::NONE,
        markers: BTreeMap::new(),
        decimals: if chosen.long && !chosen.values.is_empty() {
            own::decimals(grid, region, chosen.values.first().copied().unwrap_or(0))
        } else {
            Decimals::Stored
        },
        brackets: Brackets::Negative,
        calendar: when::Calendar::Gregorian,
        hidden_rows: HiddenRows::Read,
        columns: Vec::new(),
        sections: Vec::new(),
        values: Values {
            columns: [0, 0],
            column_heading: None,
            headings: Vec::new(),
            named: Vec::new(),
            others: OtherColumns::Read,
        },
    };
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut has_period = false;
    let numbers_in: BTreeSet<u32> = chosen.values.iter().copied().collect();
    let beside: Vec<Column> =
        columns.iter().filter(|c| !numbers_in.contains(&c.number)).take(MAX_LABELS).cloned().collect();
    if columns.len() > numbers_in.len() + beside.len() {
        out.findings.push(Finding::new(
            Level::Warning,
            "too-many-columns",
            Place::File { file: book.file.clone(), cell: name.into() },
            format!("More than {MAX_LABELS} columns hold no numbers; the others are left alone"),
            "Check that it is the right file, and say what further columns mean",
        ));
    }
    let heading = grid.get(region.bottom);
    let headings = heading.iter().flat_map(|r| r.filled());
    let kinship = own::kinship(headings.map(|c| c.text.trim_matches(is_blank)));
    for column in &beside {
        let label = match kinship {
            Kinship::Table => own::label(column.number, &column.heading, ctx),
            Kinship::Message | Kinship::None => label_column(grid, region, column, &beside, &chosen, ctx, &mut taken),
        };
        has_period |= label.means == Means::Period;
        if !column.heading.is_empty() {
            let said = match (label.means, &label.dimension) {
                (Means::Dimension, Some(d)) => format!("column {} is the dimension {d}", column.number),
                (means, _) => format!("column {} means {}", column.number, means_word(means)),
            };
            reason(&format!("\"{}\"", column.heading), said);
        }
        recipe.columns.push(label);
    }
    recipe.sections = sections(grid, region, &chosen, &recipe, has_period, ctx);
    if let Some(section) = recipe.sections.first() {
        has_period |= section.means == Means::Period;
        reason("", format!("rows of their own say {}", means_word(section.means)));
    }
    goes_on(book, grid, region, &chosen, &mut recipe, &mut out.findings);
    stacked_labels(&mut recipe, &columns, &chosen, ctx, &mut out.recipe.labels, &mut reason);
    if kinship == Kinship::None && !recipe.columns.iter().any(|c| c.means == Means::Unit) {
        recipe.unit_seen = super::unit::unit(grid, [region.top, region.bottom], &chosen.values);
        recipe.unit.clone_from(&recipe.unit_seen);
        if let Some(unit) = &recipe.unit {
            reason("", format!("the title or a cell beside the heading names the unit \"{unit}\""));
        }
    }
    if let Some((power, row, column)) = grid.divided.filter(|(_, row, _)| (first_row..=last).contains(row)) {
        let thousands = 10_u64.pow(u32::from(power.min(18)));
        // Where the words say thousands as well, what is shown is meant.
        let shown = recipe.unit.as_deref().and_then(super::unit::power) == i8::try_from(power).ok();
        let taken = if shown {
            recipe.times_ten_to = -i8::try_from(power).unwrap_or(0);
            "read as shown, since the unit says the same"
        } else {
            "read as stored"
        };
        let cell = CellRef { sheet: grid.name.clone(), row, column: grid.received_column(column) };
        out.findings.push(
            Finding::new(
                Level::Warning,
                "shown-divided",
                Place::File { file: book.file.clone(), cell: cell.to_string() },
                format!("The cells show their numbers divided by {thousands}; they are {taken}"),
                "Compare with what the workbook shows; else say the power of ten of the table",
            )
            .with(grid.at(row, column).map_or("", |c| c.text), "numbers shown as they are stored"),
        );
    }
    let heading_cell = |column| {
        let cell = CellRef { sheet: grid.name.clone(), row: bottom, column: grid.received_column(column) };
        Place::File { file: book.file.clone(), cell: cell.to_string() }
    };
    let spelled = match kinship {
        // Its codes are those of the lists.
        Kinship::Table => Vec::new(),
        Kinship::Message | Kinship::None => {
            suggested_spellings(ctx, grid, region.first..region.end, &recipe.columns, &heading_cell)
        }
    };
    for spelled in spelled {
        if let Some(column) = recipe.columns.get_mut(spelled.at) {
            reason(&format!("\"{}\"", column.heading), spelled.why);
            column.code_list = Some(spelled.list);
        }
        out.findings.extend(spelled.finding);
    }
    if kinship != Kinship::Table {
        filter_to_country(&mut recipe, grid, region, ctx, &mut reason);
    }
    let texts = |at| own::texts(grid, region, at);
    own::source(&mut recipe, kinship, &mut out.recipe.source, texts, &mut reason);
    if kinship != Kinship::None {
        own::indicators(&recipe, &mut out.recipe.indicators, texts, &mut reason);
    }
    let findings = &mut out.findings;
    let own = recipe.columns.iter().map(|c| c.at).chain(chosen.values.iter().copied());
    let (left, right) = own.fold((u32::MAX, 0), |(a, b), c| (a.min(c), b.max(c)));
    recipe.title = crate::read::title(grid, top, [left, right]);
    values(book, grid, region, top, bottom, &columns, &chosen, ctx, &mut recipe, &mut has_period, findings);
    if !has_period {
        fixed_period(grid, region, &mut recipe, &mut reason);
        if recipe.period.is_none() {
            recipe.period = period_of_name(book, grid, &mut reason);
            if let Some(period) = recipe.period {
                out.findings.push(
                    Finding::new(
                        Level::Warning,
                        "period-of-name",
                        Place::File { file: book.file.clone(), cell: name.into() },
                        format!("Nothing in the table says a period; the file's name says {period}"),
                        "Check it, and say another period of the table if the values belong to it",
                    )
                    .with(period.to_string(), "a period in the table, its heading or its title"),
                );
            }
        }
        if recipe.period.is_none() {
            out.findings.push(
                Finding::new(
                    Level::Error,
                    "no-period",
                    Place::File { file: book.file.clone(), cell: name.into() },
                    "No column, heading or title says to which period the values belong",
                    "Say on the sheet or in the recipe which period it is",
                )
                .with("no period", "a year, a column of years, or years in the heading"),
            );
        }
    }
    // What the program writes has a point, and commas nowhere.
    if kinship == Kinship::None && !names_its_columns(book.format) {
        numbers(book, grid, region, &chosen, &mut recipe, out);
    }
    signs(book, grid, region, &chosen, &mut recipe, &mut out.findings);
    let seen = super::doubt::Seen { book, grid, region, values: &chosen.values };
    out.findings.extend(super::doubt::brackets(&seen, &mut recipe));
    out.findings.extend(super::doubt::calendar(&seen, &mut recipe, ctx));
    out.findings.extend(super::doubt::ages_made_dates(&seen, &recipe, ctx, &mut out.recipe.labels));
    out.findings.extend(super::doubt::multipliers(&seen, &recipe));
    let whose = recipe.columns.iter().find(|c| c.dimension.as_ref().is_some_and(|d| somebodys_country(d, c, ctx)));
    if let Some(label) = whose {
        out.findings.push(
            Finding::new(
                Level::Note,
                "country-of-origin",
                heading_cell(label.at),
                format!(
                    "\"{}\" may mean citizenship, country of birth, previous residence or destination",
                    label.heading
                ),
                "Say on the sheet which one the sender means",
            )
            .with(label.heading.clone(), "citizenship, country of birth, previous residence or destination"),
        );
    }
    Some(recipe)
}

/// Whether a column holds countries of which nothing says whose they are.
fn somebodys_country(dimension: &DimensionCode, column: &LabelColumn, ctx: &Context<'_>) -> bool {
    let areas = ctx.dimension_of(DimensionRole::ReferenceArea).and_then(|(_, list)| list);
    let known = ctx.dimensions.iter().find(|d| d.code == *dimension).is_some_and(|d| d.role != DimensionRole::Other);
    let usual = Hint::Dimension(DimensionRole::Other);
    dimension.as_str().contains("origin")
        || dimension.as_str() == "coo_iso"
        || !known
            && ctx.country.is_some()
            && column.code_list.is_some()
            && column.code_list == areas
            && words::hint(&column.heading)
                .is_none_or(|h| h == usual || h == Hint::Dimension(DimensionRole::ReferenceArea))
            && !dimension.as_str().contains("ref_area")
}

fn means_word(means: Means) -> &'static str {
    match means {
        Means::Dimension => "a dimension",
        Means::Indicator => "the indicator",
        Means::Period => "the period",
        Means::PartOfYear => "the month or quarter",
        Means::Unit => "the unit",
        Means::Flags => "status flags",
        Means::Missing => "why there is no number",
        Means::Confidentiality => "confidentiality",
        Means::Note => "a note",
        Means::Label => "another name of the column before it",
        Means::Filter => "which rows are kept",
        Means::Ignore => "nothing that is read",
    }
}

fn look_at_columns(grid: &Grid, region: &Region, top: u32, bottom: u32) -> Vec<Column> {
    let mut columns: Vec<Column> = (1..=grid.width())
        .map(|number| {
            let heading = (top..=bottom)
                .rev()
                .map(|row| heading_text(grid, row, number))
                .find(|h| !h.is_empty())
                .unwrap_or_default();
            Column {
                number,
                // "Country (thousand persons)" is the column of countries.
                hint: words::hint(&heading).or_else(|| words::hint(&super::unit::name_in(&heading))),
                heading,
                filled: 0,
                numbers: 0,
                markers: 0,
                texts: 0,
                periods: 0,
                months: 0,
                distinct: HashSet::new(),
                counts_up: true,
                dates: 0,
                attribute: false,
            }
        })
        .collect();
    let mut before: BTreeMap<u32, i64> = BTreeMap::new();
    for row in sample(grid, region.first, region.end) {
        // A row with one text alone heads a group, and is no label of its column.
        if grid.width() >= 3 && row.filled().nth(1).is_none() {
            continue;
        }
        for cell in row.filled() {
            let Some(column) = columns.get_mut(cell.column as usize - 1) else { continue };
            column.filled += 1;
            let text = cell.text.trim_matches(is_blank);
            let look = match cell.kind {
                CellKind::Number => Looks::Number,
                CellKind::Date => {
                    column.dates += 1;
                    Looks::Text
                }
                CellKind::Logical => Looks::Text,
                CellKind::Error => Looks::Marker,
                // A sign without a letter or a digit stands for a number, whatever it means.
                CellKind::Text if !text.is_empty() && !text.contains(char::is_alphanumeric) => Looks::Marker,
                CellKind::Text => looks(text),
            };
            match look {
                Looks::Number => {
                    column.numbers += 1;
                    let n = text.parse::<i64>().ok();
                    column.counts_up &= n.is_some_and(|n| before.get(&cell.column).is_none_or(|b| n > *b));
                    if let Some(n) = n {
                        before.insert(cell.column, n);
                    }
                }
                Looks::Marker => column.markers += 1,
                Looks::Text => column.texts += 1,
                Looks::Empty => {}
            }
            column.periods += usize::from(when::period(text).is_some());
            let part = when::part_under(&column.heading, text);
            column.months += usize::from(part.is_some() && (look == Looks::Text || look == Looks::Number));
            if column.distinct.len() < 2_000 {
                column.distinct.insert(text.to_string());
            }
        }
    }
    columns.retain(|c| {
        c.filled > 0 || (!c.heading.is_empty() && c.hint.is_some()) || region.periods.binary_search(&c.number).is_ok()
    });
    columns
}

/// Which columns hold the values, and why.
struct Chosen {
    /// Their numbers, ascending.
    values: Vec<u32>,
    why: String,
    /// Columns of periods in the heading.
    by_period: bool,
    /// One value per row.
    long: bool,
    /// The format has codes without names.
    nameless: bool,
}

fn choose_values(book: &Workbook, region: &Region, columns: &[Column]) -> Chosen {
    if !region.periods.is_empty() {
        let first = region.periods.first().copied().unwrap_or(1);
        let mut values = region.periods.clone();
        // Further columns of numbers to the right have a heading of their own.
        values.extend(
            columns
                .iter()
                .filter(|c| c.number > first && region.periods.binary_search(&c.number).is_err())
                .filter(|c| c.mostly_numbers() && !c.heading.is_empty() && c.hint.is_none())
                .map(|c| c.number),
        );
        values.sort_unstable();
        return Chosen {
            why: format!("{} columns have a period as their heading", region.periods.len()),
            values,
            by_period: true,
            long: false,
            nameless: false,
        };
    }
    // One column is called the value.
    let value = ["obs_value", "obsvalue", "value"]
        .iter()
        .find_map(|name| columns.iter().find(|c| words::fold(&c.heading) == *name && (c.numbers > 0 || c.filled == 0)))
        .or_else(|| columns.iter().find(|c| c.hint == Some(Hint::Value) && c.numbers > 0));
    if let Some(value) = value {
        return Chosen {
            values: vec![value.number],
            why: format!("column {} is called \"{}\"", value.number, value.heading),
            by_period: false,
            long: true,
            nameless: nameless(book.format),
        };
    }
    let declared = names_its_columns(book.format);
    // Where a column is called the year, counts near 2000 are counts.
    let years_named = columns.iter().any(|c| c.hint == Some(Hint::Period) && c.mostly_periods());
    let candidate = |c: &&Column| {
        let numbered = c.months == c.numbers && when::numbered(&c.heading).is_some();
        let known = matches!(
            c.hint,
            Some(
                Hint::Period
                    | Hint::Flags
                    | Hint::Confidentiality
                    | Hint::Unit
                    | Hint::Indicator
                    | Hint::Machinery
                    | Hint::Dimension(_)
            )
        );
        c.mostly_numbers()
            && !c.numbers_the_lines()
            && !numbered
            && !known
            && !words::is_code_heading(&c.heading)
            && !(c.mostly_periods()
                && !years_named
                && when::period(&c.heading).is_none()
                && c.distinct.len() < 250
                && c.texts == 0
                && !declared
                && c.periods > 1
                && plausible_years(c))
            && !matches!(c.hint, Some(Hint::Note))
    };
    let values: Vec<u32> = columns.iter().filter(candidate).map(|c| c.number).collect();
    let nameless = nameless(book.format);
    Chosen {
        why: format!("{} columns hold numbers", values.len()),
        long: values.len() == 1,
        values,
        by_period: false,
        nameless,
    }
}

/// Formats whose columns are all components, none the name of another.
fn nameless(format: Format) -> bool {
    match format {
        Format::SdmxMl | Format::SdmxJson | Format::JsonStat | Format::Px | Format::EurostatTsv => true,
        Format::Csv
        | Format::Tsv
        | Format::SdmxCsv1
        | Format::SdmxCsv2
        | Format::Xlsx
        | Format::Xls
        | Format::Ods
        | Format::Yaml
        | Format::Markdown => false,
    }
}

/// A column whose numbers are all years, not counts that happen to be near 2000.
fn plausible_years(c: &Column) -> bool {
    c.distinct.iter().all(|t| when::period(t).is_some_and(|(p, _)| (1900..=2100).contains(&p.year())))
}

fn label_column(
    grid: &Grid,
    region: &Region,
    column: &Column,
    all: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
    taken: &mut BTreeMap<String, usize>,
) -> LabelColumn {
    let plain = |means| LabelColumn::plain(column.number, &column.heading, means);
    if let Some((dimension, code_list)) = own::dimension(&column.heading, ctx) {
        let dimension = unique(dimension, taken);
        return LabelColumn { dimension: Some(dimension), code_list, ..plain(Means::Dimension) };
    }
    // Months, and perhaps the total of the year below them.
    let is_month = |t: &String| when::part_under(&column.heading, t).is_some();
    let only_months = || column.distinct.iter().all(|t| is_month(t) || labels::total(t).is_some());
    // One month alone is the day of a count, as in "population on 1 January".
    let several = chosen.by_period || column.distinct.len() > 1 || when::numbered(&column.heading).is_some();
    let months = several && (column.months * 10 >= column.filled * 7 || column.months >= 2 && only_months());
    // Years stand in the heading, in another column, or in the title.
    if column.filled > 0 && months {
        return plain(Means::PartOfYear);
    }
    let period_elsewhere = all.iter().any(|c| {
        c.number < column.number
            && c.hint == Some(Hint::Period)
            && c.mostly_periods()
            && chosen.values.binary_search(&c.number).is_err()
    });
    match column.hint {
        Some(Hint::Period) if column.periods * 2 >= column.filled && column.periods > 0 && !chosen.by_period => {
            return plain(if period_elsewhere { Means::Label } else { Means::Period });
        }
        // Beside years in the heading: parts of the year, even where some of them are none that a value may have.
        Some(Hint::Period) if column.distinct.len() > 1 && column.texts > 0 && !period_elsewhere => {
            return plain(if column.months > 0 { Means::PartOfYear } else { Means::Label });
        }
        Some(Hint::Period) => return plain(Means::Label),
        Some(Hint::Flags) => {
            let code_before = all.iter().any(|c| c.number + 1 == column.number && c.hint == Some(Hint::Flags));
            return plain(if code_before { Means::Label } else { Means::Flags });
        }
        Some(Hint::Confidentiality) => return plain(Means::Confidentiality),
        Some(Hint::Unit) => {
            let held = all.iter().any(|c| c.number < column.number && c.hint == Some(Hint::Unit));
            return plain(if held { Means::Label } else { Means::Unit });
        }
        Some(Hint::Note) => return plain(Means::Note),
        Some(Hint::Machinery | Hint::Value) => return plain(Means::Ignore),
        Some(Hint::Indicator) => {
            // A column called indicator that is empty on some rows tells two series of one file apart.
            let code = all.iter().filter(|c| c.hint == Some(Hint::Indicator) && c.filled > 0).max_by_key(|c| {
                let name = words::fold(&c.heading);
                u8::from(name.contains("series")) * 2 + u8::from(words::is_code_heading(&c.heading))
            });
            let chosen_one = code.is_some_and(|c| c.number == column.number);
            return plain(if chosen_one { Means::Indicator } else { Means::Label });
        }
        Some(Hint::Dimension(_)) | None if column.attribute => return plain(Means::Ignore),
        Some(Hint::Dimension(_)) | None => {}
    }
    if column.filled == 0 && column.hint.is_none() || column.numbers_the_lines() {
        return plain(Means::Ignore);
    }
    if column.heading.is_empty() && column.filled * 10 < region.end.saturating_sub(region.first) {
        return plain(Means::Note);
    }
    if !chosen.by_period
        && column.hint.is_none()
        && column.mostly_periods()
        && plausible_years(column)
        && !period_elsewhere
        && !all.iter().any(|c| c.hint == Some(Hint::Period) && c.mostly_periods())
    {
        return plain(Means::Period);
    }
    if column.dates > 0 && column.dates * 10 >= column.filled * 8 {
        return plain(Means::Label);
    }
    if another_name_of(grid, region, column, all, chosen, ctx) {
        return plain(Means::Label);
    }
    if column.hint.is_none() && names_the_indicator(grid, region, column, all, chosen) {
        return plain(Means::Label);
    }
    let role = match column.hint {
        Some(Hint::Dimension(role)) => role,
        Some(_) | None => role_by_content(column, ctx),
    };
    let foreign = role == DimensionRole::ReferenceArea && only_other_countries(column, all, ctx);
    let role = match (foreign, ctx.country.is_some()) {
        (false, _) => role,
        // A national table of other countries does not report on them; whose countries they are somebody has to say.
        (true, true) => titled(grid, region).unwrap_or(DimensionRole::Other),
        (true, false) => titled(grid, region).unwrap_or(role),
    };
    // Totals, and codes of the same meaning twice, get a name of their own.
    let (dimension, code_list) = match ctx.dimension_of(role) {
        Some((d, l)) if !taken.contains_key(d.as_str()) => (d, l),
        Some((_, l)) => (DimensionCode::new(words::slug(&column.heading)), l),
        None => (DimensionCode::new(words::slug(&column.heading)), None),
    };
    let dimension = unique(dimension, taken);
    // Which country's "origin" is meant somebody has to say; that it is a country its labels say.
    let areas = || ctx.dimension_of(DimensionRole::ReferenceArea).and_then(|(_, list)| list);
    // "Country of origin" says that it holds countries, however few.
    let announced = column.hint == Some(Hint::Dimension(DimensionRole::Other)) && countries(column, ctx).is_some();
    let of_areas = role == DimensionRole::Other
        && (foreign || announced || role_by_content(column, ctx) == DimensionRole::ReferenceArea);
    let code_list = code_list.or_else(|| areas().filter(|_| of_areas));
    LabelColumn { dimension: Some(dimension), code_list, ..plain(Means::Dimension) }
}

/// Whether the first row below a heading only numbers the columns: `А | 1 | 2 | 3`, as official forms do.
fn numbers_the_columns(grid: &Grid, region: &Region) -> bool {
    let Some(row) = grid.get(region.first) else { return false };
    let (mut next, mut count) = (None, 0_usize);
    for cell in row.filled() {
        let text = cell.text.trim_matches(is_blank);
        let mut letters = text.chars();
        let letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        match text.parse::<u32>().ok() {
            Some(n) if next.map_or(n <= 2, |expected| n == expected) => (next, count) = (Some(n + 1), count + 1),
            None if letter && next.is_none() => {}
            _ => return false,
        }
    }
    let more = region.first + 1 < region.end;
    more && count >= 3 && row.filled().count() * 10 >= grid.width() as usize * 6
}

/// Rows above a heading in which its title stands.
const TITLE_ROWS: usize = 12;

/// Whose countries the areas of a column are by the table's title: a column "Country" under "Emigrants by country of
/// destination".
fn titled(grid: &Grid, region: &Region) -> Option<DimensionRole> {
    let above = (region.top.saturating_sub(TITLE_ROWS)..region.top).filter_map(|i| grid.get(i));
    let lines = above.flat_map(|r| r.filled().map(|c| c.text.to_string()).collect::<Vec<_>>());
    let title: Vec<String> = lines.chain(grid.name.as_deref().map(String::from)).collect();
    words::country_in_title(&title.join(" "))
}

/// Whether a column's areas may not be those that the table reports on: countries, none of them the profile's own, and
/// no other column of areas beside it.
fn only_other_countries(column: &Column, all: &[Column], ctx: &Context<'_>) -> bool {
    let of_areas = |c: &&Column| matches!(c.hint, Some(Hint::Dimension(r)) if r.is_area());
    if all.iter().filter(of_areas).any(|c| c.number != column.number) {
        return false;
    }
    let own = |m: &Match| matches!((m, &ctx.country), (Match::Code(code), Some(own)) if code.as_str() == own.as_str());
    countries(column, ctx).is_some_and(|found| !found.iter().any(own))
}

/// Which areas the labels of a column are; none where most are none.
fn countries(column: &Column, ctx: &Context<'_>) -> Option<Vec<Match>> {
    let (_, list) = ctx.dimension_of(DimensionRole::ReferenceArea).unwrap_or((DimensionCode::new("ref_area"), None));
    let index = ctx.index(list.as_ref());
    let found: Vec<Match> = column.distinct.iter().map(|t| index.find(t)).collect();
    let known = found.iter().filter(|m| **m != Match::Unknown).count();
    (known > 0 && known * 10 >= found.len() * 6).then_some(found)
}

fn unique(dimension: DimensionCode, taken: &mut BTreeMap<String, usize>) -> DimensionCode {
    let times = taken.entry(dimension.as_str().to_string()).or_default();
    *times += 1;
    if *times == 1 { dimension } else { DimensionCode::new(format!("{dimension}_{times}")) }
}

/// The meaning that a column's labels show without a heading that says it.
fn role_by_content(column: &Column, ctx: &Context<'_>) -> DimensionRole {
    let most = |n: usize| n * 10 >= column.distinct.len() * 8 && n >= 2;
    if most(column.distinct.iter().filter(|t| labels::sex(t).is_some()).count()) {
        return DimensionRole::Sex;
    }
    let texts = column.texts > column.numbers;
    if texts && most(column.distinct.iter().filter(|t| labels::age(t).is_some()).count()) {
        return DimensionRole::Age;
    }
    let (_, list) = ctx.dimension_of(DimensionRole::ReferenceArea).unwrap_or((DimensionCode::new("ref_area"), None));
    let index = ctx.index(list.as_ref());
    if !index.is_empty()
        && column.distinct.len() >= 3
        && column.distinct.iter().filter(|t| index.find(t) != Match::Unknown).count() * 10 >= column.distinct.len() * 6
    {
        return DimensionRole::ReferenceArea;
    }
    DimensionRole::Other
}

/// Whether a column only says in other words what a dimension column says: one label for each of its codes.
fn another_name_of(
    grid: &Grid,
    region: &Region,
    column: &Column,
    all: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
) -> bool {
    let nameless = chosen.nameless;
    let labels = |c: &&Column| {
        chosen.values.binary_search(&c.number).is_err()
            && c.number != column.number
            && matches!(c.hint, Some(Hint::Dimension(_)) | None)
            && c.distinct.len() > 1
            && c.distinct.len().abs_diff(column.distinct.len()) <= 1 + c.distinct.len() / 50
    };
    // In messages without names every column is a component.
    if nameless {
        return false;
    }
    if column.distinct.len() < 2 {
        // The name of a constant code beside it.
        return all.iter().any(|c| {
            c.number + 1 == column.number
                && c.distinct.len() == 1
                && (c.hint == column.hint && c.hint.is_some()
                    || column.heading.contains(' ')
                    || words::fold(&c.heading) == words::fold(&column.heading))
        });
    }
    all.iter().filter(labels).filter(|other| may_name(column, other, ctx)).any(|other| {
        // Between two names of the same things the code is the dimension, then the first.
        if rank(column) < rank(other) || rank(column) == rank(other) && column.number < other.number {
            return false;
        }
        let mut there: BTreeMap<&str, &str> = BTreeMap::new();
        let mut back: BTreeMap<&str, &str> = BTreeMap::new();
        let mut exceptions = 0_usize;
        let mut seen = 0_usize;
        for row in sample(grid, region.first, region.end) {
            let (a, b) = (row.text(other.number).trim(), row.text(column.number).trim());
            if a.is_empty() && b.is_empty() {
                continue;
            }
            seen += 1;
            let same = *there.entry(a).or_insert(b) == b && *back.entry(b).or_insert(a) == a;
            exceptions += usize::from(!same);
        }
        seen > 1 && exceptions * 33 <= seen
    })
}

/// Whether a column only says in words which indicator the code beside it is: `Indicator Name` and `Indicator Code`.
fn names_the_indicator(grid: &Grid, region: &Region, column: &Column, all: &[Column], chosen: &Chosen) -> bool {
    if chosen.nameless {
        return false;
    }
    all.iter().filter(|c| c.hint == Some(Hint::Indicator) && kin(&c.heading, &column.heading)).any(|code| {
        let mut named: BTreeMap<&str, &str> = BTreeMap::new();
        sample(grid, region.first, region.end).all(|row| {
            let (code, name) = (row.text(code.number).trim(), row.text(column.number).trim());
            *named.entry(code).or_insert(name) == name
        })
    })
}

/// How many labels a column must have at least, so that one for each label of another is no accident.
const NO_ACCIDENT: usize = 5;

/// Whether a column may hold names of what another one holds: their headings are kin, or it holds labels of the same
/// kind, or there are too many labels for an accident.
fn may_name(column: &Column, other: &Column, ctx: &Context<'_>) -> bool {
    if kin(&column.heading, &other.heading) {
        return true;
    }
    let most = |c: &Column, is: &dyn Fn(&str) -> bool| {
        c.distinct.iter().filter(|t| is(t)).count() * 10 >= c.distinct.len() * 6
    };
    let (_, list) = ctx.dimension_of(DimensionRole::ReferenceArea).unwrap_or((DimensionCode::new("ref_area"), None));
    let areas = ctx.index(list.as_ref());
    let kinds: [&dyn Fn(&str) -> bool; 3] = [&|t| labels::sex(t).is_some(), &|t| labels::age(t).is_some(), &|t| {
        !areas.is_empty() && areas.find(t) != Match::Unknown
    }];
    for is in kinds {
        let (here, there) = (most(column, is), most(other, is));
        if here != there {
            return false;
        }
        if here && there {
            return true;
        }
    }
    column.distinct.len() >= NO_ACCIDENT
}

/// Whether two headings share a word, or words with one beginning: `coo` and `coo_name`, `geo` and `Geopolitical entity`.
pub(crate) fn kin(a: &str, b: &str) -> bool {
    const GENERIC: [&str; 14] =
        ["code", "name", "label", "id", "iso", "iso2", "iso3", "of", "the", "de", "type", "nom", "nombre", "group"];
    let (a, b) = (words::fold(a), words::fold(b));
    let own = |text: &str| -> Vec<String> {
        text.split('_').filter(|w| !w.is_empty() && !GENERIC.contains(w)).map(String::from).collect()
    };
    let begins = |x: &str, y: &str| {
        let same = x.chars().zip(y.chars()).take_while(|(p, q)| p == q).count();
        same >= 4 || same >= 3 && (same == x.chars().count() || same == y.chars().count())
    };
    own(&a).iter().any(|x| own(&b).iter().any(|y| x == y || begins(x, y)))
}

/// What rows say that hold one text and no values, above the rows that it holds for: periods where nothing else says
/// them, or labels of a dimension that no column has.
fn sections(
    grid: &Grid,
    region: &Region,
    chosen: &Chosen,
    recipe: &TableRecipe,
    has_period: bool,
    ctx: &Context<'_>,
) -> Vec<LabelColumn> {
    let filled = |row: &RowView<'_>, c: u32| !row.text(c).trim_matches(is_blank).is_empty();
    let holds = |row: &RowView<'_>| chosen.values.iter().any(|c| filled(row, *c));
    let mut texts: Vec<(u32, String)> = Vec::new();
    let mut waiting: Vec<(u32, String)> = Vec::new();
    for row in (region.first..region.end).take(LOOKED_AT).filter_map(|i| grid.get(i)) {
        if holds(&row) {
            texts.append(&mut waiting);
            continue;
        }
        let mut cells = row.filled();
        match (cells.next(), cells.next()) {
            (Some(cell), None) => waiting.push((cell.column, cell.text.trim_matches(is_blank).to_string())),
            (Some(_) | None, _) => waiting.clear(),
        }
    }
    let Some(at) = texts.first().map(|(at, _)| *at) else { return Vec::new() };
    if texts.iter().any(|(column, _)| *column != at) {
        return Vec::new();
    }
    // "2023" above "Men": each says its own, and the year goes on.
    let (periods, others): (Vec<&str>, Vec<&str>) =
        texts.iter().map(|(_, text)| text.as_str()).partition(|t| when::period(t).is_some());
    let mut out = Vec::new();
    if !periods.is_empty() && !has_period && !chosen.by_period {
        out.push(LabelColumn::plain(at, "", Means::Period));
    }
    type Is = fn(&str) -> Option<String>;
    for (role, is) in [(DimensionRole::Sex, labels::sex as Is), (DimensionRole::Age, labels::age)] {
        let Some((dimension, code_list)) = ctx.dimension_of(role) else { continue };
        let taken = recipe.columns.iter().any(|c| c.dimension.as_ref() == Some(&dimension));
        if !taken && others.len() >= 2 && others.iter().all(|t| is(t).is_some()) {
            let dimension = Some(dimension);
            out.push(LabelColumn { dimension, code_list, ..LabelColumn::plain(at, "", Means::Dimension) });
            break;
        }
    }
    // Words of another matter stand between: nobody knows what they say.
    if others.is_empty() || out.iter().any(|s| s.means == Means::Dimension) { out } else { Vec::new() }
}

/// Rows that are looked at for labels that go on.
const LOOKED_AT: usize = 5_000;

/// Columns whose label is written once above the rows that it holds for: every label stands once, most begin a group of
/// several rows, and another column tells the rows of a group apart. With an empty cell that means the total, labels are
/// written on every row.
fn goes_on(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    chosen: &Chosen,
    recipe: &mut TableRecipe,
    findings: &mut Vec<Finding>,
) {
    if chosen.nameless {
        return;
    }
    let tells_apart = |m: Means| matches!(m, Means::Dimension | Means::Period | Means::PartOfYear | Means::Indicator);
    let told: Vec<(u32, Means)> =
        recipe.columns.iter().filter(|c| tells_apart(c.means)).map(|c| (c.at, c.means)).collect();
    let merged = |row: u32, column: u32| {
        let over = |m: &&crate::format::Span| m.top <= row && row <= m.bottom && m.left <= column && column <= m.right;
        grid.merged.iter().find(over).is_some()
    };
    for rule in recipe.columns.iter_mut().filter(|c| matches!(c.means, Means::Dimension | Means::Period)) {
        let (mut labels, mut again, mut groups, mut short) = (HashSet::new(), 0_usize, 0_usize, 0_usize);
        let (mut empty, mut first, mut run) = (0_usize, None, 0_usize);
        let mut rows = Vec::new();
        for row in (region.first..region.end).take(LOOKED_AT).filter_map(|i| grid.get(i)) {
            let filled = |c: u32| !row.text(c).trim_matches(is_blank).is_empty();
            if !chosen.values.iter().any(|c| filled(*c)) || merged(row.number, rule.at) {
                continue;
            }
            let others: Vec<&str> =
                told.iter().filter(|(c, _)| *c != rule.at).map(|(c, _)| row.text(*c).trim_matches(is_blank)).collect();
            let text = row.text(rule.at).trim_matches(is_blank);
            if text.is_empty() && groups > 0 && others.iter().any(|t| !t.is_empty()) {
                empty += 1;
                run += 1;
                first.get_or_insert(row.number);
            } else if text.is_empty() {
                again += 1;
            } else {
                short += usize::from(groups > 0 && run == 0);
                again += usize::from(!labels.insert(text));
                (groups, run) = (groups + 1, 0);
            }
            rows.push((groups, others));
        }
        // In a group every row is told apart by its other labels.
        let all = rows.len();
        let distinct: HashSet<_> = rows.into_iter().collect();
        let holds = empty > 0 && again == 0 && short * 2 <= groups && distinct.len() == all;
        let Some(number) = first.filter(|_| holds) else { continue };
        rule.goes_on = true;
        let cell = CellRef { sheet: grid.name.clone(), row: number, column: grid.received_column(rule.at) };
        let mend = "Check it; if an empty cell means the total, say so on the sheet";
        findings.push(
            Finding::new(
                Level::Note,
                "labels-go-on",
                Place::File { file: book.file.clone(), cell: cell.to_string() },
                format!("Empty cells of the column \"{}\" go on with the label above them", rule.heading),
                mend,
            )
            .with("", "a label on every row"),
        );
    }
}

/// The better a column serves as a dimension's codes, the smaller.
fn rank(c: &Column) -> u8 {
    let folded = words::fold(&c.heading);
    let codes_like = c.distinct.iter().all(|t| t.len() <= 12 && !t.contains(' '));
    if folded.contains("iso") && codes_like {
        0
    } else if matches!(c.hint, Some(Hint::Dimension(_))) && codes_like && words::is_code_heading(&c.heading) {
        1
    } else if matches!(c.hint, Some(Hint::Dimension(_))) && codes_like && c.texts > 0 {
        2
    } else if words::is_code_heading(&c.heading) {
        3
    } else if matches!(c.hint, Some(Hint::Dimension(_))) {
        4
    } else {
        5
    }
}

/// The sex of a label: it is one, or it repeats another label and adds one, as in "Emigrants, women" under
/// "Emigrants".
fn sex_under(text: &str, all: &HashSet<String>) -> Option<String> {
    labels::sex(text).or_else(|| {
        let clean = labels::clean(text);
        let outer = all.iter().map(|t| labels::clean(t)).any(|t| t.len() >= 3 && t != clean && clean.starts_with(&t));
        labels::sex_in_caption(text).filter(|_| outer)
    })
}

/// Sexes and ages that stand under the labels of another dimension in one column.
fn stacked_labels(
    recipe: &mut TableRecipe,
    columns: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
    codes: &mut BTreeMap<DimensionCode, BTreeMap<String, Code>>,
    reason: &mut impl FnMut(&str, String),
) {
    if chosen.long {
        return;
    }
    for (role, is) in [
        (DimensionRole::Sex, sex_under as fn(&str, &HashSet<String>) -> Option<String>),
        (DimensionRole::Age, (|text, _| labels::age(text)) as fn(&str, &HashSet<String>) -> Option<String>),
    ] {
        let Some((dimension, code_list)) = ctx.dimension_of(role) else { continue };
        if recipe.columns.iter().chain(&recipe.sections).any(|c| c.dimension.as_ref() == Some(&dimension)) {
            continue;
        }
        let only = recipe.columns.iter().filter(|c| c.means == Means::Dimension).count();
        for label in recipe.columns.iter_mut().filter(|c| c.means == Means::Dimension && only <= 2) {
            let Some(column) = columns.iter().find(|c| c.number == label.at) else { continue };
            let mut inner: Vec<String> = column
                .distinct
                .iter()
                .filter(|t| is(t, &column.distinct).is_some_and(|c| !c.starts_with('_')) && t.parse::<i64>().is_err())
                .cloned()
                .collect();
            inner.sort_unstable();
            let others = column.distinct.len().saturating_sub(inner.len());
            if !inner.is_empty() && others > inner.len() / 4 {
                reason(
                    &format!("\"{}\"", label.heading),
                    format!("{} labels belong to the dimension {dimension} and stand under the others", inner.len()),
                );
                for text in inner.iter().filter(|t| role == DimensionRole::Sex && labels::sex(t).is_none()) {
                    if let Some(code) = is(text, &column.distinct) {
                        codes.entry(dimension.clone()).or_default().insert(text.clone(), Code::new(code));
                    }
                }
                label.inner.push(InnerLabels {
                    dimension: dimension.clone(),
                    code_list: code_list.clone(),
                    labels: inner,
                });
                break;
            }
        }
    }
}

/// A table with the rows of so many areas is one of the world or of a part of it.
const WORLD: usize = 15;

/// In tables of many countries only the profile's country is kept.
fn filter_to_country(
    recipe: &mut TableRecipe,
    grid: &Grid,
    region: &Region,
    ctx: &Context<'_>,
    reason: &mut impl FnMut(&str, String),
) {
    let Some(country) = &ctx.country else { return };
    let Some((area, list)) = ctx.dimension_of(DimensionRole::ReferenceArea) else { return };
    let Some(at) =
        recipe.columns.iter().position(|c| c.means == Means::Dimension && c.dimension.as_ref() == Some(&area))
    else {
        return;
    };
    let Some(column) = recipe.columns.get_mut(at) else { return };
    let list = column.code_list.clone().or(list);
    let index = ctx.index(list.as_ref());
    let spelling = list.as_ref().and_then(|l| Spelling::split(l).1);
    // Nobody knows yet which rows are the country's.
    if matches!(spelling, Some(Spelling::Open(_))) {
        return;
    }
    let as_listed = !matches!(spelling, Some(Spelling::Scheme(_)));
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut fits: BTreeSet<&str> = BTreeSet::new();
    for row in (region.first..region.end).filter_map(|i| grid.get(i)) {
        let text = row.text(column.at);
        if seen.len() < 5_000 && seen.insert(text) {
            let is = as_listed && text.trim().eq_ignore_ascii_case(country.as_str())
                || index.candidates(text).contains(country)
                || index.find(text) == Match::Code(country.clone());
            if is {
                fits.insert(text);
            }
        }
    }
    // A table of regions, or of the few countries that people came from, is the country's own; only one that
    // goes over the world has a row for it among those of others.
    let areas = seen.iter().filter(|t| index.find(t) != Match::Unknown).count();
    let of_the_world = areas >= WORLD && areas * 10 >= seen.len() * 6;
    let codes = seen.iter().all(|t| t.trim().len() <= 3);
    if seen.len() > 1 && !fits.is_empty() && (of_the_world || codes) {
        reason(&format!("\"{}\"", column.heading), format!("only rows of {country} are kept"));
        column.keep = fits.into_iter().map(|t| t.trim().to_string()).collect();
        column.means = Means::Filter;
        column.dimension = None;
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one table, each with another meaning")]
fn values(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    top: u32,
    bottom: u32,
    columns: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
    recipe: &mut TableRecipe,
    has_period: &mut bool,
    findings: &mut Vec<Finding>,
) {
    let (Some(first), Some(last)) = (chosen.values.first().copied(), chosen.values.last().copied()) else { return };
    let heading_of = |c: u32| columns.iter().find(|x| x.number == c).map_or(String::new(), |x| x.heading.clone());
    if chosen.long {
        recipe.values.columns = [first, first];
        recipe.values.column_heading = Some(heading_of(first)).filter(|h| !h.is_empty());
        // A value column with a name of its own names what it measures.
        let named = columns.iter().find(|c| c.number == first).is_some_and(|c| c.hint != Some(Hint::Value));
        let says = recipe.columns.iter().any(|c| c.means == Means::Indicator);
        if let Some(heading) = recipe.values.column_heading.clone().filter(|_| named && !says) {
            if let Some((period, _)) = when::period(&heading) {
                *has_period = true;
                recipe.values.named.push(NamedColumn {
                    heading,
                    indicator: None,
                    period: Some(period),
                    codes: BTreeMap::new(),
                    unit: None,
                    skip: false,
                });
            } else {
                recipe.values.headings.push(HeadingRow::plain(bottom, Means::Indicator));
            }
        }
        return;
    }
    let to_the_end = columns.iter().all(|c| c.number <= last);
    recipe.values.columns = [first, if to_the_end { 0 } else { last }];
    let rows: Vec<u32> = (top..=bottom)
        .filter(|r| chosen.values.iter().any(|c| !spread_heading(grid, *r, *c, first, bottom).is_empty()))
        .collect();
    let apart = apart(grid, &rows, chosen, [first, bottom]);
    for (column, heading) in &apart {
        let cell = CellRef { sheet: grid.name.clone(), row: bottom, column: grid.received_column(*column) };
        findings.push(
            Finding::new(
                Level::Warning,
                "column-left-out",
                Place::File { file: book.file.clone(), cell: cell.to_string() },
                "The heading is of another kind than those beside it, and its column is left out",
                "Say on the sheet what the column holds if its values are wanted",
            )
            .with(heading.clone(), "a heading as those beside it"),
        );
        recipe.values.named.push(NamedColumn {
            heading: heading.clone(),
            indicator: None,
            period: None,
            codes: BTreeMap::new(),
            unit: None,
            skip: true,
        });
    }
    let kept: Vec<u32> = chosen.values.iter().filter(|c| !apart.contains_key(c)).copied().collect();
    for row in &rows {
        let texts: Vec<String> = kept.iter().map(|c| spread_heading(grid, *row, *c, first, bottom)).collect();
        let distinct: BTreeSet<&String> = texts.iter().filter(|t| !t.is_empty()).collect();
        if chosen.by_period
            && texts.iter().filter(|t| when::period(t).is_some()).count() * 2 >= region.periods.len()
            && *row == bottom
        {
            recipe.values.headings.push(HeadingRow::plain(*row, Means::Period));
            *has_period = true;
            let of_words = kept.iter().zip(&texts).filter(|(c, _)| region.periods.binary_search(c).is_err());
            for (_, text) in of_words {
                recipe.values.named.push(NamedColumn {
                    heading: text.clone(),
                    indicator: None,
                    period: when::whole_year(text).map(Period::Year),
                    codes: BTreeMap::new(),
                    unit: None,
                    skip: false,
                });
            }
            continue;
        }
        if distinct.len() <= 1 && rows.len() > 1 {
            // One caption over all columns says what is measured, not how columns differ.
            recipe.values.headings.push(HeadingRow::plain(*row, Means::Ignore));
            continue;
        }
        if let Some((before, after)) = around_year(&texts).filter(|_| !*has_period) {
            recipe.values.headings.push(HeadingRow { before, after, ..HeadingRow::plain(*row, Means::Period) });
            *has_period = true;
            continue;
        }
        let heading = heading_meaning(*row, &distinct, columns, chosen, ctx, recipe);
        *has_period |= heading.means == Means::Period;
        recipe.values.headings.push(heading);
    }
    if !chosen.by_period {
        name_packed(grid, bottom, chosen, recipe);
    }
}

/// Columns of values that stand apart, with their lowest heading: "Change, %" or "9 months of 2024" beside whole years,
/// under which most columns stand; a share beside men and women.
fn apart(grid: &Grid, rows: &[u32], chosen: &Chosen, [first, bottom]: [u32; 2]) -> BTreeMap<u32, String> {
    let text = |row: u32, column: u32| spread_heading(grid, row, column, first, bottom);
    let under = |row: u32| -> (Vec<u32>, Vec<u32>) {
        chosen.values.iter().partition(|c| when::period(&text(row, **c)).is_some())
    };
    let distinct = |row: u32, columns: &[u32]| {
        columns.iter().filter_map(|c| when::period(&text(row, *c))).map(|(p, _)| p).collect::<BTreeSet<_>>().len()
    };
    let of_periods = rows.iter().map(|row| (*row, under(*row))).find(|(row, (periods, others))| {
        distinct(*row, periods) >= 2 && !others.is_empty() && others.len() < periods.len()
    });
    let lowest = |c: u32| rows.iter().rev().map(|r| heading_text(grid, *r, c)).find(|t| !t.is_empty());
    let Some((row, (_, others))) = of_periods else {
        let (ratios, counts): (Vec<u32>, Vec<u32>) =
            chosen.values.iter().partition(|c| lowest(**c).is_some_and(|h| words::is_ratio(&h)));
        let sexes = counts.iter().all(|c| lowest(*c).is_some_and(|h| labels::sex_in_caption(&h).is_some()));
        let apart = ratios.into_iter().filter(|_| sexes && counts.len() > 1);
        return apart.filter_map(|c| Some((c, lowest(c)?))).collect();
    };
    let says_a_year = |c: &u32| when::whole_year(&text(row, *c)).is_some();
    let named = others.into_iter().filter(|c| !says_a_year(c)).filter_map(|c| Some((c, lowest(c)?)));
    // A heading that others have as well names no column.
    let alone = |heading: &String| chosen.values.iter().filter(|c| lowest(**c).as_ref() == Some(heading)).count() == 1;
    named.filter(|(_, heading)| alone(heading)).collect()
}

/// The words that stand before and after the year in every heading, where all headings are alike but for the year:
/// `Population 2021`, `Population 2022`.
fn around_year(texts: &[String]) -> Option<(String, String)> {
    let mut shared: Option<(&str, &str)> = None;
    let mut years: BTreeSet<i32> = BTreeSet::new();
    for text in texts {
        let text = text.trim_matches(is_blank);
        let year = when::only_year(text).filter(|y| (1900..=2100).contains(y))?;
        let (before, after) = text.split_once(&year.to_string())?;
        if *shared.get_or_insert((before, after)) != (before, after) || !years.insert(year) {
            return None;
        }
    }
    let (before, after) = shared.filter(|_| years.len() > 1)?;
    // Other digits around it, such as those of an age, are not of the year.
    let words = before.contains(char::is_alphabetic) || after.contains(char::is_alphabetic);
    let bare = !before.ends_with(char::is_numeric) && !after.starts_with(char::is_numeric);
    (words && bare).then(|| (before.trim_matches(is_blank).to_string(), after.trim_matches(is_blank).to_string()))
}

fn heading_meaning(
    row: u32,
    distinct: &BTreeSet<&String>,
    columns: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
    recipe: &TableRecipe,
) -> HeadingRow {
    let most = |n: usize| n * 10 >= distinct.len() * 8 && n >= 1;
    let plain = |means, dimension: Option<(DimensionCode, Option<CodeListCode>)>| {
        let (dimension, code_list) = dimension.map_or((None, None), |(d, l)| (Some(d), l));
        HeadingRow { dimension, code_list, ..HeadingRow::plain(row, means) }
    };
    if most(distinct.iter().filter(|t| when::period(t).is_some()).count()) {
        return plain(Means::Period, None);
    }
    let below_years = recipe.values.headings.iter().any(|h| h.means == Means::Period);
    if below_years && distinct.len() >= 2 && distinct.iter().all(|t| part_of_year(t).is_some()) {
        return plain(Means::PartOfYear, None);
    }
    if distinct.len() <= 6
        && most(distinct.iter().filter(|t| labels::sex_in_caption(t).is_some()).count())
        && distinct.len() >= 2
    {
        return plain(Means::Dimension, ctx.dimension_of(DimensionRole::Sex));
    }
    if most(distinct.iter().filter(|t| labels::age(t).is_some()).count()) {
        return plain(Means::Dimension, ctx.dimension_of(DimensionRole::Age));
    }
    // A matrix: the headings are largely the labels of a column, or countries.
    let (area, list) = ctx.dimension_of(DimensionRole::ReferenceArea).unwrap_or((DimensionCode::new("ref_area"), None));
    let index = ctx.index(list.as_ref());
    let by_list = distinct.iter().filter(|t| index.find(t) != Match::Unknown).count();
    let crossed = columns.iter().filter(|c| chosen.values.binary_search(&c.number).is_err()).any(|c| {
        let held: BTreeSet<String> = c.distinct.iter().map(|t| labels::clean(t)).collect();
        let both = distinct.iter().filter(|t| held.contains(&labels::clean(t))).count();
        both * 10 >= distinct.len() * 4 && both >= 3
    });
    if distinct.len() >= 5 && (crossed || by_list * 10 >= distinct.len() * 6) {
        let used = recipe.columns.iter().any(|c| c.dimension.as_ref() == Some(&area));
        let dimension = if used || crossed { DimensionCode::new("counterpart_area") } else { area };
        return plain(Means::Dimension, Some((dimension, list)));
    }
    plain(Means::Indicator, None)
}

/// Headings such as `f_0_4` become codes, if all of at least three are understood.
fn name_packed(grid: &Grid, bottom: u32, chosen: &Chosen, recipe: &mut TableRecipe) {
    let read: Option<Vec<(String, BTreeMap<_, _>)>> = chosen
        .values
        .iter()
        .map(|c| {
            let heading = heading_text(grid, bottom, *c);
            labels::packed(&heading).map(|codes| (heading, codes))
        })
        .collect();
    let Some(read) = read.filter(|r| r.len() >= 3 && r.iter().any(|(_, c)| c.len() > 1)) else { return };
    recipe.values.headings.retain(|h| h.row != bottom);
    let mut seen: BTreeSet<BTreeMap<DimensionCode, almanac_core::Code>> = BTreeSet::new();
    for (heading, codes) in read {
        if seen.insert(codes.clone()) {
            recipe.values.named.push(NamedColumn {
                heading,
                indicator: None,
                period: None,
                codes,
                unit: None,
                skip: false,
            });
        }
    }
}

/// One year in the title, the sheet's name or a caption is the period of all values.
fn fixed_period(grid: &Grid, region: &Region, recipe: &mut TableRecipe, reason: &mut impl FnMut(&str, String)) {
    let above = (0..=region.bottom)
        .filter_map(|i| grid.get(i))
        .flat_map(|r| r.filled().take(8).map(|c| c.text.to_string()).collect::<Vec<_>>());
    let mut years: BTreeSet<i32> = BTreeSet::new();
    for text in above.take(200) {
        if text.len() < 300 && !crate::words::fold(&text).contains("version") {
            years.extend(title_year(&text));
        }
    }
    let from_sheet = grid.name.as_deref().and_then(when::only_year);
    let year = from_sheet.or_else(|| (years.len() == 1).then(|| years.first().copied()).flatten());
    if let Some(year) = year {
        reason("", format!("the title names the year {year} and no other"));
        recipe.period = Some(Period::Year(year));
    }
}

/// The only year in the file's name. A year far ahead is of another calendar.
fn period_of_name(book: &Workbook, grid: &Grid, reason: &mut impl FnMut(&str, String)) -> Option<Period> {
    let stem = book.file.rsplit_once('.').map_or(book.file.as_str(), |(stem, _)| stem);
    let year = when::only_year(stem).filter(|y| (1900..=2040).contains(y) && book.grids.len() == 1 && !grid.is_empty());
    if let Some(year) = year {
        reason("", format!("nothing in the table says a period; the file's name says the year {year}"));
    }
    year.map(Period::Year)
}

fn title_year(text: &str) -> Option<i32> {
    // "(April 2018 Version)" and "© 2020" date the publication, not the values.
    let cut = text.split(['©', '(']).next().unwrap_or(text);
    when::only_year(cut)
}

/// The decimal sign, from all ways in which the numbers of the sample are written.
fn numbers(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    chosen: &Chosen,
    recipe: &mut TableRecipe,
    out: &mut Suggestion,
) {
    let (mut point, mut comma, mut maybe_comma, mut maybe_point) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut example: Option<(CellRef, String)> = None;
    let mut plain_thousands = 0_usize;
    for row in sample(grid, region.first, region.end) {
        for cell in chosen.values.iter().filter_map(|c| row.get(*c)).filter(|c| c.kind == CellKind::Text) {
            let text = cell.text.trim_matches(is_blank);
            match evidence(text) {
                Some(Evidence::Point) => point += 1,
                Some(Evidence::Comma) => comma += 1,
                Some(e @ (Evidence::AmbiguousComma | Evidence::AmbiguousPoint)) => {
                    if e == Evidence::AmbiguousComma {
                        maybe_comma += 1
                    } else {
                        maybe_point += 1
                    }
                    example.get_or_insert_with(|| {
                        let cell = CellRef {
                            sheet: grid.name.clone(),
                            row: row.number,
                            column: grid.received_column(cell.column),
                        };
                        (cell, text.to_string())
                    });
                }
                None => plain_thousands += usize::from(text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit())),
            }
        }
    }
    let place = example.as_ref().map_or(String::new(), |(c, _)| c.to_string());
    let read = example.as_ref().map_or(String::new(), |(_, t)| t.clone());
    let mut finding = |level, kind: &str, message: String, mend: String, expected: &str| {
        let place = Place::File { file: book.file.clone(), cell: place.clone() };
        out.findings.push(Finding::new(level, kind, place, message, mend).with(read.clone(), expected));
    };
    let mut two_signs = |message: &str| {
        finding(
            Level::Warning,
            "two-decimal-signs",
            message.into(),
            "Check it, and say the other decimal sign of the table if it is that".into(),
            "one decimal sign",
        );
    };
    if comma > point {
        recipe.decimal = DecimalSign::Comma;
        if point > 0 {
            two_signs("Some numbers are written with a decimal point and some with a comma");
        }
        return;
    }
    if comma > 0 {
        two_signs("Some numbers are written with a decimal comma and some with a point");
    }
    if point > 0 || comma > 0 {
        return;
    }
    let (count, sign, other) = match (maybe_comma, maybe_point) {
        (1.., 0) => (maybe_comma, "comma", "point"),
        (0, 1..) => (maybe_point, "point", "comma"),
        (1.., 1..) => {
            two_signs(
                "Some numbers group their thousands by a comma and some by a point, or have decimals behind one of them",
            );
            return;
        }
        (0, 0) => return,
    };
    // A file that divides its columns by semicolons writes decimals with a comma. A number of four digits and more
    // without the sign says that the sign does not group thousands.
    let semicolons = book.delimiter == Some(';');
    let ungrouped = plain_thousands > 0;
    let (decimal, why) = match (sign, semicolons, ungrouped) {
        // Digits that are grouped nowhere settle it as far as a file can.
        ("point", false, true) => return,
        ("comma", _, true) => (true, "numbers of four digits and more stand there without it"),
        ("comma", true, false) => {
            (true, "the file divides its columns by semicolons, as where the comma is the decimal sign")
        }
        ("comma", false, false) => (false, "no other number of the file says that it is the decimal sign"),
        ("point", true, _) => {
            (false, "the file divides its columns by semicolons, as where the comma is the decimal sign")
        }
        (_, _, _) => (true, "nothing in the file says that it groups thousands"),
    };
    if decimal == (sign == "comma") {
        recipe.decimal = DecimalSign::Comma;
    }
    let (taken, instead) = if decimal { ("the decimal sign", other) } else { ("a thousands separator", sign) };
    let level = if sign == "comma" && !decimal { Level::Note } else { Level::Warning };
    finding(
        level,
        "ambiguous-decimal-sign",
        format!(
            "All {count} numbers with a {sign} have exactly three digits after it; the {sign} was taken for {taken}, since {why}"
        ),
        format!("If it is the other one, say so of the table, or write decimal = \"{instead}\" into the recipe"),
        "a thousands separator or a decimal sign",
    );
}

/// Cells of values that hold a sign instead of a number.
struct Sign {
    count: usize,
    /// How many of them are padded, as spreadsheets pad what their formats print.
    padded: usize,
    first: CellRef,
}

/// The longest text that may be a sign.
const LONGEST_SIGN: usize = 6;

/// What signs in cells of values stand for: what the file's own legend says; else what a lone dash or star usually does,
/// which is told, since a dash means zero with some senders and "not available" with others.
fn signs(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    chosen: &Chosen,
    recipe: &mut TableRecipe,
    findings: &mut Vec<Finding>,
) {
    let mut seen: BTreeMap<String, Sign> = BTreeMap::new();
    let (mut padded_numbers, mut numbers) = (0_usize, 0_usize);
    for row in (region.first..region.end.min(region.first + 20_000)).filter_map(|i| grid.get(i)) {
        for cell in chosen.values.iter().filter_map(|c| row.get(*c)).filter(|c| c.kind == CellKind::Text) {
            let text = cell.text.trim_matches(is_blank);
            let padded = cell.text.len() > text.len() + 1;
            if looks(text) == Looks::Number {
                numbers += 1;
                padded_numbers += usize::from(padded);
            } else if !text.is_empty() && text.chars().count() <= LONGEST_SIGN {
                let sign = seen.entry(text.to_string()).or_insert_with(|| {
                    let column = grid.received_column(cell.column);
                    let first = CellRef { sheet: grid.name.clone(), row: row.number, column };
                    Sign { count: 0, padded: 0, first }
                });
                sign.count += 1;
                sign.padded += usize::from(padded);
            }
        }
    }
    let explained = super::legend::explained(book, grid, region, seen.keys().map(String::as_str));
    for (text, Sign { count, padded, first }) in seen {
        let place = Place::File { file: book.file.clone(), cell: first.to_string() };
        if let Some(legend) = explained.get(&text) {
            let message = format!(
                "{} \"{text}\", which stands for {} as {} says",
                cells_hold(count),
                marker_word(legend.marker),
                legend.cell
            );
            let mend = "Look at what the file says of it, and say what the sign stands for if it was misunderstood";
            let finding = Finding::new(Level::Note, "marker-explained", place, message, mend);
            findings.push(finding.with(text.clone(), legend.said.chars().take(200).collect::<String>()));
            recipe.markers.insert(text, legend.marker);
            continue;
        }
        if !matches!(text.as_str(), "-" | "–" | "—" | "−" | "*" | "x" | "х") {
            continue;
        }
        // Spreadsheets print a zero as a padded dash in their accounting format, and then pad every number.
        let accounting =
            matches!(text.as_str(), "-" | "–") && padded == count && padded_numbers * 10 >= numbers * 8 && numbers > 0;
        let marker = if accounting { Marker::Zero } else { usual_marker(&text).unwrap_or(Marker::NotAvailable) };
        let message = if accounting {
            format!("{} a padded \"{text}\", as accounting formats print zero; read as zero", cells_hold(count))
        } else {
            format!("{} a lone \"{text}\"; read as not available", cells_hold(count))
        };
        let mend = "Ask the sender whether it means zero, not available or suppressed, and say so on the sheet";
        let finding = Finding::new(Level::Warning, "marker", place, message, mend);
        findings.push(finding.with(text.clone(), "a number or an explained marker"));
        recipe.markers.insert(text, marker);
    }
}

fn cells_hold(count: usize) -> String {
    if count == 1 { "1 cell holds".into() } else { format!("{count} cells hold") }
}

fn marker_word(marker: Marker) -> &'static str {
    match marker {
        Marker::Zero => "zero",
        Marker::RoundsToZero => "more than nothing and less than half of the unit",
        Marker::NotAvailable => "not available",
        Marker::NotApplicable => "not applicable",
        Marker::Suppressed => "suppressed",
        Marker::NotCollected => "not collected",
    }
}
