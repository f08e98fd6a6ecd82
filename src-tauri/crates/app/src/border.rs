//! Domain types on their way to the window, each by a named function.

use crate::state::State;
use crate::wire;
use almanac_core::check::fingerprint;
use almanac_core::{Finding, Lang, Level, Localized, MeasureType, OpName, Place, Scope, Step};

pub fn measure_to_wire(measure: MeasureType) -> wire::Measure {
    match measure {
        MeasureType::Stock => wire::Measure::Stock,
        MeasureType::Flow => wire::Measure::Flow,
        MeasureType::Balance => wire::Measure::Balance,
        MeasureType::EventCount => wire::Measure::EventCount,
        MeasureType::Amount => wire::Measure::Amount,
        MeasureType::Rate => wire::Measure::Rate,
        MeasureType::Share => wire::Measure::Share,
        MeasureType::Index => wire::Measure::Index,
    }
}

pub fn measure_from_wire(measure: wire::Measure) -> MeasureType {
    match measure {
        wire::Measure::Stock => MeasureType::Stock,
        wire::Measure::Flow => MeasureType::Flow,
        wire::Measure::Balance => MeasureType::Balance,
        wire::Measure::EventCount => MeasureType::EventCount,
        wire::Measure::Amount => MeasureType::Amount,
        wire::Measure::Rate => MeasureType::Rate,
        wire::Measure::Share => MeasureType::Share,
        wire::Measure::Index => MeasureType::Index,
    }
}

pub fn place_to_wire(place: &Place) -> wire::Place {
    match place {
        Place::Profile => wire::Place::Profile,
        Place::File { file, cell } => wire::Place::File { file: file.clone(), cell: cell.clone() },
        Place::Indicator { indicator } => wire::Place::Indicator { indicator: indicator.to_string() },
        Place::Source { source } => wire::Place::Source { source: source.to_string() },
        Place::Value { indicator, codes, period } => {
            wire::Place::Value { indicator: indicator.to_string(), codes: codes.clone(), period: period.clone() }
        }
        Place::Section { section } => wire::Place::Section { section: section.to_string() },
        Place::Block { section, block, inline } => wire::Place::Block {
            section: section.to_string(),
            block: block.to_string(),
            inline: inline.as_ref().map(ToString::to_string),
        },
        Place::Figure { figure } => wire::Place::Figure { figure: figure.to_string() },
    }
}

pub fn finding_to_wire(state: &State, finding: &Finding, lang: &Lang) -> wire::FindingView {
    wire::FindingView {
        fingerprint: fingerprint(finding),
        level: match finding.level {
            Level::Note => wire::Level::Note,
            Level::Warning => wire::Level::Warning,
            Level::Error => wire::Level::Error,
        },
        kind: finding.kind.clone(),
        place: place_to_wire(&finding.place),
        place_label: state.place_label(&finding.place, lang),
        read: finding.read.clone(),
        expected: finding.expected.clone(),
        message: finding.message.clone(),
        mend: finding.mend.clone(),
    }
}

pub fn count_levels(findings: &[Finding]) -> wire::LevelCounts {
    let count = |level| u32::try_from(findings.iter().filter(|f| f.level == level).count()).unwrap_or(u32::MAX);
    wire::LevelCounts { errors: count(Level::Error), warnings: count(Level::Warning), notes: count(Level::Note) }
}

pub fn local_texts(text: &Localized) -> Vec<wire::LocalText> {
    text.0.iter().map(|(l, t)| wire::LocalText { lang: l.to_string(), text: t.clone() }).collect()
}

pub fn localized(texts: &[wire::LocalText]) -> Localized {
    let mut out = Localized::default();
    for t in texts {
        out.set(Lang::new(&*t.lang), t.text.trim());
    }
    out
}

pub fn op_name_to_wire(name: OpName) -> wire::OpName {
    match name {
        OpName::NewProject => wire::OpName::NewProject,
        OpName::EditAbout => wire::OpName::EditAbout,
        OpName::EditEdition => wire::OpName::EditEdition,
        OpName::Type => wire::OpName::Type,
        OpName::Insert => wire::OpName::Insert,
        OpName::AddSection => wire::OpName::AddSection,
        OpName::MoveSection => wire::OpName::MoveSection,
        OpName::RenameSection => wire::OpName::RenameSection,
        OpName::RemoveSection => wire::OpName::RemoveSection,
        OpName::EditFigure => wire::OpName::EditFigure,
        OpName::EditRegister => wire::OpName::EditRegister,
        OpName::Import => wire::OpName::Import,
        OpName::RemoveRelease => wire::OpName::RemoveRelease,
        OpName::EnterValues => wire::OpName::EnterValues,
        OpName::ReplaceWords => wire::OpName::ReplaceWords,
        OpName::MarkSeen => wire::OpName::MarkSeen,
        OpName::AcceptFinding => wire::OpName::AcceptFinding,
        OpName::Combine => wire::OpName::Combine,
        OpName::Undo => wire::OpName::Undo,
        OpName::Redo => wire::OpName::Redo,
        OpName::Return => wire::OpName::Return,
    }
}

pub fn step_to_wire(step: &Step) -> wire::StepView {
    wire::StepView {
        id: step.id.to_string(),
        name: op_name_to_wire(step.name),
        detail: step.detail.clone(),
        by: step.by.0.clone(),
        at: step.at.iso(),
        own: step.own,
        undone: step.undone,
    }
}

pub fn scope_to_wire(scope: Scope) -> wire::ChangedScope {
    match scope {
        Scope::About => wire::ChangedScope::About,
        Scope::Registers => wire::ChangedScope::Registers,
        Scope::Data => wire::ChangedScope::Data,
        Scope::Outline => wire::ChangedScope::Outline,
        Scope::Text => wire::ChangedScope::Text,
        Scope::Figures => wire::ChangedScope::Figures,
        Scope::Checks => wire::ChangedScope::Checks,
        Scope::History => wire::ChangedScope::History,
    }
}
