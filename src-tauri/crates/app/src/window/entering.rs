//! Entering values in the window: how typed texts are read, and the plan of what was entered.

use super::App;
use crate::data::{codes_from_text, printed};
use crate::failure::Failure;
use crate::import::{EntryCell, plan_entry, read_entry};
use crate::wire::{
    self, CellState, DecimalMark, EntryPlanRequest, EntryReadRequest, EntryReading, EntryReadings, ErrorCode,
    ImportPlan,
};
use almanac_core::format::Formatter;
use almanac_core::{IndicatorCode, SourceCode};
use almanac_exchange::number::{DecimalSign, decimal_of};

impl App {
    pub(super) fn read_entered(&self, request: &EntryReadRequest) -> Result<EntryReadings, Failure> {
        let state = self.state()?;
        let indicator = state.profile.indicators.get(&IndicatorCode::new(&request.indicator)).ok_or_else(|| {
            Failure::new(ErrorCode::Gone, format!("there is no indicator \"{}\" in this profile", request.indicator))
        })?;
        let f = Formatter::new(&self.lang(&state));
        let decimal = match request.decimal {
            Some(chosen) => sign(chosen),
            None => decimal_of(request.texts.iter().map(String::as_str), sign(request.usual)),
        };
        let reading = |text: &String| match read_entry(text, decimal) {
            Some(read) => {
                let decimals = read.value.number().map_or(0, |n| n.trimmed().scale).max(indicator.decimals);
                let (text, state) = printed(&f, read.value, decimals);
                EntryReading { readable: true, text, state, flags: read.flags.letters() }
            }
            None => {
                EntryReading { readable: false, text: text.clone(), state: CellState::Absent, flags: String::new() }
            }
        };
        let decimal = match decimal {
            DecimalSign::Point => DecimalMark::Point,
            DecimalSign::Comma => DecimalMark::Comma,
        };
        Ok(EntryReadings { decimal, readings: request.texts.iter().map(reading).collect() })
    }

    pub(super) fn plan_entered(&self, request: &EntryPlanRequest) -> Result<ImportPlan, Failure> {
        let state = self.state()?;
        let cell = |c: &wire::EntryCell| EntryCell {
            indicator: IndicatorCode::new(&c.indicator),
            codes: codes_from_text(&c.codes),
            source: SourceCode::new(&c.source),
            period: c.period.clone(),
            text: c.text.clone(),
            decimal: sign(c.decimal),
        };
        let cells: Vec<EntryCell> = request.cells.iter().map(cell).collect();
        let job = self.job(&request.job);
        let result = plan_entry(&state, &*self.host, &cells, &request.reason, &state.lang(), &job);
        self.job_done(&request.job);
        Ok(self.hold_plan(&state, result?))
    }
}

fn sign(mark: DecimalMark) -> DecimalSign {
    match mark {
        DecimalMark::Point => DecimalSign::Point,
        DecimalMark::Comma => DecimalSign::Comma,
    }
}
