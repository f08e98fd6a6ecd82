//! Values that words may mean: `asylum 2025`, `women stock`, `remittances change`.

use crate::knowledge;
use crate::state::State;
use crate::wire::{ValueCandidate, ValueCandidates, ValueSuggestRequest};
use almanac_core::answer::{Audience, print_value};
use almanac_core::format::Formatter;
use almanac_core::truth::{Fault, faults};
use almanac_core::{Code, Codes, DimensionCode, Indicator, Lang, Period, ReadFailure, Survey};
use std::collections::HashMap;
use std::sync::Arc;

/// How well an indicator and its codes fit the words; more is better.
struct Fit<'a> {
    score: i64,
    indicator: &'a Indicator,
    codes: &'a Codes,
}

/// What a code is called, in lower case: its name, its own letters, and what else people call it.
struct Names<'a> {
    state: &'a State,
    lang: &'a Lang,
    known: HashMap<(DimensionCode, Code), String>,
}

impl Names<'_> {
    fn of(&mut self, dimension: &DimensionCode, code: &Code) -> String {
        let Self { state, lang, known } = self;
        let known = known.entry((dimension.clone(), code.clone())).or_insert_with(|| {
            let profile = &state.profile;
            let list = profile.dimensions.get(dimension).map(|d| &d.code_list);
            let others = list.map(|l| knowledge::spellings(l, code)).unwrap_or_default();
            format!(" {} {code} {}", profile.code_name(dimension, code, lang), others.join(" ")).to_lowercase()
        });
        known.clone()
    }
}

/// Whether a word of a text begins so: "men" means no women.
fn begins_a_word(text: &str, term: &str) -> bool {
    text.match_indices(term).any(|(at, _)| {
        text.get(..at).and_then(|front| front.chars().next_back()).is_none_or(|before| !before.is_alphanumeric())
    })
}

/// Candidates, the likeliest first.
pub fn suggest(state: &State, request: &ValueSuggestRequest) -> Result<ValueCandidates, ReadFailure> {
    let lang = Lang::new(&*request.lang);
    let formatter = Formatter::new(&lang);
    let words: Vec<String> = request.words.split_whitespace().map(str::to_lowercase).collect();
    let years: Vec<&String> = words.iter().filter(|w| w.parse::<Period>().is_ok()).collect();
    let change = words.iter().any(|w| matches!(w.as_str(), "change" | "growth" | "évolution" | "изменение" | "تغير"));
    let terms: Vec<&String> = words
        .iter()
        .filter(|w| {
            w.parse::<Period>().is_err()
                && !(change && matches!(w.as_str(), "change" | "growth" | "évolution" | "изменение" | "تغير"))
        })
        .collect();
    let mut fits: Vec<Fit<'_>> = Vec::new();
    let mut surveyed: Vec<(&Indicator, Arc<Survey>)> = Vec::new();
    for indicator in
        state.profile.indicators.values().filter(|i| !faults(&state.profile, i).iter().any(Fault::stops_answers))
    {
        surveyed.push((indicator, state.observations.survey(&indicator.code)?));
    }
    let mut names = Names { state, lang: &lang, known: HashMap::new() };
    for (indicator, survey) in &surveyed {
        let own = format!("{} {} {}", indicator.code, indicator.names.best(&lang), indicator.names.best(&Lang::en()))
            .to_lowercase();
        for codes in &survey.lines {
            let names: String = codes.iter().map(|(d, c)| names.of(d, c)).collect();
            let hits = terms.iter().filter(|t| own.contains(t.as_str())).count();
            let code_hits = terms.iter().filter(|t| !own.contains(t.as_str()) && begins_a_word(&names, t)).count();
            if hits + code_hits < terms.len() || (terms.is_empty() && !codes.is_empty()) {
                continue;
            }
            // A total is meant unless its parts are named.
            let score = 10 * i64::try_from(hits + 2 * code_hits).unwrap_or(0)
                - 3 * i64::try_from(codes.len()).unwrap_or(0)
                - i64::try_from(own.len()).unwrap_or(0) / 60;
            fits.push(Fit { score, indicator, codes });
        }
    }
    fits.sort_by(|a, b| {
        b.score.cmp(&a.score).then_with(|| (&a.indicator.code, &a.codes).cmp(&(&b.indicator.code, &b.codes)))
    });
    let engine = state.engine(Audience::WorkingGroup);
    let limit = usize::try_from(request.limit.clamp(1, 50)).unwrap_or(10);
    let mut candidates: Vec<ValueCandidate> = Vec::new();
    for fit in fits {
        if candidates.len() >= limit {
            break;
        }
        let filters = fit.codes.iter().map(|(d, c)| format!("{d}={c}")).collect::<Vec<_>>().join(",");
        let subject = if filters.is_empty() {
            fit.indicator.code.to_string()
        } else {
            format!("{}[{filters}]", fit.indicator.code)
        };
        let whens: Vec<String> = if years.is_empty() {
            vec!["this".into(), "latest".into()]
        } else {
            years.iter().map(|y| y.to_string()).collect()
        };
        for when in whens {
            let question =
                if change { format!("{subject} {when} | change previous") } else { format!("{subject} {when}") };
            let printed = print_value(&engine, &formatter, &question, "unit");
            if !printed.is_number() {
                continue;
            }
            let Some(cell) = printed.cell() else { continue };
            let mut label = fit.indicator.names.best(&lang).to_string();
            let names: Vec<String> = fit.codes.iter().map(|(d, c)| state.profile.code_name(d, c, &lang)).collect();
            if !names.is_empty() {
                label = format!("{label}, {}", names.join(", "));
            }
            let source = cell
                .origins
                .first()
                .map(|o| crate::words::source_short(&state.profile, &o.series.source, &lang))
                .unwrap_or_default();
            candidates.push(ValueCandidate {
                question,
                format: "unit".into(),
                label,
                period: cell.period.map(|p| formatter.period(p)).unwrap_or_default(),
                printed: printed.text.clone(),
                source,
            });
            break;
        }
    }
    Ok(ValueCandidates { candidates })
}

#[cfg(test)]
mod tests {
    use super::begins_a_word;

    #[test]
    fn a_word_begins_at_its_beginning() {
        assert!(begins_a_word(" female f women", "wom") && begins_a_word(" foreign-born", "born"));
        assert!(!begins_a_word(" female f women", "men") && !begins_a_word(" female", "male"));
        assert!(begins_a_word(" женщины", "жен") && !begins_a_word("", "x"));
    }
}
