//! Accepting findings with a reason, and taking the acceptance back.

use crate::failure::Failure;
use crate::session::{Done, Session};
use crate::wire::ErrorCode;
use almanac_core::check::{Judged, fingerprint, short_name};
use almanac_core::{Change, Finding, Level, OpName};

/// Accepts one of the judged findings, named by its short name or its fingerprint. The reason is kept in the document.
pub fn accept_finding(session: &mut Session, judged: &Judged, name: &str, reason: &str) -> Result<Done, Failure> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Failure::new(
            ErrorCode::WrongInput,
            "a finding is accepted with a reason; say why it is all right",
        ));
    }
    let finding = judged.open.iter().find(|f| is_named(f, name)).ok_or_else(|| unknown(name))?;
    if finding.level == Level::Error {
        let why = format!("an error cannot be accepted: {} {}", finding.message, finding.mend.trim_end_matches('.'));
        return Err(Failure::new(ErrorCode::WrongInput, why));
    }
    put(session, fingerprint(finding), reason)
}

/// Takes an acceptance back, so that the finding is open again.
pub fn take_back_finding(session: &mut Session, judged: &Judged, name: &str) -> Result<Done, Failure> {
    let (finding, _) = judged.accepted.iter().find(|(f, _)| is_named(f, name)).ok_or_else(|| unknown(name))?;
    put(session, fingerprint(finding), "")
}

fn is_named(finding: &Finding, name: &str) -> bool {
    short_name(finding) == name || fingerprint(finding) == name
}

fn unknown(name: &str) -> Failure {
    Failure::new(
        ErrorCode::Gone,
        format!("there is no such finding: {name}; list the findings and take the name from there"),
    )
}

fn put(session: &mut Session, fingerprint: String, reason: &str) -> Result<Done, Failure> {
    let change = Change::FindingAccepted { fingerprint, reason: reason.to_string() };
    session.transact(OpName::AcceptFinding, reason, &[change])
}
