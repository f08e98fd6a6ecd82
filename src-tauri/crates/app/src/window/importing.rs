//! Import in the window: the plan as it is shown, and taking it.

use super::synonym::unknown_labels;
use super::{App, lock};
use crate::border::{finding_to_wire, place_to_wire};
use crate::data::series_label;
use crate::failure::Failure;
use crate::import::{
    Accepted, Added, By, CellChange, Held, Plan, RecipeFate, Request, Taken, accept, dimension_named, plan_for,
    read_file, recipe_failure,
};
use crate::job::Job;
use crate::state::State;
use crate::wire::{
    self, AddedIndicator, Applied, ChangedCell, ChangedPlace, ErrorCode, FileIn, HeldBy, ImportAccept, ImportPlan,
    ImportPlanRequest, KeepRecipe, Named, RecordPart, TakenPart, Understood, UnderstoodKind,
};
use almanac_core::answer::CellValue;
use almanac_core::check::fingerprint;
use almanac_core::format::Formatter;
use almanac_core::{
    Code, CodeListCode, DimensionCode, Extent, Finding, Host, IndicatorCode, Lang, Level, Localized, ObsValue,
    Observation, SourceCode,
};
use almanac_exchange::Recipe;
use std::collections::BTreeSet;
use std::path::Path;

/// So many changed cells and places are shown; the counts tell all.
const SHOWN: usize = 500;

impl App {
    pub(super) fn plan_import(&self, request: &ImportPlanRequest) -> Result<ImportPlan, Failure> {
        let state = self.state()?;
        let job = self.job(&request.job);
        let result = self.read_and_plan(&state, request, &job);
        self.job_done(&request.job);
        Ok(self.hold_plan(&state, result?))
    }

    /// Keeps a plan until it is taken, and shows it.
    pub(super) fn hold_plan(&self, state: &State, plan: Plan) -> ImportPlan {
        let id = self.host.new_id();
        let view = plan_to_wire(state, &id, &plan);
        let mut plans = lock(&self.plans);
        // One plan is looked at at a time; an older one would hold its file in memory for nothing.
        plans.clear();
        // Another file's sheets are looked at no more; a corrected plan of the same file needs them again.
        lock(&self.looked).take_if(|(hash, _)| hash != plan.file_hash());
        plans.insert(id, plan);
        view
    }

    fn read_and_plan(&self, state: &State, request: &ImportPlanRequest, job: &Job) -> Result<Plan, Failure> {
        let (file_name, bytes) = match &request.file {
            FileIn::Path { path } => {
                let path = Path::new(path);
                (path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(), read_file(path)?)
            }
            // Kept until taken, so that a corrected recipe reads the same bytes again.
            FileIn::Upload { id } => lock(&self.uploads)
                .get(id)
                .cloned()
                .ok_or_else(|| Failure::new(ErrorCode::Gone, "the file is not there any more; choose it again"))?,
        };
        let source = request.source.as_deref().map(SourceCode::new).or_else(|| likely_source(state, &file_name));
        let recipe = request.recipe.as_deref().map(|r| with_choices(r, request)).transpose()?;
        let (corrections, named_now) = (request.corrections.clone(), !request.indicators.is_empty());
        let by = recipe.map_or(By::Sender, |recipe| By::Own { recipe, corrections, named_now });
        let wanted = Request { bytes, file_name, source, by };
        let mut plan = plan_for(state, &*self.host, wanted, &state.lang(), job)?;
        for c in request.indicators.iter().filter(|c| !c.name.trim().is_empty()) {
            let name = Localized::in_lang(state.lang(), c.name.trim());
            plan.name_added(&IndicatorCode::new(c.indicator.trim()), &name);
        }
        Ok(plan)
    }

    pub(super) fn accept_import(&self, request: &ImportAccept) -> Result<Applied, Failure> {
        let plan = lock(&self.plans)
            .remove(&request.plan)
            .ok_or_else(|| Failure::new(ErrorCode::Gone, "the plan is not there any more; choose the file again"))?;
        let fate = match request.recipe {
            KeepRecipe::Keep => RecipeFate::Keep,
            KeepRecipe::Once => RecipeFate::Once,
        };
        let job = self.job(&request.job);
        let result = self.with(|s| Ok((accept(s, &plan, fate, &job)?, s.state().clone())));
        self.job_done(&request.job);
        match result {
            Ok((Accepted::Taken(done), state)) => {
                *lock(&self.looked) = None;
                self.after(&done, &state);
                Ok(Applied { revision: done.revision.to_string() })
            }
            Ok((Accepted::Known, state)) => Ok(Applied { revision: state.revision.to_string() }),
            Err(failure) => {
                // Stopped or refused: the plan can be accepted again.
                lock(&self.plans).insert(request.plan.clone(), plan);
                Err(failure)
            }
        }
    }
}

/// The recipe with what somebody said that labels mean and which indicators headings are.
fn with_choices(toml: &str, said: &ImportPlanRequest) -> Result<String, Failure> {
    if said.labels.is_empty() && said.indicators.is_empty() {
        return Ok(toml.to_string());
    }
    let mut recipe = Recipe::from_toml(toml).map_err(recipe_failure)?;
    for c in said.labels.iter().filter(|c| !c.code.trim().is_empty()) {
        let words = recipe.labels.entry(DimensionCode::new(&c.dimension)).or_default();
        words.insert(c.label.clone(), Code::new(c.code.trim()));
    }
    for c in said.indicators.iter().filter(|c| !c.indicator.trim().is_empty()) {
        let code = IndicatorCode::new(c.indicator.trim());
        // A table that names its values nowhere is called by its own name, which the next file may not have.
        let mut tables = recipe.tables.iter_mut().filter(|t| t.name == c.heading).peekable();
        if tables.peek().is_some() {
            tables.for_each(|t| t.indicator = Some(code.clone()));
        } else {
            recipe.indicators.insert(c.heading.clone(), code);
        }
    }
    recipe.to_toml().map_err(recipe_failure)
}

/// The source whose last delivery had a name like this one but for digits, such as the year.
fn likely_source(state: &State, file_name: &str) -> Option<SourceCode> {
    let bare = |name: &str| name.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let wanted = bare(file_name);
    let fits: BTreeSet<&SourceCode> = state
        .profile
        .datasets
        .values()
        .filter(|d| {
            d.releases.iter().any(|r| {
                let b = bare(&r.file_name);
                !b.is_empty() && (b == wanted || wanted.starts_with(b.trim_end_matches("xlsx").trim_end_matches("csv")))
            })
        })
        .map(|d| &d.source)
        .collect();
    match (fits.len(), fits.first()) {
        (1, Some(source)) => Some((*source).clone()),
        _ => None,
    }
}

fn plan_to_wire(state: &State, id: &str, plan: &Plan) -> ImportPlan {
    let lang = state.lang();
    let f = Formatter::new(&lang);
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let name_of = |code: &SourceCode| Named {
        code: code.to_string(),
        name: state.profile.sources.get(code).map_or_else(|| code.to_string(), |s| s.names.best(&lang).to_string()),
    };
    let cells = |list: &[CellChange]| -> Vec<ChangedCell> {
        list.iter().take(SHOWN).map(|c| cell_to_wire(state, &lang, &f, plan, c)).collect()
    };
    ImportPlan {
        plan: id.to_string(),
        file_name: plan.file_name.clone(),
        understood: understood(state, plan, &f),
        unnamed: plan.reading.unnamed_indicators.iter().map(ToString::to_string).collect(),
        proposed_names: plan
            .proposed_names
            .iter()
            .map(|(word, name)| Named { code: word.to_string(), name: name.clone() })
            .collect(),
        source: plan.source.as_ref().map(name_of),
        sources: state.profile.sources.keys().map(name_of).collect(),
        indicators: plan
            .indicators()
            .iter()
            .map(|i| Named {
                code: i.to_string(),
                name: state
                    .profile
                    .indicators
                    .get(i)
                    .map(|x| x.names.best(&lang).to_string())
                    .or_else(|| {
                        let added = plan.added.iter().find(|a| a.indicator.code == *i)?;
                        Some(added.indicator.names.best(&lang).to_string())
                    })
                    .unwrap_or_else(|| i.to_string()),
            })
            .collect(),
        added: plan.added.iter().map(|a| added_to_wire(state, &lang, a)).collect(),
        recipe: plan.recipe_toml.clone(),
        new: small(plan.new),
        changed: small(plan.changed.len()),
        unchanged: small(plan.unchanged),
        gone: small(plan.gone.len()),
        new_cells: cells(&plan.new_cells),
        changed_cells: cells(&plan.changed),
        gone_cells: cells(&plan.gone),
        findings: plan.findings.iter().map(|x| finding_to_wire(state, x, &lang)).collect(),
        unknown: unknown_labels(state, &lang, plan),
        places: plan
            .places
            .iter()
            .take(SHOWN)
            .map(|p| ChangedPlace {
                place: place_to_wire(&p.place),
                label: p.label.clone(),
                old: p.old.clone(),
                new: p.new.clone(),
            })
            .collect(),
        held: held_to_wire(plan),
    }
}

fn held_to_wire(plan: &Plan) -> Vec<wire::Held> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let finding = |f: Option<&Finding>| f.map(fingerprint).unwrap_or_default();
    let one = |held: &Held| match held {
        Held::Taken => {
            let told = plan.findings.iter().find(|f| f.kind == "already-taken");
            wire::Held { by: HeldBy::Taken, count: 1, finding: finding(told) }
        }
        Held::Source => wire::Held { by: HeldBy::Source, count: 1, finding: String::new() },
        Held::Indicators => wire::Held {
            by: HeldBy::Indicators,
            count: count(plan.reading.unnamed_indicators.len()),
            finding: String::new(),
        },
        Held::Findings(all) => {
            wire::Held { by: HeldBy::Findings, count: count(all.len()), finding: finding(all.first().copied()) }
        }
        Held::Nothing => {
            let wrong = plan.findings.iter().find(|f| f.level == Level::Error);
            wire::Held { by: HeldBy::Nothing, count: 0, finding: finding(wrong) }
        }
    };
    // Of a file that is taken nothing else is worth asking.
    let held = plan.held();
    held.iter().take(if plan.known { 1 } else { held.len() }).map(one).collect()
}

/// What comes with the file, units and breakdowns by their names in the window's language.
fn added_to_wire(state: &State, lang: &Lang, added: &Added) -> AddedIndicator {
    let value = |t: &Taken| match t.part {
        RecordPart::Unit => {
            let list = state.profile.code_lists.get(&CodeListCode::new("CL_UNIT"));
            let item = added.indicator.unit.as_ref().and_then(|u| list?.item(u));
            item.map_or_else(|| t.value.clone(), |i| i.names.best(lang).to_string())
        }
        RecordPart::Dimensions => {
            let name = |d: &DimensionCode| match state.profile.dimensions.get(d) {
                Some(known) => known.names.best(lang).to_string(),
                None => d.to_string(),
            };
            added.indicator.dimensions.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        RecordPart::Name
        | RecordPart::Multiplier
        | RecordPart::Decimals
        | RecordPart::Measure
        | RecordPart::Frequency
        | RecordPart::Definition
        | RecordPart::Reference => t.value.clone(),
    };
    let taken = |t: &Taken| TakenPart { part: t.part, value: value(t), said: t.said.clone(), cell: t.cell.clone() };
    AddedIndicator {
        code: added.indicator.code.to_string(),
        taken: added.taken.iter().map(taken).collect(),
        open: added.open.clone(),
    }
}

/// The label of a value whose dimensions come with the file: their lists are those that the recipe says. None where the
/// profile knows all of them.
fn of_new_dimensions(state: &State, lang: &Lang, f: &Formatter, plan: &Plan, o: &Observation) -> Option<String> {
    if o.series.codes.keys().all(|d| state.profile.dimensions.contains_key(d)) {
        return None;
    }
    let tables = &plan.recipe.tables;
    let columns = tables.iter().flat_map(|t| t.columns.iter().map(|c| (&c.dimension, &c.code_list)));
    let headings = tables.iter().flat_map(|t| t.values.headings.iter().map(|h| (&h.dimension, &h.code_list)));
    let lists: Vec<_> = columns.chain(headings).collect();
    let name = |d: &DimensionCode, c: &Code| {
        let list = lists.iter().find(|(held, list)| held.as_ref() == Some(d) && list.is_some());
        let list = list.and_then(|(_, list)| state.profile.code_lists.get(list.as_ref()?));
        let item = list.and_then(|l| l.item(c)).map(|i| i.names.best(lang).to_string());
        item.unwrap_or_else(|| state.profile.code_name(d, c, lang))
    };
    let mut parts: Vec<String> = o.series.codes.iter().map(|(d, c)| name(d, c)).collect();
    parts.push(f.period(o.period));
    Some(parts.join(", "))
}

fn cell_to_wire(state: &State, lang: &Lang, f: &Formatter, plan: &Plan, change: &CellChange) -> ChangedCell {
    let text = |o: &Option<Observation>| match o.as_ref().map(|o| o.value) {
        Some(ObsValue::Number(n)) => f.as_received(n),
        Some(ObsValue::RoundsToZero) => Formatter::symbol(&CellValue::RoundsToZero).to_string(),
        Some(ObsValue::Missing(kind)) => Formatter::symbol(&CellValue::Missing(kind)).to_string(),
        None => String::new(),
    };
    let label = change.new.as_ref().or(change.old.as_ref()).map(|o| {
        let indicator = state.profile.indicators.get(&o.series.indicator);
        let own = of_new_dimensions(state, lang, f, plan, o)
            .unwrap_or_else(|| series_label(state, lang, f, indicator.map(|i| &**i), &o.series, o.period));
        let added = || plan.added.iter().find(|a| a.indicator.code == o.series.indicator);
        let name = indicator.map(|i| i.names.best(lang).to_string());
        let name = name.or_else(|| added().map(|a| a.indicator.names.best(lang).to_string()));
        // Where several come with the file, the breakdown alone does not say whose value it is.
        let several = plan.indicators().len() > 1;
        match name.unwrap_or_else(|| o.series.indicator.to_string()) {
            name if o.series.codes.is_empty() => format!("{name}, {}", f.period(o.period)),
            name if several || indicator.is_some() => format!("{name}: {own}"),
            _ => own,
        }
    });
    ChangedCell {
        label: label.unwrap_or_default(),
        old: text(&change.old),
        new: text(&change.new),
        cell: change.new.as_ref().or(change.old.as_ref()).map(|o| o.cell.to_string()).unwrap_or_default(),
        typed: change
            .new
            .as_ref()
            .and_then(|o| plan.entry.as_ref()?.typed.get(&(o.series.clone(), o.period)))
            .cloned()
            .unwrap_or_default(),
    }
}

fn understood(state: &State, plan: &Plan, f: &Formatter) -> Vec<Understood> {
    let lang = f.lang();
    let reason_of = |place: &str| {
        plan.reasons.iter().filter(|r| r.place == place).map(|r| r.why.clone()).collect::<Vec<_>>().join("; ")
    };
    let mut out = Vec::new();
    let mut say = |kind, what: String, reason: String| out.push(Understood { kind, what, reason, doubtful: false });
    for table in &plan.recipe.tables {
        let place = match &table.sheet {
            Some(sheet) => format!("{} ({sheet})", table.name),
            None => table.name.clone(),
        };
        say(UnderstoodKind::Table, place, reason_of(&table.name));
        if table.header != [0, 0] {
            let [a, b] = table.header;
            say(
                UnderstoodKind::Header,
                if a == b { f.label_number(i32::try_from(a).unwrap_or(0)) } else { format!("{a}\u{2013}{b}") },
                String::new(),
            );
        }
        say(
            UnderstoodKind::DecimalSign,
            match table.decimal {
                almanac_exchange::number::DecimalSign::Comma => ",".into(),
                almanac_exchange::number::DecimalSign::Point => ".".into(),
            },
            String::new(),
        );
        if !table.markers.is_empty() {
            say(UnderstoodKind::Missing, table.markers.keys().cloned().collect::<Vec<_>>().join("  "), String::new());
        }
        if let Some(unit) = &table.unit {
            say(UnderstoodKind::Unit, unit.clone(), String::new());
        }
    }
    for (d, codes) in plan.table.series.codes() {
        let name = dimension_named(&state.profile, &plan.recipe, &d, lang).name;
        let some: Vec<String> = codes.iter().take(4).map(|c| state.profile.code_name(&d, c, lang)).collect();
        let more = if codes.len() > 4 { ", …" } else { "" };
        say(UnderstoodKind::Dimension, format!("{name} ({}): {}{more}", codes.len(), some.join(", ")), String::new());
    }
    let periods: BTreeSet<_> = plan.table.rows.iter().map(|r| r.period()).collect();
    if let (Some(a), Some(b)) = (periods.first(), periods.last()) {
        say(
            UnderstoodKind::Periods,
            if a == b {
                f.period(*a)
            } else {
                format!("{} \u{2013} {} ({})", f.period(*a), f.period(*b), periods.len())
            },
            String::new(),
        );
    }
    let extent = match plan.reading.extent {
        Some(Extent::Periods(a, b)) => format!("{} \u{2013} {}", f.period(a), f.period(b)),
        Some(Extent::Cells) => "cells".into(),
        Some(Extent::Everything) | None => "everything".into(),
    };
    say(UnderstoodKind::Extent, extent, String::new());
    out
}
