//! Fits one table of a recipe to the file at hand: finds the sheet, the heading and the columns again.

use super::heading::{column_heading, heading_text, says_a_period};
use super::values::{values, years_came};
use super::walk::Part;
use crate::error::{ReadError, ReadErrorKind};
use crate::format::{Grid, Workbook};
use crate::labels::Context;
use crate::names::{Match, NameIndex};
use crate::number::{NumberStyle, is_blank};
use crate::recipe::{LabelColumn, Means, TableRecipe};
use crate::{groups, labels, when, words};
use almanac_core::release::Flags;
use almanac_core::{
    CellRef, Code, CodeListCode, DimensionCode, DimensionRole, Finding, IndicatorCode, Level, Period, Place,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A label column found in the file.
pub struct PlanLabel {
    /// Where it is now.
    pub column: u32,
    /// What the recipe says.
    pub rule: LabelColumn,
    /// Meaning of its dimension.
    pub role: DimensionRole,
    /// Its code list, with the spelling that the recipe says.
    pub list: Option<CodeListCode>,
    /// Names of its code list.
    pub index: Arc<NameIndex>,
    /// For labels that stand under others in the same column: place of that column's label, and the labels.
    pub inner: Option<(usize, BTreeSet<String>)>,
    /// Whether its labels stand in rows of their own, each above the rows that it holds for.
    pub in_rows: bool,
    /// Whether its labels say another dimension as well.
    pub of_two: bool,
    /// Whether it is the second dimension of a column.
    pub second: bool,
}

impl PlanLabel {
    /// Whether its text stands in its column on the row itself.
    pub fn in_column(&self) -> bool {
        self.inner.is_none() && !self.in_rows
    }
    /// The code of a text, by what the recipe says of labels, then by the list.
    pub fn find(&self, given: Option<&BTreeMap<String, Code>>, text: &str) -> Match {
        resolve(self.of_two, self.role, &self.index, given, text)
    }
}

fn resolve(
    of_two: bool,
    role: DimensionRole,
    index: &NameIndex,
    given: Option<&BTreeMap<String, Code>>,
    text: &str,
) -> Match {
    let of = if of_two { groups::resolve } else { labels::resolve };
    of(role, index, given, text)
}

/// A dimension's label that stands in the heading.
pub struct HeadingLabel {
    /// The dimension.
    pub dimension: DimensionCode,
    /// Its meaning.
    pub role: DimensionRole,
    /// Its code list.
    pub code_list: Option<CodeListCode>,
    /// The text as received.
    pub text: String,
    /// Whether it says another dimension as well.
    pub of_two: bool,
}

impl HeadingLabel {
    /// Its code, by what the recipe says of labels, then by the list.
    pub fn find(&self, index: &NameIndex, given: Option<&BTreeMap<String, Code>>) -> Match {
        resolve(self.of_two, self.role, index, given, &self.text)
    }
}

/// A value column found in the file.
pub struct PlanValue {
    /// Where it is now.
    pub column: u32,
    /// Its period.
    pub period: Option<(Period, Flags)>,
    /// The part of its period, or of the row's, that its heading says.
    pub part: Part,
    /// The text that names its indicator.
    pub measure: Option<String>,
    /// Its indicator, where the recipe says it.
    pub indicator: Option<IndicatorCode>,
    /// Labels in the heading.
    pub labels: Vec<HeadingLabel>,
    /// Codes that the recipe says.
    pub codes: BTreeMap<DimensionCode, Code>,
    /// Its unit, where the recipe or its heading says it.
    pub unit: Option<String>,
    /// The mark of a footnote behind its period: `*` of "2024*".
    pub mark: String,
}

/// One table, ready to be read.
pub struct Plan<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// Where it is read from.
    pub grid: &'a Grid,
    /// The rules.
    pub table: &'a TableRecipe,
    /// Columns beside the values.
    pub labels: Vec<PlanLabel>,
    /// Columns of values.
    pub values: Vec<PlanValue>,
    /// How numbers are written.
    pub style: NumberStyle,
    /// First row, as a place in the grid.
    pub first: usize,
    /// The row after the last.
    pub end: usize,
    /// First and last row of the heading as it stands in this file.
    pub heading: [u32; 2],
    /// Texts of the footnotes below the table, by their marks.
    pub legend: BTreeMap<String, String>,
    /// Power of ten that values are multiplied by.
    pub power: i8,
    /// The unit of all values, in words.
    pub unit: Option<String>,
    /// A unit with a power of ten that the words around the table say and did not say before.
    pub unit_came: Option<String>,
    /// The period of all values that say none of their own.
    pub period: Option<Period>,
    /// The part of the years in the rows that the title says.
    pub part: Part,
    /// Whether years are read as a part of each, so that the file speaks for no whole year.
    pub part_said: bool,
}

/// Finds everything that a table's rules name.
pub fn plan<'a>(
    book: &'a Workbook,
    table: &'a TableRecipe,
    ctx: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Plan<'a>, ReadError> {
    let misfit = |reason: String| {
        ReadError::new(
            ReadErrorKind::RecipeDoesNotFit,
            &book.file,
            reason,
            "Choose the right file, or correct the recipe",
        )
        .at(format!("table \"{}\"", table.name))
    };
    let grid = sheet(book, table).ok_or_else(|| {
        misfit(format!("the recipe reads sheet \"{}\", which is not in the file", table.sheet.as_deref().unwrap_or("")))
    })?;
    let shift = shift(grid, table);
    let place = |row: u32, column: u32| {
        let column = grid.received_column(column);
        Place::File { file: book.file.clone(), cell: CellRef { sheet: grid.name.clone(), row, column }.to_string() }
    };
    if shift != 0 {
        let column = table.columns.iter().find(|c| !c.heading.is_empty()).map_or(1, |c| c.at);
        findings.push(
            Finding::new(
                Level::Note,
                "heading-moved",
                place(moved(table.header[1], shift), column),
                format!("The heading stands {} rows {}", shift.abs(), if shift > 0 { "lower" } else { "higher" }),
                "Check that the right table is read",
            )
            .with(moved(table.header[1], shift).to_string(), table.header[1].to_string()),
        );
    }
    let (top, bottom) = (moved(table.header[0], shift), moved(table.header[1], shift));
    if let Some((reason, cell)) = crate::understand::refused(grid, top, bottom) {
        let mend = "Ask the sender for counts of persons instead; files of single persons do not belong here";
        return Err(ReadError::new(ReadErrorKind::NotATable, &book.file, reason, mend).at(cell.to_string()));
    }
    let mut labels: Vec<PlanLabel> = Vec::new();
    for rule in &table.columns {
        let found = find_column(grid, bottom, top, rule, &labels);
        let renamed = found.is_none().then(|| renamed(grid, [top, bottom], table, rule, &labels, ctx)).flatten();
        if let Some(stands) = &renamed {
            findings.push(
                Finding::new(
                    Level::Warning,
                    "column-renamed",
                    place(bottom, rule.at),
                    format!("The column \"{}\" is called \"{stands}\" now and is read as before", rule.heading),
                    "Check that it means the same; else say what the column means",
                )
                .with(stands, rule.heading.clone()),
            );
        }
        let Some(column) = found.or_else(|| renamed.map(|_| rule.at)) else {
            let (here, stands) = (place(bottom, rule.at), column_heading(grid, top, bottom, rule.at));
            let needed = [Means::Dimension, Means::Period, Means::PartOfYear, Means::Indicator, Means::Filter];
            if needed.contains(&rule.means) {
                return Err(misfit(format!(
                    "no column is called \"{}\", which the recipe expects in {here}; \"{stands}\" stands there",
                    rule.heading
                )));
            }
            if rule.means != Means::Ignore {
                findings.push(
                    Finding::new(
                        Level::Warning,
                        "column-gone",
                        here,
                        format!("The column \"{}\" is not in the file any more", rule.heading),
                        "Ask the sender; the other columns are read as before",
                    )
                    .with(stands, rule.heading.clone()),
                );
            }
            continue;
        };
        if column != rule.at {
            findings.push(
                Finding::new(
                    Level::Note,
                    "column-moved",
                    place(bottom, column),
                    format!("The column \"{}\" stands in another place than before and is read there", rule.heading),
                    "Nothing needs to be done",
                )
                .with(format!("column {column}"), format!("column {}", rule.at)),
            );
        }
        let (role, list) = meaning(ctx, rule.dimension.as_ref(), rule.code_list.as_ref(), &rule.heading);
        let index = ctx.index(list.as_ref());
        let of_two = rule.also.is_some();
        let (rule, inner) = (rule.clone(), None);
        labels.push(PlanLabel { column, rule, role, list, index, inner, in_rows: false, of_two, second: false });
    }
    second_dimensions(&mut labels, ctx);
    inner_labels(&mut labels, ctx);
    for rule in &table.sections {
        let (role, list) = meaning(ctx, rule.dimension.as_ref(), rule.code_list.as_ref(), &rule.heading);
        let index = ctx.index(list.as_ref());
        let (column, rule, inner) = (rule.at, rule.clone(), None);
        labels.push(PlanLabel { column, rule, role, list, index, inner, in_rows: true, of_two: false, second: false });
    }
    let values = values(book, grid, table, top, bottom, &labels, ctx, findings);
    if values.is_empty() {
        return Err(misfit("no column with values is where the recipe says".into()));
    }
    // Years where sexes stood: the columns are those of another table.
    let of_heading = || values.iter().flat_map(|v| v.labels.iter().map(|l| (v.column, l.text.as_str())));
    if of_heading().next().is_some() && of_heading().all(|(_, text)| when::period(text).is_some()) {
        let (column, text) = of_heading().next().unwrap_or((1, ""));
        findings.push(
            Finding::new(
                Level::Warning,
                "headings-unknown",
                place(bottom, column),
                "The headings are periods where labels of a dimension are expected",
                "Check that it is the same table; else say on the sheet which indicator it is",
            )
            .with(text, "labels of a dimension"),
        );
    }
    // Numbers where labels of a dimension stood: a row of values was taken for the heading.
    let numbers = of_heading().filter(|(_, text)| crate::number::looks(text) == crate::number::Looks::Number);
    if numbers.clone().count() * 2 > of_heading().count() {
        let (column, text) = numbers.clone().next().unwrap_or((1, ""));
        findings.push(
            Finding::new(
                Level::Warning,
                "headings-unknown",
                place(bottom, column),
                "Numbers stand where labels of a dimension are expected",
                "Check that it is the same table; else say on the sheet where its heading is",
            )
            .with(text, "labels of a dimension"),
        );
    }
    if let Some(column) = years_came(grid, table, [top, bottom], &values) {
        findings.push(
            Finding::new(
                Level::Warning,
                "headings-unknown",
                place(bottom, column),
                "The headings are periods where the title alone said one",
                "Check that it is the same table; else say on the sheet what its columns hold",
            )
            .with(column_heading(grid, top, bottom, column), "a heading without a period"),
        );
    }
    if let Some((column, day)) = day_among_years(&values) {
        findings.push(
            Finding::new(
                Level::Warning,
                "day-among-years",
                place(bottom, column),
                format!("The column is read as of one day, {day}, and those beside it are of years"),
                format!("If it is the value of the year, say on the sheet that its period is {}", day.year()),
            )
            .with(column_heading(grid, top, bottom, column), "a year as those beside it"),
        );
    }
    let read: Vec<u32> = labels.iter().map(|l| l.column).chain(values.iter().map(|v| v.column)).collect();
    let hidden: Vec<u32> = read.into_iter().filter(|c| grid.hides_column(*c)).collect();
    if let Some(first) = hidden.first() {
        findings.push(
            Finding::new(
                Level::Warning,
                "hidden-columns",
                place(bottom, *first),
                format!("Columns that the workbook hides and that are read: {}", hidden.len()),
                "Ask the sender whether they belong to the table; they can be left out where the file is shown as it was read, or by the recipe",
            )
            .with(column_heading(grid, top, bottom, *first), "columns that the sender shows"),
        );
    }
    new_columns(grid, table, [top, bottom], &labels, &values, &place, findings);
    let first = grid.index_of(moved(table.first_row, shift).max(bottom + 1));
    let limit = match table.last_row {
        Some(last) => grid.index_of(moved(last, shift).saturating_add(1)),
        None if crate::understand::names_its_columns(book.format) => grid.len(),
        None => crate::understand::next_table(grid, [top, bottom], first),
    };
    if let Some(row) = grid.get(limit).filter(|_| table.last_row.is_none()) {
        let text = row.filled().next().map_or("", |c| c.text).trim_matches(is_blank);
        findings.push(
            Finding::new(
                Level::Warning,
                "table-new",
                place(row.number, row.filled().next().map_or(1, |c| c.column)),
                "Below the table another one begins that the recipe does not know; it is not read",
                "If its values are wanted, save it as a file of its own and import that",
            )
            .with(text, "the end of the sheet"),
        );
    }
    let mut plan = Plan {
        file: &book.file,
        grid,
        table,
        labels,
        values,
        style: NumberStyle { decimal: table.decimal, markers: table.markers.clone(), brackets: table.brackets },
        first,
        end: limit,
        heading: [top, bottom],
        legend: BTreeMap::new(),
        power: table.times_ten_to,
        unit: table.unit.clone(),
        unit_came: None,
        period: None,
        part: Part::Whole,
        part_said: false,
    };
    super::period::of_this_file(book, &mut plan, &place, findings);
    super::title::compare(&mut plan, &place, findings);
    plan.columns_of_another_unit();
    plan.end = plan.last_row_with_values(limit);
    super::spelling::settle(&mut plan, ctx, &place, findings);
    plan.legend = super::notes::legend(grid, plan.end);
    for value in plan.values.iter_mut().filter(|v| !v.mark.is_empty()) {
        let note = super::notes::resolve(&plan.legend, &value.mark);
        if let Some((period, _)) = value.period.filter(|_| note != value.mark && when::only_a_part(&note)) {
            findings.push(
                Finding::new(
                    Level::Error,
                    "part-of-year",
                    place(bottom, value.column),
                    format!("A note says that the values are not those of the whole of {period}; they are left out until somebody says their period"),
                    "Say on the sheet which period the column's values are of",
                )
                .with(note.chars().take(200).collect::<String>(), period.to_string()),
            );
            value.period = None;
        }
        let status = super::notes::status(&note);
        if let (Some((_, flags)), Some(status)) = (value.period.as_mut(), status) {
            *flags = flags.with(status);
        }
    }
    let below: Vec<String> = (plan.end..limit)
        .filter_map(|i| grid.get(i))
        .filter_map(|r| r.filled().next().map(|c| format!("row {}: {}", r.number, c.text.trim())))
        .collect();
    if let Some(line) = below.first() {
        findings.push(
            Finding::new(
                Level::Note,
                "notes-below",
                Place::File { file: book.file.clone(), cell: table.name.clone() },
                format!("Lines below the table that hold no values and are taken for notes: {}", below.len()),
                "Look at them: they may explain markers or definitions",
            )
            .with(line.chars().take(200).collect::<String>(), "values"),
        );
    }
    rows_below(&plan, table.last_row.map(|r| moved(r, shift)), &place, findings);
    Ok(plan)
}

/// The first column of a day beside columns of at least two years.
fn day_among_years(values: &[PlanValue]) -> Option<(u32, Period)> {
    let periods = || values.iter().filter_map(|v| Some((v.column, v.period?.0)));
    let years: BTreeSet<Period> = periods().map(|(_, p)| p).filter(|p| matches!(p, Period::Year(_))).collect();
    periods().find(|(_, p)| years.len() >= 2 && matches!(p, Period::Day(_)))
}

/// The heading that stands in a column's place and says the same in other words: "Country of citizenship" for
/// "Citizenship". None where it may be another column.
fn renamed(
    grid: &Grid,
    [top, bottom]: [u32; 2],
    table: &TableRecipe,
    rule: &LabelColumn,
    taken: &[PlanLabel],
    ctx: &Context<'_>,
) -> Option<String> {
    let stands = column_heading(grid, top, bottom, rule.at);
    let another = table.columns.iter().any(|c| words::fold(&c.heading) == words::fold(&stands));
    if stands.is_empty() || another || taken.iter().any(|t| t.column == rule.at) {
        return None;
    }
    let hints = (words::hint(&stands), words::hint(&rule.heading));
    let other = hints.0.is_some() && hints.1.is_some() && hints.0 != hints.1;
    // "Governorate of destination" for "Governorate of origin" is another one, and so is a heading that is called as another
    // dimension of the table.
    let of_headings = table.values.headings.iter().filter_map(|h| h.dimension.as_ref());
    if role_words(&stands) != role_words(&rule.heading)
        || of_headings.into_iter().any(|d| words::slug(&stands) == d.as_str())
    {
        return None;
    }
    let same = hints.0.is_some() && hints.0 == hints.1;
    let alike = || same || crate::understand::kin(&stands, &rule.heading) || holds_the_same(grid, bottom, rule, ctx);
    (!other && alike()).then_some(stands)
}

/// Which of origin, destination, birth, citizenship, residence and asylum the words of a heading name.
fn role_words(heading: &str) -> BTreeSet<usize> {
    const ROLES: [&[&str]; 6] = [
        &["origin", "origen", "происхожд", "похождення", "herkunft", "المنشأ", "الأصل"],
        &["destin", "назначен", "призначен", "ziel", "المقصد", "الوجهة"],
        &["birth", "naissance", "nacimiento", "nascimento", "рожден", "народжен", "geburt", "الميلاد"],
        &["residen", "résiden", "прожив", "проживан", "wohn", "الإقامة"],
        &["asyl", "asile", "asilo", "убежищ", "притул", "اللجوء"],
        &["previous", "last", "next", "antérieure", "anterior", "прежн", "будущ"],
    ];
    let folded = words::fold(heading);
    let named = |role: &[&str]| role.iter().any(|begin| folded.split('_').any(|word| word.starts_with(begin)));
    ROLES.iter().enumerate().filter(|(_, role)| named(role)).map(|(n, _)| n).collect()
}

/// Whether what stands below a heading is what the rule of its column expects: periods, or labels of the rule's list.
fn holds_the_same(grid: &Grid, bottom: u32, rule: &LabelColumn, ctx: &Context<'_>) -> bool {
    const ROWS: usize = 300;
    let index = ctx.index(rule.code_list.as_ref());
    let from = grid.index_of(bottom.saturating_add(1));
    let rows = (from..grid.len().min(from + ROWS)).filter_map(|i| grid.get(i));
    let texts: BTreeSet<String> =
        rows.map(|r| r.text(rule.at).trim_matches(is_blank).to_string()).filter(|t| !t.is_empty()).collect();
    let fits = texts.iter().filter(|text| match rule.means {
        Means::Period => when::period(text).is_some(),
        Means::Dimension => rule.code_list.is_some() && index.find(text) != crate::names::Match::Unknown,
        _ => false,
    });
    let fits = fits.count();
    fits >= 2 && fits * 10 >= texts.len() * 6
}

/// Columns that hold something and that the recipe does not know.
fn new_columns(
    grid: &Grid,
    table: &TableRecipe,
    [top, bottom]: [u32; 2],
    labels: &[PlanLabel],
    values: &[PlanValue],
    place: &dyn Fn(u32, u32) -> Place,
    findings: &mut Vec<Finding>,
) {
    let named = |heading: &str| table.values.named.iter().any(|n| n.heading.trim() == heading);
    let from = grid.index_of(bottom.saturating_add(1));
    let holds = |column: u32| {
        (from..grid.len().min(from + 300))
            .filter_map(|i| grid.get(i))
            .any(|r| r.get(column).is_some_and(|c| !c.text.trim_matches(is_blank).is_empty()))
    };
    let own: BTreeSet<u32> = labels.iter().map(|l| l.column).chain(values.iter().map(|v| v.column)).collect();
    let empty = |c: u32| column_heading(grid, top, bottom, c).is_empty() && !own.contains(&c) && !holds(c);
    // Behind an empty column stands another table.
    let first = own.first().copied().unwrap_or(1);
    let behind = own.last().map_or(grid.width(), |last| {
        (last.saturating_add(1)..=grid.width()).find(|c| empty(*c)).unwrap_or(grid.width())
    });
    let before = (1..first).rev().find(|c| empty(*c)).unwrap_or(1);
    for column in before..=behind.min(2_000) {
        if own.contains(&column) {
            continue;
        }
        let heading = column_heading(grid, top, bottom, column);
        let known = table.columns.iter().any(|c| words::fold(&c.heading) == words::fold(&heading)) || named(&heading);
        if heading.is_empty() || known {
            continue;
        }
        let holds = holds(column);
        let told = findings.iter().any(|f| f.kind == "column-left-out" && f.read == heading);
        if holds && !told {
            findings.push(
                Finding::new(
                    Level::Warning,
                    "column-new",
                    place(bottom, column),
                    format!("The column \"{heading}\" is new and is not read"),
                    "Say what it holds, on the sheet or in the recipe",
                )
                .with(heading, "a column that was there before"),
            );
        }
    }
}

/// Rows that go on with values right below the last one of the recipe.
fn rows_below(plan: &Plan<'_>, last: Option<u32>, place: &dyn Fn(u32, u32) -> Place, findings: &mut Vec<Finding>) {
    let Some(last) = last else { return };
    let from = plan.grid.index_of(last.saturating_add(1));
    let goes_on = |i: &usize| {
        plan.grid.get(*i).is_some_and(|r| {
            let next = u32::try_from(*i - from).unwrap_or(u32::MAX).saturating_add(last).saturating_add(1);
            let column = plan.values.iter().find(|v| {
                r.get(v.column).is_some_and(|c| !c.text.trim().is_empty() && plan.style.read(c.text).is_ok())
            });
            r.number == next && column.is_some() && r.filled().count() >= 2
        })
    };
    // The heading once more begins another table.
    let repeats = plan.grid.get(from).is_some_and(|r| {
        let heading = |c: u32| column_heading(plan.grid, plan.heading[0], plan.heading[1], c);
        plan.values.iter().all(|v| r.text(v.column).trim_matches(is_blank) == heading(v.column))
    });
    let count = (from..plan.grid.len()).take_while(goes_on).count();
    if count > 0 && !repeats {
        findings.push(
            Finding::new(
                Level::Warning,
                "rows-below-left-out",
                place(last.saturating_add(1), 1),
                format!("Rows with values below the last row that is read, which are left out: {count}"),
                "Say on the sheet or in the recipe where the values end, if they belong to the table",
            )
            .with(format!("row {}", last.saturating_add(1)), format!("no values below row {last}")),
        );
    }
}

/// Labels that stand under others become columns of their own, after the real ones.
fn inner_labels(labels: &mut Vec<PlanLabel>, ctx: &Context<'_>) {
    let mut made = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        for inner in &label.rule.inner {
            let (role, list) = meaning(ctx, Some(&inner.dimension), inner.code_list.as_ref(), "");
            let rule = LabelColumn {
                dimension: Some(inner.dimension.clone()),
                code_list: inner.code_list.clone(),
                ..LabelColumn::plain(label.column, "", Means::Dimension)
            };
            let words = inner.labels.iter().map(|l| crate::labels::clean(l)).collect();
            let index = ctx.index(list.as_ref());
            let (column, inner) = (label.column, Some((at, words)));
            let (of_two, second) = (false, false);
            made.push(PlanLabel { column, rule, role, list, index, inner, in_rows: false, of_two, second });
        }
    }
    labels.append(&mut made);
}

/// The second dimension of labels that say two becomes a column of its own, which reads the same cells.
fn second_dimensions(labels: &mut Vec<PlanLabel>, ctx: &Context<'_>) {
    let mut made = Vec::new();
    for label in labels.iter() {
        let Some(also) = &label.rule.also else { continue };
        let (role, list) = meaning(ctx, Some(&also.dimension), also.code_list.as_ref(), "");
        let rule = LabelColumn {
            dimension: Some(also.dimension.clone()),
            code_list: also.code_list.clone(),
            ..LabelColumn::plain(label.column, &label.rule.heading, Means::Dimension)
        };
        let index = ctx.index(list.as_ref());
        let (column, inner) = (label.column, None);
        made.push(PlanLabel { column, rule, role, list, index, inner, in_rows: false, of_two: true, second: true });
    }
    labels.append(&mut made);
}

/// A row of the recipe in a file whose heading stands so many rows lower.
pub fn moved(row: u32, shift: i64) -> u32 {
    u32::try_from(i64::from(row) + shift).unwrap_or(0)
}

/// The sheet that a table is read from.
pub fn sheet<'a>(book: &'a Workbook, table: &TableRecipe) -> Option<&'a Grid> {
    let Some(wanted) = &table.sheet else { return book.grids.first() };
    let named = |same: &dyn Fn(&str) -> bool| book.grids.iter().find(|g| g.name.as_deref().is_some_and(same));
    named(&|n| n == wanted)
        .or_else(|| named(&|n| n.trim().eq_ignore_ascii_case(wanted.trim())))
        .or_else(|| book.grids.first().filter(|_| book.grids.len() == 1))
}

/// How many rows the heading moved since the recipe was made.
pub fn shift(grid: &Grid, table: &TableRecipe) -> i64 {
    let wanted: Vec<&LabelColumn> = table.columns.iter().filter(|c| !c.heading.is_empty()).collect();
    if wanted.is_empty() || table.header[1] == 0 {
        return 0;
    }
    let periods: Vec<u32> = table.values.headings.iter().filter(|h| h.means == Means::Period).map(|h| h.row).collect();
    let [first, last] = table.values.columns;
    let last = if last == 0 { grid.width() } else { last }.min(first.saturating_add(200));
    // A heading over two rows, or one that stands in the upper of them, is found in several places: the years below it
    // say which is right, then how many of its rows are where they were.
    let score = |shift: i64| {
        let rows = moved(table.header[0], shift)..=moved(table.header[1], shift);
        let there = |c: &&&LabelColumn| rows.clone().any(|r| heading_text(grid, r, c.at) == c.heading);
        let says = |row: u32| {
            let text = |column| heading_text(grid, moved(row, shift), column);
            (first..=last).any(|column| says_a_period(table, &text(column)))
        };
        let each = wanted.iter().map(|c| rows.clone().filter(|r| heading_text(grid, *r, c.at) == c.heading).count());
        (wanted.iter().filter(there).count(), periods.iter().filter(|r| says(**r)).count(), each.sum::<usize>())
    };
    let here = score(0);
    if here.0 * 2 > wanted.len() && here.1 == periods.len() {
        return 0;
    }
    let lowest = 1 - i64::from(table.header[0]);
    (1..=60_i64)
        .flat_map(|n| [n, -n])
        .filter(|n| *n >= lowest)
        .map(|n| (score(n), n))
        .filter(|(s, _)| *s > here && s.0 >= here.0)
        .max_by_key(|(s, n)| (*s, -n.abs()))
        .map_or(0, |(_, n)| n)
}

/// A label column by its place if the heading is the same there, else by its heading, else by its place
/// where the recipe has no heading.
fn find_column(grid: &Grid, bottom: u32, top: u32, rule: &LabelColumn, taken: &[PlanLabel]) -> Option<u32> {
    let heading =
        |c: u32| (top..=bottom).rev().map(|r| heading_text(grid, r, c)).find(|h| !h.is_empty()).unwrap_or_default();
    let free = |c: &u32| taken.iter().all(|t| t.column != *c);
    if rule.heading.is_empty() || heading(rule.at) == rule.heading {
        return Some(rule.at).filter(free);
    }
    (1..=grid.width().min(2_000)).filter(free).find(|c| words::fold(&heading(*c)) == words::fold(&rule.heading))
}

pub fn meaning(
    ctx: &Context<'_>,
    dimension: Option<&DimensionCode>,
    list: Option<&CodeListCode>,
    heading: &str,
) -> (DimensionRole, Option<CodeListCode>) {
    let known = dimension.and_then(|d| ctx.dimensions.iter().find(|k| &k.code == d));
    let role = known.map(|k| k.role).unwrap_or_else(|| {
        let by_code = dimension.and_then(|d| match words::hint(d.as_str()) {
            Some(words::Hint::Dimension(role)) => Some(role),
            Some(_) | None => None,
        });
        by_code
            .or_else(|| match words::hint(heading) {
                Some(words::Hint::Dimension(role)) => Some(role),
                Some(_) | None => None,
            })
            .unwrap_or(DimensionRole::Other)
    });
    (role, list.cloned().or_else(|| known.map(|k| k.code_list.clone())))
}

impl Plan<'_> {
    /// Its first and last column.
    pub fn columns(&self) -> [u32; 2] {
        let own = self.labels.iter().map(|l| l.column).chain(self.values.iter().map(|v| v.column));
        let (first, last) = own.fold((u32::MAX, 0), |(a, b), c| (a.min(c), b.max(c)));
        [first, last]
    }
    /// Whether each row holds one value.
    pub fn long(&self) -> bool {
        self.values.len() == 1 && self.labels.iter().any(|l| l.rule.means == Means::Period)
    }
    /// What is said around the table is not the unit of every column: a rate in the title is that of the columns that are
    /// rates, a currency is not that of "Number of transfers", thousands are not those of "Median age".
    fn columns_of_another_unit(&mut self) {
        let Some(around) = &self.unit else { return };
        let [top, bottom] = self.heading;
        let headings: Vec<String> =
            self.values.iter().map(|v| column_heading(self.grid, top, bottom, v.column)).collect();
        let others = headings.iter().filter(|h| crate::understand::unit_of_others(around, h)).count();
        for (value, heading) in self.values.iter_mut().zip(&headings) {
            if others < headings.len() && crate::understand::unit_of_others(around, heading) {
                value.unit.get_or_insert_default();
            }
            // "In % of total" names its own unit.
            if value.unit.as_deref().is_none_or(str::is_empty) {
                let sign = ['%', '‰'].into_iter().find(|sign| heading.contains(*sign));
                value.unit = sign.map(String::from).or(value.unit.take());
            }
            let joined = value.unit.as_deref().and_then(|own| crate::understand::unit_joined(own, around));
            value.unit = joined.or(value.unit.take());
        }
    }

    fn last_row_with_values(&self, limit: usize) -> usize {
        let long = self.long();
        (self.first..limit)
            .rev()
            .find(|i| {
                let Some(row) = self.grid.get(*i) else { return false };
                let filled = row.filled().count();
                let value = self.values.iter().any(|v| {
                    row.get(v.column).is_some_and(|c| {
                        c.kind != crate::format::CellKind::Text
                            || self.style.read(c.text).is_ok() && !c.text.trim().is_empty()
                    })
                });
                let label = row.filled().next().map_or("", |c| c.text);
                (value && (filled >= 2 || self.labels.is_empty()) || (self.grid.name.is_none() || long) && filled >= 3)
                    && !words::opens_notes(label)
            })
            .map_or(self.first, |i| i + 1)
    }
}
