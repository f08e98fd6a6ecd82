//! By which spelling the codes of a table's columns are read, where the codes of a list have several.

use super::plan::Plan;
use crate::format::Grid;
use crate::labels::Context;
use crate::number::is_blank;
use crate::recipe::{LabelColumn, Means};
use crate::scheme::{Column, Evidence, Said, Scheme, Spelling};
use almanac_core::{CodeListCode, DimensionCode, Finding, Level, Place};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Different labels of a column that are looked at; lists of areas have some hundreds.
const MOST: usize = 5_000;
/// How far from a column of codes the column of their names may stand.
const BESIDE: u32 = 2;

/// What a label looks like to a scheme.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looked {
    /// No code at all.
    NoCode,
    /// A code, spelled as the list spells it or not of the scheme.
    Code,
    /// A code of the scheme for something that the list spells otherwise; the names beside it matter.
    Different,
}

impl Looked {
    fn of(scheme: &Scheme, text: &str) -> Self {
        match scheme.meaning(text) {
            Some(Some(code)) if code.as_str() == text => Looked::Code,
            Some(_) => Looked::Different,
            None if scheme.shaped(text) => Looked::Code,
            None => Looked::NoCode,
        }
    }
}

/// Labels of a column that may be codes of a scheme, with the names beside them where each label has one.
fn look<'a>(
    grid: &'a Grid,
    rows: Range<usize>,
    at: u32,
    heading: &'a str,
    names: &[u32],
    scheme: &Scheme,
) -> Column<'a> {
    let mut seen: HashMap<&str, Looked> = HashMap::new();
    let mut beside: Vec<Option<HashMap<&str, &str>>> = names.iter().map(|_| Some(HashMap::new())).collect();
    let mut last = ("", Looked::NoCode);
    for row in rows.filter_map(|i| grid.get(i)) {
        let text = row.text(at).trim_matches(is_blank);
        if text.is_empty() {
            continue;
        }
        // Sorted files repeat themselves.
        if text != last.0 {
            if seen.len() >= MOST && !seen.contains_key(text) {
                continue;
            }
            last = (text, *seen.entry(text).or_insert_with(|| Looked::of(scheme, text)));
        }
        if last.1 != Looked::Different {
            continue;
        }
        for (column, held) in names.iter().zip(&mut beside) {
            let Some(known) = held.as_mut() else { continue };
            let name = row.text(*column).trim_matches(is_blank);
            // Two names for one code: the column names something else.
            if *known.entry(text).or_insert(name) != name {
                *held = None;
            }
        }
    }
    let texts: BTreeSet<&str> =
        seen.into_iter().filter(|(_, looked)| *looked != Looked::NoCode).map(|(text, _)| text).collect();
    let mut out = BTreeMap::new();
    for held in beside.into_iter().flatten() {
        for text in &texts {
            if let Some(name) = held.get(text).filter(|name| !name.is_empty() && *name != text) {
                out.entry(*text).or_insert(*name);
            }
        }
    }
    Column { heading, texts, names: out }
}

/// A column of codes and what is known of it.
struct Asked<'a> {
    column: Column<'a>,
    said: Option<Spelling>,
}

/// How each of the columns is read by this scheme, with what shows it. Columns that the scheme's senders call by its
/// headings are looked at together.
fn decide(scheme: &Scheme, ctx: &Context<'_>, asked: &[Asked<'_>]) -> Vec<(Spelling, Said, Evidence)> {
    let own = ctx.index(Some(&scheme.list));
    let each: Vec<Evidence> = asked.iter().map(|a| scheme.evidence(&a.column, &own)).collect();
    let headed = |a: &Asked<'_>| a.said.is_none() && scheme.heads(a.column.heading);
    let mut together = Evidence::default();
    for (_, e) in asked.iter().zip(&each).filter(|(a, _)| headed(a)) {
        together.join(e.clone());
    }
    asked
        .iter()
        .zip(each)
        .map(|(a, evidence)| {
            let (said, evidence) = match &a.said {
                Some(Spelling::Scheme(code)) if *code == scheme.code => (Said::Recipe, evidence),
                Some(Spelling::Open(code)) if *code == scheme.code => {
                    return (Spelling::Open(code.clone()), Said::Recipe, evidence);
                }
                Some(Spelling::Own | Spelling::Scheme(_) | Spelling::Open(_)) => {
                    return (Spelling::Own, Said::Recipe, evidence);
                }
                None if headed(a) => (Said::Heading, together.clone()),
                None => (Said::Nothing, evidence),
            };
            (evidence.spelling(scheme, said), said, evidence)
        })
        .collect()
}

/// Settles the spelling of every column and heading of a plan.
pub fn settle(plan: &mut Plan<'_>, ctx: &Context<'_>, place: &dyn Fn(u32, u32) -> Place, findings: &mut Vec<Finding>) {
    let grid = plan.grid;
    for scheme in ctx.schemes {
        let mut places: Vec<(usize, Option<Spelling>)> = Vec::new();
        for (at, label) in plan.labels.iter().enumerate().filter(|(_, l)| l.in_column()) {
            let Some((list, said)) = label.list.as_ref().map(Spelling::split) else { continue };
            if list == scheme.list && matches!(label.rule.means, Means::Dimension | Means::Filter) {
                places.push((at, said));
            }
        }
        let named: Vec<u32> = plan.labels.iter().filter(|l| l.rule.means == Means::Label).map(|l| l.column).collect();
        let asked: Vec<Asked<'_>> = places
            .iter()
            .filter_map(|(at, said)| {
                let label = plan.labels.get(*at)?;
                let names: Vec<u32> = named.iter().copied().filter(|c| c.abs_diff(label.column) <= BESIDE).collect();
                let column = look(grid, plan.first..plan.end, label.column, &label.rule.heading, &names, scheme);
                Some(Asked { column, said: said.clone() })
            })
            .collect();
        let decided = decide(scheme, ctx, &asked);
        drop(asked);
        for ((at, before), (spelling, said, evidence)) in places.iter().zip(decided) {
            let Some(label) = plan.labels.get_mut(*at) else { continue };
            // What another scheme has settled stays.
            let of_this = matches!(before, Some(Spelling::Scheme(code) | Spelling::Open(code)) if *code == scheme.code);
            if spelling == Spelling::Own && !of_this {
                continue;
            }
            label.index = ctx.index(Some(&spelling.of(&scheme.list)));
            let heading = if label.rule.heading.is_empty() { "without a heading" } else { &label.rule.heading };
            findings.extend(finding(scheme, &spelling, said, &evidence, heading, place(plan.heading[1], label.column)));
        }
        settle_headings(plan, scheme, ctx, place, findings);
    }
}

/// The same for codes that stand above the values.
fn settle_headings(
    plan: &mut Plan<'_>,
    scheme: &Scheme,
    ctx: &Context<'_>,
    place: &dyn Fn(u32, u32) -> Place,
    findings: &mut Vec<Finding>,
) {
    let spelled = |list: &Option<CodeListCode>| list.as_ref().map(Spelling::split).filter(|(l, _)| *l == scheme.list);
    let mut by_dimension: BTreeMap<DimensionCode, (BTreeSet<String>, Option<Spelling>, u32)> = BTreeMap::new();
    for value in &plan.values {
        for label in &value.labels {
            let Some((_, said)) = spelled(&label.code_list) else { continue };
            let held = by_dimension.entry(label.dimension.clone()).or_insert((BTreeSet::new(), said, value.column));
            if held.0.len() < MOST {
                held.0.insert(label.text.clone());
            }
        }
    }
    for (dimension, (texts, said, column)) in by_dimension {
        let texts = texts.iter().map(String::as_str).collect();
        let asked = [Asked { column: Column { heading: "", texts, names: BTreeMap::new() }, said }];
        for (spelling, said, evidence) in decide(scheme, ctx, &asked) {
            if spelling == Spelling::Own {
                continue;
            }
            for label in plan.values.iter_mut().flat_map(|v| &mut v.labels).filter(|l| l.dimension == dimension) {
                label.code_list = Some(spelling.of(&scheme.list));
            }
            let at = place(plan.heading[1], column);
            findings.extend(finding(scheme, &spelling, said, &evidence, "", at));
        }
    }
}

fn finding(
    scheme: &Scheme,
    spelling: &Spelling,
    said: Said,
    evidence: &Evidence,
    heading: &str,
    place: Place,
) -> Option<Finding> {
    let (list, name) = (&scheme.list, &scheme.name);
    let column = format!("The column \"{heading}\"");
    let (holds, who) =
        if heading.is_empty() { ("hold", "The headings of the values") } else { ("holds", column.as_str()) };
    let read = if heading.is_empty() { "are read" } else { "is read" };
    let differ: Vec<&str> = evidence.contested.iter().take(5).map(String::as_str).collect();
    let (own, by_scheme) = (format!("{list}@own"), Spelling::Scheme(scheme.code.clone()).of(list));
    match spelling {
        Spelling::Own => None,
        Spelling::Scheme(_) if said == Said::Recipe || evidence.scheme_only.is_empty() && differ.is_empty() => None,
        Spelling::Scheme(_) => {
            let level = if said == Said::Nothing { Level::Warning } else { Level::Note };
            let differ = match differ.as_slice() {
                [] => String::new(),
                some => format!("; {} would be something else as a code of {list}", some.join(", ")),
            };
            let message = format!("{who} {holds} {name}, as {} show, and {read} so{differ}", evidence.shown());
            let mend =
                format!("Keep it with code_list = \"{by_scheme}\" in the recipe, or say \"{own}\" if it is wrong");
            Some(
                Finding::new(level, "codes-of-scheme", place, message, mend)
                    .with(evidence.shown(), format!("codes of {list}")),
            )
        }
        Spelling::Open(_) => {
            let message = format!(
                "{who} may hold codes of {list} or {name}, which read {} differently; these get no code",
                differ.join(", ")
            );
            let mend = format!("Ask the sender, and write code_list = \"{own}\" or \"{by_scheme}\" into the recipe");
            Some(
                Finding::new(Level::Warning, "codes-of-two-schemes", place, message, mend)
                    .with(differ.join(", "), format!("codes of {list} or {name}")),
            )
        }
    }
}

/// How a suggested table's column is read.
pub struct Suggested {
    /// Its place among the columns.
    pub at: usize,
    /// The list with the spelling.
    pub list: CodeListCode,
    /// Why.
    pub why: String,
    /// What should be looked at.
    pub finding: Option<Finding>,
}

/// The spellings of a suggested table's columns.
pub fn suggested(
    ctx: &Context<'_>,
    grid: &Grid,
    rows: Range<usize>,
    columns: &[LabelColumn],
    place: &dyn Fn(u32) -> Place,
) -> Vec<Suggested> {
    let mut out = Vec::new();
    for scheme in ctx.schemes {
        let names: Vec<u32> = columns.iter().filter(|c| c.means == Means::Label).map(|c| c.at).collect();
        let places: Vec<(usize, &LabelColumn)> = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| c.means == Means::Dimension && c.code_list.as_ref() == Some(&scheme.list))
            .collect();
        let asked: Vec<Asked<'_>> = places
            .iter()
            .map(|(_, c)| {
                let names: Vec<u32> = names.iter().copied().filter(|n| n.abs_diff(c.at) <= BESIDE).collect();
                Asked { column: look(grid, rows.clone(), c.at, &c.heading, &names, scheme), said: None }
            })
            .collect();
        for ((at, column), (spelling, said, evidence)) in places.iter().zip(decide(scheme, ctx, &asked)) {
            let why = match &spelling {
                Spelling::Own => continue,
                Spelling::Scheme(_) if evidence.scheme_only.is_empty() && evidence.contested.is_empty() => continue,
                Spelling::Scheme(_) => {
                    format!("it holds {}, as {} show", scheme.name, evidence.shown())
                }
                Spelling::Open(_) => format!("it may hold codes of {} or {}", scheme.list, scheme.name),
            };
            // What is open is told again, cell by cell, when the table is read.
            let finding = match &spelling {
                Spelling::Scheme(_) => finding(scheme, &spelling, said, &evidence, &column.heading, place(column.at)),
                Spelling::Own | Spelling::Open(_) => None,
            };
            out.push(Suggested { at: *at, list: spelling.of(&scheme.list), why, finding });
        }
    }
    out
}
