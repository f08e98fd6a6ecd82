//! The registers as tables: written as CSV, changed from CSV.

use crate::failure::Failure;
use crate::session::{Done, Session};
use almanac_core::truth;
use almanac_core::{Change, Finding, Indicator, Lang, Level, OpName, Place, Profile};
use almanac_exchange::register;
use std::sync::Arc;

/// Which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// Indicators.
    Indicators,
    /// Sources.
    Sources,
    /// Institutions.
    Institutions,
    /// Dimensions.
    Dimensions,
}

/// A register as CSV, texts of this language first.
pub fn write(profile: &Profile, which: Register, lang: &Lang) -> String {
    match which {
        Register::Indicators => register::write_indicators(profile, lang),
        Register::Sources => register::write_sources(profile, lang),
        Register::Institutions => register::write_institutions(profile, lang),
        Register::Dimensions => register::write_dimensions(profile, lang),
    }
}

/// Reads a table as changes of a register.
pub fn read(profile: &Profile, which: Register, file: &str, bytes: &[u8]) -> (Vec<Change>, Vec<Finding>) {
    fn changes<T>(read: (Vec<T>, Vec<Finding>), make: fn(T) -> Change) -> (Vec<Change>, Vec<Finding>) {
        (read.0.into_iter().map(make).collect(), read.1)
    }
    match which {
        Register::Indicators => {
            let (indicators, mut findings) = register::read_indicators(file, bytes, profile);
            let (sound, contradicting) = sound(profile, file, indicators);
            findings.extend(contradicting);
            changes((sound, findings), Change::IndicatorPut)
        }
        Register::Sources => changes(register::read_sources(file, bytes, profile), Change::SourcePut),
        Register::Institutions => changes(register::read_institutions(file, bytes, profile), Change::InstitutionPut),
        Register::Dimensions => changes(register::read_dimensions(file, bytes, profile), Change::DimensionPut),
    }
}

/// The indicators whose definition does not contradict itself; of the others, why they are not taken.
fn sound(profile: &Profile, file: &str, read: Vec<Indicator>) -> (Vec<Indicator>, Vec<Finding>) {
    // A quotient may name an indicator that stands further down in the same table.
    let mut together = profile.clone();
    together.indicators.extend(read.iter().map(|i| (i.code.clone(), Arc::new(i.clone()))));
    let mut findings = Vec::new();
    let mut taken = Vec::new();
    for indicator in read {
        let faults = truth::faults(&together, &indicator);
        let mut refused = false;
        for fault in faults.iter().filter(|f| !f.is_missing()) {
            let e = fault.reason.explain();
            let stops = fault.stops_answers();
            refused |= stops;
            let end = if stops { " The row is not taken." } else { "" };
            findings.push(
                Finding::new(
                    if stops { Level::Error } else { Level::Warning },
                    "definition-contradicts",
                    Place::File { file: file.to_string(), cell: indicator.code.to_string() },
                    format!("{} {}{end}", e.wrong, e.why),
                    e.way_out,
                )
                .with(fault.reason.code(), "a definition that agrees with itself"),
            );
        }
        if !refused {
            taken.push(indicator);
        }
    }
    (taken, findings)
}

/// Changes a register from a table. Cells that cannot be read are findings and stay as they were.
pub fn set(
    session: &mut Session,
    which: Register,
    file: &str,
    bytes: &[u8],
) -> Result<(Option<Done>, Vec<Finding>), Failure> {
    let (changes, findings) = read(&session.state().profile, which, file, bytes);
    let nothing =
        changes.is_empty() || findings.iter().any(|f| f.level == Level::Error && f.kind == "register-unreadable");
    let done = if nothing { None } else { Some(session.transact(OpName::EditRegister, file, &changes)?) };
    Ok((done, findings))
}
