//! What a delivery says against the definitions of its indicators, and whether it has come before.

use almanac_core::format::Formatter;
use almanac_core::release::CellRef;
use almanac_core::truth::{Reason, impossible, unfit_dimension};
use almanac_core::{
    Decimal, DimensionCode, Finding, Indicator, IndicatorCode, Level, ObsRow, ObsValue, Observation, ObservationTable,
    Observations, Period, Place, Profile, ReadFailure, ReferenceTime, ReleaseId, Selection, SeriesKey, SourceCode,
};
use almanac_exchange::understand::{unit_contradicts, unit_power, unit_power_or_none};
use almanac_exchange::when::day_of_years;
use almanac_exchange::{Reading, Recipe};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Cells told one by one for each rule; of more, their number is told.
const TOLD: usize = 10;
/// Values from which on a delivery that agrees with another source in everything is taken for that source's.
const TWIN: usize = 12;

/// Breakdowns that an indicator does not have, and values that cannot be what it says.
pub fn contradictions(profile: &Profile, file: &str, table: &ObservationTable) -> Vec<Finding> {
    let formatter = Formatter::new(&profile.about.language);
    let mut findings = Vec::new();
    for (code, dimensions) in table.series.dimensions() {
        let Some(indicator) = profile.indicators.get(&code) else { continue };
        for d in &dimensions {
            findings.extend(unfit_dimension(profile, indicator, d).map(|r| breakdown(file, indicator, d, r)));
        }
    }
    let known: Vec<Option<&Indicator>> =
        table.series.heads().iter().map(|h| profile.indicators.get(&h.indicator).map(|i| &**i)).collect();
    let mut wrong: BTreeMap<(Reason, &IndicatorCode), (usize, Vec<Finding>)> = BTreeMap::new();
    for row in &table.rows {
        let Some((head, _)) = table.series.pair(row.series) else { continue };
        let Some(indicator) = known.get(head as usize).copied().flatten() else { continue };
        let Some(reason) = impossible(indicator, row.period(), row.value()) else { continue };
        let (count, list) = wrong.entry((reason, &indicator.code)).or_default();
        *count += 1;
        if *count <= TOLD {
            list.push(value(file, indicator, &table.cell(row), &said(&formatter, row.value()), reason));
        }
    }
    for ((reason, indicator), (count, list)) in wrong {
        findings.extend(list);
        if count > TOLD {
            findings.push(
                Finding::new(
                    Level::Warning,
                    "value-impossible",
                    Place::File { file: file.to_string(), cell: String::new() },
                    format!("{} more values of {indicator} are of this kind.", count - TOLD),
                    reason.explain().way_out,
                )
                .with(format!("{count} values"), "values that the definition allows"),
            );
        }
    }
    findings
}

/// By which power of ten values become what their indicators are defined in, and the words of the file that say so. None
/// where it says nothing, where nothing differs, or where its indicators differ in different ways.
pub fn scaling(profile: &Profile, reading: &Reading) -> Option<(i8, String)> {
    let mut found: Option<(i8, String)> = None;
    for indicator in reading.indicators.iter().filter_map(|code| profile.indicators.get(code)) {
        let units = reading.units.get(&indicator.code)?;
        for unit in units {
            let difference = unit_power(unit)?.checked_sub(indicator.unit_multiplier)?;
            match &found {
                Some((other, _)) if *other != difference => return None,
                Some(_) => {}
                None => found = Some((difference, unit.clone())),
            }
        }
    }
    found.filter(|(power, _)| *power != 0)
}

/// Values that a file would take back, which may be what the sender means and may be a file with a part only.
pub fn gone(file: &str, gone: usize, first: &Observation) -> Finding {
    let values = if gone == 1 { "1 value is".to_string() } else { format!("{gone} values are") };
    Finding::new(
        Level::Warning,
        "values-gone",
        Place::File { file: file.to_string(), cell: String::new() },
        format!("{values} not in this file any more and will be taken back, although it speaks for their periods."),
        "Where the file is only a part or a correction, say so in the recipe by extent = \"cells\"; then it takes nothing back.",
    )
    .with("no value", format!("{}[{}] {}", first.series.indicator, first.series.codes_text(), first.period))
}

/// Units of which the indicators that they are said of are not: euros of an indicator in dollars.
pub fn other_units(profile: &Profile, file: &str, reading: &Reading) -> Vec<Finding> {
    let of = |code: &IndicatorCode| profile.indicators.get(code).and_then(|i| i.unit.clone().map(|unit| (i, unit)));
    let said =
        reading.units.iter().filter_map(|(code, units)| of(code).map(|(indicator, unit)| (indicator, unit, units)));
    said.flat_map(|(indicator, unit, units)| {
        let wrong = units.iter().filter(|u| unit_contradicts(u, unit.as_str())).cloned().collect::<Vec<_>>();
        wrong.into_iter().map(move |words| {
            Finding::new(
                Level::Error,
                "unit-of-indicator",
                Place::File { file: file.to_string(), cell: String::new() },
                format!("The file says \"{words}\" of {}, which is defined in {unit}", indicator.code),
                "Choose another indicator, or say the unit of the table on the sheet if the words mean something else",
            )
            .with(words, unit.to_string())
        })
    })
    .collect()
}

/// Titles that count their years on another day than the indicators are defined for: "at the beginning of the year" of an
/// indicator at its end, whose values are then a year off.
pub fn other_days(profile: &Profile, file: &str, table: &ObservationTable, recipe: &Recipe) -> Vec<Finding> {
    let said = recipe.tables.iter().flat_map(|t| &t.title).find_map(|line| Some((line, day_of_years(line)?)));
    let Some((line, day)) = said else { return Vec::new() };
    let years = table.rows.iter().any(|row| matches!(row.period(), Period::Year(_)));
    let held = table.series.dimensions();
    let of_day = match day {
        (1, 1) => ReferenceTime::StartOfYear,
        (7, 1) | (6, 30) => ReferenceTime::MidYear,
        (12, 31) => ReferenceTime::EndOfYear,
        _ => ReferenceTime::NamedDay,
    };
    let defined =
        |i: &Indicator| i.reference.clone().filter(|r| r.is_date() && *r != of_day && *r != ReferenceTime::NamedDay);
    let indicators = held.keys().filter_map(|code| profile.indicators.get(code)).filter(|_| years);
    indicators
        .filter(|i| defined(i).is_some())
        .map(|i| {
            Finding::new(
                Level::Warning,
                "reference-differs",
                Place::File { file: file.to_string(), cell: String::new() },
                format!(
                    "The title counts the years of {} on day {} of month {}; the indicator is defined for another day of the year",
                    i.code, day.1, day.0
                ),
                "Ask the sender; where the title is right, choose an indicator of that day or say the days as periods",
            )
            .with(line.chars().take(200).collect::<String>(), "a title that agrees with the indicator")
        })
        .collect()
}

/// Values of before that the file does not give and that stay, since not all of it could be read.
pub fn stays(file: &str, count: usize, first: &Observation) -> Finding {
    Finding::new(
        Level::Warning,
        "values-stay",
        Place::File { file: file.to_string(), cell: String::new() },
        format!(
            "{count} values of before are not in the file; since not all of it could be read, or its periods are of another length, they stay as they are: the first is {} {}",
            first.series.indicator, first.period
        ),
        "Mend what could not be read, and import the file again",
    )
    .with(String::new(), first.cell.to_string())
}

/// Values of periods of another length than all that the sender gave before: a day among years is no year.
pub fn other_length(
    file: &str,
    indicator: &IndicatorCode,
    table: &ObservationTable,
    first: &ObsRow,
    count: usize,
) -> Finding {
    let period = first.period();
    Finding::new(
        Level::Warning,
        "period-length-differs",
        Place::File { file: file.to_string(), cell: table.cell(first).to_string() },
        format!("{count} values of {indicator} are of periods such as {period}, and all of before are of others; they stand beside those and do not go on with them"),
        "If they are the next ones, say on the sheet which period their column or table is of",
    )
    .with(period.to_string(), "a period as those before")
}

/// Units that say thousands or millions of an indicator that is defined otherwise. Where the recipe multiplies, somebody
/// has thought of it.
pub fn scales(profile: &Profile, file: &str, reading: &Reading, recipe: &Recipe) -> Vec<Finding> {
    if recipe.tables.iter().any(|t| t.times_ten_to != 0) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (code, units) in &reading.units {
        let Some(indicator) = profile.indicators.get(code) else { continue };
        for (unit, power) in units.iter().filter_map(|u| Some((u, unit_power_or_none(u)?))) {
            if power == indicator.unit_multiplier {
                continue;
            }
            let defined = match indicator.unit_multiplier {
                0 => "units".to_string(),
                n => format!("units times ten to the power of {n}"),
            };
            findings.push(
                Finding::new(
                    Level::Warning,
                    "unit-scale",
                    Place::File { file: file.to_string(), cell: String::new() },
                    format!(
                        "The file says \"{unit}\" of {code}, which is defined in {defined}; the values are taken as they stand."
                    ),
                    format!("Set times_ten_to = {} in the recipe, or correct the indicator's multiplier.", power - indicator.unit_multiplier),
                )
                .with(unit.as_str(), defined),
            );
        }
    }
    findings
}

fn breakdown(file: &str, indicator: &Indicator, dimension: &DimensionCode, reason: Reason) -> Finding {
    let e = reason.explain();
    let have: Vec<&str> = indicator.dimensions.iter().map(DimensionCode::as_str).collect();
    let level = if reason == Reason::CounterpartDiffers { Level::Error } else { Level::Warning };
    Finding::new(
        level,
        reason.code(),
        Place::File { file: file.to_string(), cell: String::new() },
        format!("{} comes by {dimension}. {} {}", indicator.code, e.wrong, e.why),
        e.way_out,
    )
    .with(dimension.as_str(), if have.is_empty() { "no breakdown".to_string() } else { have.join(", ") })
}

fn value(file: &str, indicator: &Indicator, cell: &CellRef, said: &str, reason: Reason) -> Finding {
    let e = reason.explain();
    Finding::new(
        Level::Warning,
        "value-impossible",
        Place::File { file: file.to_string(), cell: cell.to_string() },
        format!("{}: {} {} The value is kept as received and printed nowhere.", indicator.code, e.wrong, e.why),
        e.way_out,
    )
    .with(said, "a value that the definition allows")
}

/// A value as the document prints it, with the decimals as received.
fn said(formatter: &Formatter, value: ObsValue) -> String {
    value.number().map_or_else(|| "no number".to_string(), |n| formatter.as_received(n))
}

/// Whether nearly all numbers are a thousandth or a thousand times of what their series had: another decimal sign or unit
/// than before, of which the file's words say nothing.
pub fn rescaled(file: &str, pairs: &[(Decimal, Decimal)]) -> Option<Finding> {
    const FEWEST: usize = 3;
    let ratios: Vec<f64> =
        pairs.iter().map(|(old, new)| new.to_f64() / old.to_f64()).filter(|r| r.is_finite() && *r > 0.0).collect();
    const SIZES: [(f64, &str); 4] =
        [(1e-6, "a millionth"), (1e-3, "a thousandth"), (1e3, "a thousand times"), (1e6, "a million times")];
    let near = |size: f64| ratios.iter().filter(|r| (size / 3.0..=size * 3.0).contains(*r)).count();
    let (size, count) = SIZES.map(|(size, words)| (words, near(size))).into_iter().max_by_key(|(_, count)| *count)?;
    if count < FEWEST || count * 10 < ratios.len() * 9 {
        return None;
    }
    let (old, new) = pairs.first()?;
    Some(
        Finding::new(
            Level::Warning,
            "values-rescaled",
            Place::File { file: file.to_string(), cell: String::new() },
            format!("Of {} numbers with one before, {count} are about {size} of it", ratios.len()),
            "Say on the sheet the decimal sign of the table or what its values are given in, unless the sender corrects what was wrong before",
        )
        .with(new.to_string(), old.to_string()),
    )
}

/// Whether the delivery gives exactly what another source has given: the same file under a second name.
pub fn twice(
    observations: &dyn Observations,
    file: &str,
    source: &SourceCode,
    table: &ObservationTable,
    indicators: &BTreeSet<IndicatorCode>,
) -> Result<Option<Finding>, ReadFailure> {
    let numbers = table.rows.iter().filter(|r| r.value().number().is_some()).count();
    if numbers < TWIN {
        return Ok(None);
    }
    let mut same: BTreeMap<SourceCode, usize> = BTreeMap::new();
    for indicator in indicators {
        let others: Vec<Observation> = observations
            .select(&Selection::all(indicator.clone()))?
            .into_iter()
            .filter(|o| o.series.source != *source)
            .collect();
        if others.is_empty() {
            return Ok(None);
        }
        let mut known: HashMap<(u32, Period), Vec<&Observation>> = HashMap::new();
        for of_series in others.chunk_by(|a, b| a.series == b.series) {
            let Some(first) = of_series.first() else { continue };
            let here = SeriesKey { source: source.clone(), ..SeriesKey::clone(&first.series) };
            let Some(number) = table.series.find(&here) else { continue };
            for o in of_series {
                known.entry((number, o.period)).or_default().push(o);
            }
        }
        for row in table.rows.iter().filter(|r| r.value().number().is_some()) {
            for o in known.get(&(row.series, row.period())).into_iter().flatten().filter(|o| o.value == row.value()) {
                *same.entry(o.series.source.clone()).or_default() += 1;
            }
        }
    }
    Ok(same.into_iter().find(|(_, n)| *n == numbers).map(|(other, _)| {
        Finding::new(
            Level::Warning,
            "delivered-twice",
            Place::File { file: file.to_string(), cell: String::new() },
            format!("All {numbers} values are there already, from {other}."),
            "If it is the same delivery, do not take it again; if this source repeats the other, take it.",
        )
        .with(format!("{numbers} values of {source}"), "values that no other source has given")
    }))
}

/// That this very file was taken already, and how many of its values later deliveries made others.
pub fn already_taken(profile: &Profile, file: &str, id: &ReleaseId, others: usize) -> Finding {
    let held = profile.datasets.values().flat_map(|d| &d.releases).find(|r| r.release == *id);
    let when = held.map_or(String::new(), |r| format!(" on {} by {}", r.at.date(), r.by.0));
    let later = match others {
        0 => String::new(),
        n => format!(" Later deliveries say something else of {n} of its values; they stay as they are."),
    };
    let level = if others == 0 { Level::Note } else { Level::Warning };
    Finding::new(
        level,
        "already-taken",
        Place::File { file: file.to_string(), cell: String::new() },
        format!("This file was taken{when} and read in the same way; there is nothing to take.{later}"),
        if others == 0 {
            "Nothing needs to be done."
        } else {
            "Undo the later deliveries, or enter the values with a reason, if those of this file are right."
        },
    )
    .with("a file that is there already", "another file")
}

/// A file that brings nothing: every value is there already.
pub fn nothing_new(file: &str, unchanged: usize) -> Finding {
    Finding::new(
        Level::Note,
        "nothing-new",
        Place::File { file: file.to_string(), cell: String::new() },
        format!("All {unchanged} values are there already from this source."),
        "Nothing has to be taken; taking it only notes that the values were confirmed.",
    )
    .with(format!("{unchanged} values"), "new or changed values")
}
