//! The noun behind a number in a sentence: applications are no persons, people present are no arrivals.
//!
//! Only the words that directly follow a value are judged, so that a sentence may speak of anything else.

use super::Reason;
use crate::{Counted, Indicator, MeasureType};

const PERSONS: &[&str] = &[
    "person",
    "persons",
    "people",
    "migrants",
    "immigrants",
    "emigrants",
    "refugees",
    "individuals",
    "men",
    "women",
    "personnes",
    "immigrés",
    "immigrants",
    "émigrés",
    "réfugiés",
    "individus",
    "personas",
    "migrantes",
    "inmigrantes",
    "emigrantes",
    "refugiados",
    "человек",
    "мигрантов",
    "беженцев",
    "شخص",
    "أشخاص",
    "مهاجر",
    "لاجئ",
];
const MOVES: &[&str] =
    &["arrivals", "departures", "arrivées", "départs", "llegadas", "salidas", "прибывших", "выбывших"];

/// Why the words after a value of this indicator name something else than was counted. `after` is the text that
/// follows the value; only its first two words count.
pub fn wrong_noun(indicator: &Indicator, measure: MeasureType, after: &str) -> Option<(Reason, String)> {
    // After a full stop or a comma something else is spoken of.
    let clause = after.split(['.', ',', ';', ':', '(', '!', '?']).next().unwrap_or_default();
    let words = clause.split_whitespace().take(2).map(str::to_lowercase);
    for word in words {
        let is = |list: &[&str]| list.contains(&word.as_str());
        let reason = if is(PERSONS) && indicator.counts == Some(Counted::Events) && counted(measure) {
            Reason::NounForEvents
        } else if is(MOVES) && measure == MeasureType::Stock {
            Reason::NounForStock
        } else {
            continue;
        };
        return Some((reason, word));
    }
    None
}

fn counted(measure: MeasureType) -> bool {
    matches!(measure, MeasureType::Stock | MeasureType::Flow | MeasureType::Balance | MeasureType::EventCount)
}
