//! Words of senders in the window: the table, and a word corrected or forgotten.

use super::App;
use crate::failure::Failure;
use crate::import::{Plan, dimension_named};
use crate::state::State;
use crate::wire::{Applied, ErrorCode, Named, SynonymList, SynonymPut, SynonymView, UnknownLabel};
use almanac_core::{Change, Code, DimensionCode, Host, LabelId, Lang, LearnedLabel, OpName, SourceCode};

impl App {
    pub(super) fn synonym_list(&self) -> Result<SynonymList, Failure> {
        let state = self.state()?;
        let lang = self.lang(&state);
        let mut words: Vec<&LearnedLabel> = state.profile.labels.values().map(|l| &**l).collect();
        words.sort_by(|a, b| (&a.source, &a.dimension, &a.label).cmp(&(&b.source, &b.dimension, &b.label)));
        let synonyms = words
            .into_iter()
            .map(|w| SynonymView {
                id: w.id.to_string(),
                label: w.label.clone(),
                dimension: dimension(&state, &lang, &w.dimension),
                code: code(&state, &lang, &w.dimension, &w.code),
                source: w.source.as_ref().map(|s| source(&state, &lang, s)),
                by: w.said_by.0.clone(),
                at: w.said_at.iso(),
            })
            .collect();
        Ok(SynonymList { synonyms })
    }

    pub(super) fn change_synonym(&self, put: &SynonymPut) -> Result<Applied, Failure> {
        let id = LabelId::new(&put.id);
        let state = self.state()?;
        let word = state.profile.labels.get(&id).ok_or_else(|| {
            Failure::new(ErrorCode::Gone, "the word is not in the table any more; open the table again")
        })?;
        let code = put.code.trim();
        let change = if code.is_empty() {
            Change::LabelRemoved(id)
        } else {
            let (said_by, said_at) = (self.host.author(), self.host.now());
            Change::LabelPut(LearnedLabel { code: Code::new(code), said_by, said_at, ..(**word).clone() })
        };
        self.write(|s| s.transact(OpName::EditRegister, &word.label, &[change]))
    }
}

/// So many labels are shown; the findings tell all.
const SHOWN: usize = 200;

/// Labels of a plan that have no code.
pub(super) fn unknown_labels(state: &State, lang: &Lang, plan: &Plan) -> Vec<UnknownLabel> {
    plan.unknown
        .iter()
        .take(SHOWN)
        .map(|l| UnknownLabel {
            dimension: dimension_named(&state.profile, &plan.recipe, &l.dimension, lang),
            label: l.label.clone(),
            candidates: l.named.iter().map(|c| code(state, lang, &l.dimension, c)).collect(),
            formerly: l.formerly.iter().map(|c| code(state, lang, &l.dimension, c)).collect(),
        })
        .collect()
}

fn dimension(state: &State, lang: &Lang, d: &DimensionCode) -> Named {
    let name = state.profile.dimensions.get(d).map_or_else(|| d.to_string(), |x| x.names.best(lang).to_string());
    Named { code: d.to_string(), name }
}
fn code(state: &State, lang: &Lang, d: &DimensionCode, c: &Code) -> Named {
    Named { code: c.to_string(), name: state.profile.code_name(d, c, lang) }
}
fn source(state: &State, lang: &Lang, s: &SourceCode) -> Named {
    let name = state.profile.sources.get(s).map_or_else(|| s.to_string(), |x| x.names.best(lang).to_string());
    Named { code: s.to_string(), name }
}
