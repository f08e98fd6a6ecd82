//! Deliveries that two copies take in or out without knowing of each other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use almanac_core::*;
use almanac_document::{Disagreement, Document, RecordKind, testing};

fn taken_in(host: &dyn Host, extent: Extent) -> Change {
    let release = DatasetRelease {
        release: ReleaseId::new("r1"),
        extent,
        at: host.now(),
        by: host.author(),
        file_name: "register.csv".into(),
        reason: String::new(),
        knew: Vec::new(),
    };
    Change::ReleaseAdded { dataset: DatasetId::new("d"), source: SourceCode::new("REG"), release }
}

/// What the copies of Ann and Ben do to one dataset; what they disagree about afterwards.
#[track_caller]
fn check(
    before: &[Extent],
    ann: impl FnOnce(&dyn Host) -> Change,
    ben: impl FnOnce(&dyn Host) -> Change,
) -> Vec<Disagreement> {
    let (first, second) = (FixedHost::new("Ann", 1), FixedHost::new("Ben", 2));
    let mut a = Document::new("a", &first);
    a.apply(OpName::NewProject, "", &testing::beginning(&first), &first).unwrap();
    for extent in before {
        a.apply(OpName::Import, "", &[taken_in(&first, extent.clone())], &first).unwrap();
    }
    let mut b = Document::open("b", &a.snapshot().unwrap(), [[0u8; 0]; 0], &second).unwrap();
    // Ben is later, by some answers of the clock.
    let now = first.now();
    while second.now() <= now {}
    a.apply(OpName::Import, "", &[ann(&first)], &first).unwrap();
    b.apply(OpName::Import, "", &[ben(&second)], &second).unwrap();
    a.combine(&b.snapshot().unwrap()).unwrap();
    b.combine(&a.snapshot().unwrap()).unwrap();
    assert_eq!(a.profile(), b.profile(), "both copies show the same");
    assert_eq!(a.disagreements(), b.disagreements(), "both copies disagree about the same");
    assert!(testing::faults(&a.profile()).is_empty());
    a.disagreements()
}

#[test]
fn one_file_taken_in_by_both_is_no_disagreement() {
    let open = check(&[], |h| taken_in(h, Extent::Everything), |h| taken_in(h, Extent::Everything));
    assert_eq!(open, []);
}

#[test]
fn what_one_file_speaks_for_may_be_disagreed_about() {
    let open = check(&[], |h| taken_in(h, Extent::Everything), |h| taken_in(h, Extent::Cells));
    assert_eq!(open.iter().map(|d| (d.kind, d.id.as_str())).collect::<Vec<_>>(), [(RecordKind::Dataset, "d")]);
}

#[test]
fn taken_out_here_and_speaking_for_less_there_is_a_disagreement() {
    let out = |_: &dyn Host| Change::ReleaseRemoved { dataset: DatasetId::new("d"), release: ReleaseId::new("r1") };
    let open = check(&[Extent::Everything], out, |h| taken_in(h, Extent::Cells));
    assert_eq!(open.len(), 1, "{open:?}");
}

#[test]
fn taken_out_by_both_is_no_disagreement() {
    let out = |_: &dyn Host| Change::ReleaseRemoved { dataset: DatasetId::new("d"), release: ReleaseId::new("r1") };
    assert_eq!(check(&[Extent::Everything], out, out), []);
}
