//! No printed number without its origin: every number of the sample leads to the bytes and the cell that it came from.

use crate::common::sample;
use almanac_app::usage::uses;
use almanac_core::Lang;
use almanac_core::answer::CellValue;
use std::collections::BTreeMap;

#[test]
fn every_printed_number_of_the_sample_has_a_file_and_a_cell() {
    let open = sample(1);
    let state = open.session.state();
    let releases: BTreeMap<_, _> =
        open.session.stored().releases().unwrap().into_iter().map(|r| (r.id.clone(), r)).collect();
    let (mut numbers, mut origins) = (0, 0);
    for printed in uses(state, &Lang::en()) {
        for cell in printed.answer.cells.iter().filter(|c| matches!(c.value, CellValue::Number(_))) {
            numbers += 1;
            assert!(!cell.origins.is_empty(), "{} prints {} from nowhere", printed.label, printed.question);
            for origin in &cell.origins {
                let release = &releases[&origin.release];
                assert_eq!(release.file_hash.len(), 64, "{}", release.file_name);
                assert!(!release.file_name.is_empty() && origin.cell.row > 0 && origin.cell.column > 0, "{origin:?}");
                origins += 1;
            }
        }
    }
    assert!(numbers > 1_000 && origins >= numbers, "{numbers} numbers with {origins} origins");
}
