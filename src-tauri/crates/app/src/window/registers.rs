//! Sources and institutions in the window: side by side, their order of preference, their records, their deliveries.

use super::App;
use crate::data::{
    codes_from_text, institution_from_record, institution_record, side_by_side, source_from_record, source_record,
};
use crate::failure::{Failure, read_failure};
use crate::wire::{
    Applied, ErrorCode, InstitutionPut, InstitutionRecord, InstitutionRequest, Named, PriorityPut, ReleaseRemove,
    SourceDetail, SourcePut, SourceRequest, SourcesRequest, SourcesView,
};
use almanac_core::{Change, IndicatorCode, InstitutionCode, OpName, ReleaseId, SourceCode};

fn gone(what: &str, code: &str) -> Failure {
    Failure::new(ErrorCode::Gone, format!("there is no {what} \"{code}\" in this profile"))
}

pub(super) fn taken(what: &str, code: &str) -> Failure {
    Failure::new(
        ErrorCode::WrongInput,
        format!("there is {what} with the code \"{code}\" already; choose another code"),
    )
}

impl App {
    pub(super) fn sources_of(&self, r: &SourcesRequest) -> Result<SourcesView, Failure> {
        let state = self.state()?;
        side_by_side(&state, &self.lang(&state), &r.indicator, &codes_from_text(&r.codes))
            .map_err(read_failure)?
            .ok_or_else(|| gone("indicator", &r.indicator))
    }

    pub(super) fn put_priority(&self, r: &PriorityPut) -> Result<Applied, Failure> {
        let state = self.state()?;
        let known = state.profile.indicators.get(&IndicatorCode::new(&r.indicator));
        let mut indicator = (**known.ok_or_else(|| gone("indicator", &r.indicator))?).clone();
        if r.reason.trim().is_empty() {
            return Err(Failure::new(
                ErrorCode::WrongInput,
                "say in a few words why this source answers first; the reason is kept with the order",
            ));
        }
        let mut order: Vec<SourceCode> = Vec::new();
        for code in r.sources.iter().map(SourceCode::new) {
            if !state.profile.sources.contains_key(&code) {
                return Err(gone("source", code.as_str()));
            }
            if !order.contains(&code) {
                order.push(code);
            }
        }
        // Sources that the list did not show keep their places behind.
        order.extend(indicator.source_priority.iter().filter(|s| !r.sources.iter().any(|x| x == s.as_str())).cloned());
        indicator.source_priority = order;
        indicator.priority_reason = r.reason.trim().to_string();
        self.write(|s| s.transact(OpName::EditRegister, &r.indicator, &[Change::IndicatorPut(indicator)]))
    }

    pub(super) fn source(&self, r: &SourceRequest) -> Result<SourceDetail, Failure> {
        let state = self.state()?;
        let lang = self.lang(&state);
        let source = state.profile.sources.get(&SourceCode::new(&r.source));
        if source.is_none() && !r.source.is_empty() {
            return Err(gone("source", &r.source));
        }
        let institution = |i: &std::sync::Arc<almanac_core::Institution>| Named {
            code: i.code.to_string(),
            name: i.names.best(&lang).to_string(),
        };
        Ok(SourceDetail {
            record: source_record(source.map(|s| &**s)),
            institutions: state.profile.institutions.values().map(institution).collect(),
        })
    }

    pub(super) fn put_source(&self, r: &SourcePut) -> Result<Applied, Failure> {
        let source = source_from_record(&r.record)?;
        let state = self.state()?;
        if r.new && state.profile.sources.contains_key(&source.code) {
            return Err(taken("a source", source.code.as_str()));
        }
        if let Some(i) = source.institution.as_ref().filter(|i| !state.profile.institutions.contains_key(*i)) {
            return Err(gone("institution", i.as_str()));
        }
        self.write(|s| s.transact(OpName::EditRegister, source.code.as_str(), &[Change::SourcePut(source.clone())]))
    }

    pub(super) fn institution(&self, r: &InstitutionRequest) -> Result<InstitutionRecord, Failure> {
        let state = self.state()?;
        let institution = state.profile.institutions.get(&InstitutionCode::new(&r.institution));
        if institution.is_none() && !r.institution.is_empty() {
            return Err(gone("institution", &r.institution));
        }
        Ok(institution_record(institution.map(|i| &**i)))
    }

    pub(super) fn put_institution(&self, r: &InstitutionPut) -> Result<Applied, Failure> {
        let institution = institution_from_record(&r.record)?;
        if r.new && self.state()?.profile.institutions.contains_key(&institution.code) {
            return Err(taken("an institution", institution.code.as_str()));
        }
        let change = [Change::InstitutionPut(institution.clone())];
        self.write(|s| s.transact(OpName::EditRegister, institution.code.as_str(), &change))
    }

    /// Takes a delivery out: what counted before counts again. Its values and its file stay in the project.
    pub(super) fn remove_release(&self, r: &ReleaseRemove) -> Result<Applied, Failure> {
        let state = self.state()?;
        let (source, release) = (SourceCode::new(&r.source), ReleaseId::new(&r.release));
        let found =
            state.profile.datasets.values().filter(|d| d.source == source).find_map(|d| {
                Some((d.id.clone(), d.releases.iter().find(|x| x.release == release)?.file_name.clone()))
            });
        let (dataset, file_name) = found.ok_or_else(|| gone("delivery", &r.release))?;
        self.write(|s| s.transact(OpName::RemoveRelease, &file_name, &[Change::ReleaseRemoved { dataset, release }]))
    }
}
