//! The recipes of a sender's earlier files, and what this file has otherwise.

use super::read::read_failure_of;
use crate::failure::Failure;
use crate::state::State;
use crate::synonyms::review;
use almanac_core::{Finding, Level, Place, SourceCode};
use almanac_exchange::{Context, Reading, Recipe, Suggestion, Workbook, apply, follow, resembles, suggest};
use std::collections::BTreeSet;

/// The sender's kept recipe that fits the file best, with its reading. A sender may send several kinds of file,
/// each with a recipe of its own; one that fits none of them is understood anew. Where nobody says who the sender
/// is, a recipe may tell, but only when it reads the file without an error and those of no other sender do.
///
/// Another table of the same sender may have the same columns. It is told apart by its title, by a unit of another kind,
/// by headings none of which the recipe's dimension knows, and by values that stand twice where the file, understood
/// anew, holds each once. Why a recipe was not used is a finding.
pub(super) fn kept_reading(
    state: &State,
    source: Option<&SourceCode>,
    book: &Workbook,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Option<(Recipe, Reading)> {
    let recipes = state.profile.recipes.values().filter(|r| source.is_none_or(|s| *s == r.source));
    let mut unfit = Vec::new();
    let mut readings: Vec<(SourceCode, Recipe, Reading)> = recipes
        .filter_map(|kept| {
            let mut recipe = match Recipe::from_toml(&kept.toml) {
                Ok(recipe) => recipe,
                Err(e) => {
                    unfit.push((None, e.0));
                    return None;
                }
            };
            recipe.source = Some(kept.source.clone());
            review(&state.profile, &kept.source, &mut recipe);
            let (recipe, told) = follow(&recipe, book, context);
            match apply(&recipe, book, context) {
                Ok(mut reading) if !reading.table.rows.is_empty() => {
                    reading.findings.extend(told);
                    Some((kept.source.clone(), recipe, reading))
                }
                Ok(reading) => {
                    let error = reading.findings.into_iter().find(|f| f.level == Level::Error);
                    unfit.extend(error.map(|f| (Some(recipe), f.message)));
                    None
                }
                Err(e) => {
                    unfit.push((Some(recipe), e.reason));
                    None
                }
            }
        })
        .collect();
    let clean = |r: &Reading| r.findings.iter().all(|f| f.level != Level::Error);
    // A column that is called otherwise now is the same one where all others are as they were; else it is another file.
    let told = |r: &Reading, kinds: &[&str]| r.findings.iter().any(|f| kinds.contains(&f.kind.as_str()));
    let renamed = |r: &Reading| told(r, &["column-renamed"]);
    readings.retain(|(_, recipe, r)| {
        let other =
            r.findings.iter().find(|f| matches!(f.kind.as_str(), "column-new" | "column-gone" | "column-left-out"));
        let other = other.filter(|_| renamed(r));
        unfit.extend(
            other.map(|f| (Some(recipe.clone()), format!("a column is called otherwise, and {}", lower(&f.message)))),
        );
        other.is_none()
    });
    let mut why_not = Vec::new();
    let mut once = None;
    readings.retain(|(sender, _, reading)| {
        let another = |f: &&Finding| match f.kind.as_str() {
            "title-differs" | "headings-unknown" => true,
            "unit-differs" => f.level == Level::Error,
            _ => false,
        };
        let twice = || reading.findings.iter().find(|f| f.kind == "two-values");
        let read_once = |once: &mut Option<bool>| {
            *once.get_or_insert_with(|| {
                let anew = suggest(book, context).recipe;
                apply(&anew, book, context).is_ok_and(|r| !told(&r, &["two-values"]) && !r.table.rows.is_empty())
            })
        };
        let found = reading.findings.iter().find(another).or_else(|| twice().filter(|_| read_once(&mut once)));
        why_not.extend(found.map(|f| not_used(sender, f)));
        found.is_none()
    });
    if source.is_none() {
        readings.retain(|(_, _, r)| clean(r));
        let senders: BTreeSet<&SourceCode> = readings.iter().map(|(s, _, _)| s).collect();
        if senders.len() != 1 {
            return None;
        }
    }
    let best = readings.into_iter().max_by_key(|(_, _, r)| (clean(r), !renamed(r), r.table.rows.len()));
    if let (None, Some(sender)) = (&best, source) {
        let alone = state.profile.recipes.values().filter(|r| r.source == *sender).count() == 1;
        let like_before = |recipe: &Option<Recipe>| recipe.as_ref().is_none_or(|r| resembles(r, book));
        let told = |recipe: &Option<Recipe>| why_not.is_empty() && (alone || like_before(recipe));
        let like = unfit.iter().find(|(recipe, _)| told(recipe));
        findings.extend(like.map(|(_, reason)| does_not_fit(sender, reason, book)));
        findings.extend(why_not);
    }
    best.map(|(_, recipe, reading)| (recipe, reading))
}

fn lower(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Why a kept recipe could not be used although the file looks like those before.
fn does_not_fit(sender: &SourceCode, reason: &str, book: &Workbook) -> Finding {
    Finding::new(
        Level::Warning,
        "recipe-unfit",
        Place::File { file: book.file.clone(), cell: String::new() },
        format!("The recipe kept for {sender} does not fit this file, which was read anew: {reason}"),
        "Say which indicators it holds, or correct the file and import it again",
    )
    .with(String::new(), "the columns of the file before")
}

/// A file read by a recipe of an earlier one that somebody gives with it.
pub(super) fn earlier_reading(
    given: &Recipe,
    source: Option<&SourceCode>,
    book: &Workbook,
    context: &Context<'_>,
) -> Result<(Recipe, Reading), Failure> {
    let (mut recipe, told) = follow(given, book, context);
    if let Some(source) = source {
        recipe.source = Some(source.clone());
    }
    let mut reading = apply(&recipe, book, context).map_err(read_failure_of)?;
    reading.findings.extend(told);
    Ok((recipe, reading))
}

/// What is doubtful in this file although a kept recipe reads it: signs of which the recipe says nothing, another decimal
/// sign than before, and periods of which title and sheet say two.
pub(super) fn doubts_of_this_file(recipe: &Recipe, reading: &Reading, anew: Suggestion) -> Vec<Finding> {
    let decided = |sign: &str| recipe.tables.iter().any(|t| t.markers.contains_key(sign));
    let mut pairs = recipe.tables.iter().zip(&anew.recipe.tables).filter(|(kept, now)| kept.sheet == now.sheet);
    let differs = pairs.any(|(kept, now)| kept.decimal != now.decimal);
    let mut doubts: Vec<Finding> = anew
        .findings
        .into_iter()
        .filter(|f| match f.kind.as_str() {
            "marker" | "marker-explained" => !decided(&f.read),
            "period-differs" => true,
            "ambiguous-decimal-sign" => differs,
            _ => false,
        })
        .collect();
    // Whole numbers alone say nothing of a sign, and what may be either was said by whoever kept the recipe.
    let ambiguous = doubts.iter_mut().find(|f| f.kind == "ambiguous-decimal-sign");
    let unread = reading.findings.iter().find(|f| f.kind == "not-a-number");
    match (ambiguous, unread) {
        (Some(f), _) => {
            f.level = Level::Warning;
            f.message = "The sign may divide thousands in this file; it is read as in the file before".into();
        }
        (None, Some(unread)) if differs => doubts.push(
            Finding::new(
                Level::Error,
                "decimal-differs",
                unread.place.clone(),
                "The numbers of this file have another decimal sign than those of the file before",
                "Say the decimal sign of the table on the sheet",
            )
            .with(unread.read.clone(), "a number with the decimal sign of before"),
        ),
        (None, _) => {}
    }
    doubts
}

/// Why a kept recipe was not used, from what it met in the file.
fn not_used(sender: &SourceCode, met: &Finding) -> Finding {
    Finding::new(
        Level::Note,
        "read-anew",
        met.place.clone(),
        format!("It seems to be another table than {sender} sent before, and was read anew. {}", met.message),
        "Say which indicator it is, or choose the one that the table before it gave",
    )
    .with(met.read.clone(), met.expected.clone())
}
