//! The findings of the present state, each part kept as long as what it rests on stays: whoever types changes no data.

use crate::state::State;
use almanac_core::check::{self, Judged};
use almanac_core::{Edition, Finding, Lang, Profile};
use std::sync::Arc;

/// What findings about data rest on. Records are shared between revisions, so that comparing them is cheap.
struct Basis {
    profile: Arc<Profile>,
    edition: Option<Arc<Edition>>,
}

impl Basis {
    fn holds(&self, state: &State) -> bool {
        let (a, b) = (&self.profile, &state.profile);
        a.datasets == b.datasets
            && a.indicators == b.indicators
            && a.sources == b.sources
            && a.dimensions == b.dimensions
            && a.code_lists == b.code_lists
            && a.about.language == b.about.language
            && self.edition == state.edition
    }
}

/// Findings of the last state that was asked for.
#[derive(Default)]
pub struct Findings {
    data: Option<(Basis, Vec<Finding>)>,
    all: Option<(u64, Lang, Arc<Judged>)>,
}

impl Findings {
    /// All findings of a state, its texts in one language.
    pub fn of(&mut self, state: &State, lang: &Lang) -> Arc<Judged> {
        if let Some((revision, of, judged)) = &self.all
            && *revision == state.revision
            && of == lang
        {
            return judged.clone();
        }
        let input = state.check_input(lang);
        let data = match &self.data {
            Some((basis, findings)) if basis.holds(state) => findings.clone(),
            Some(_) | None => {
                let findings = check::of_data(&input);
                let basis = Basis { profile: state.profile.clone(), edition: state.edition.clone() };
                self.data = Some((basis, findings.clone()));
                findings
            }
        };
        let judged = Arc::new(check::judge_with(&input, data));
        self.all = Some((state.revision, lang.clone(), judged.clone()));
        judged
    }
}
