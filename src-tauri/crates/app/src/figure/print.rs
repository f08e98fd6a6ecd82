//! A figure as it will print, for the window: drawn or set as a table by the same functions as the page.
//!
//! What the public may not see is withheld here as there. A figure that is not as it should be says so with the
//! findings of the checks. Figures of the text are remembered until data, figures or numbers are other ones.

use crate::border::finding_to_wire;
use crate::export::template;
use crate::failure::Failure;
use crate::state::State;
use crate::wire::{FigurePreview, FigurePrint, PrintedCell, PrintedLine, PrintedRow, PrintedTable};
use almanac_charts::{DrawContext, alternative_text, draw};
use almanac_core::check::figure_findings;
use almanac_core::format::Formatter;
use almanac_core::{Figure, FigureId, Finding, Lang, Level, Place};
use almanac_typeset::{FigureWords, Panel, outlined_drawing};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many rows of a table travel to the window; more are counted.
const ROWS: usize = 16;

/// A figure, saved or not, as it will print. `number` is its printed number; none while no text shows it.
pub fn print_figure(
    state: &State,
    figure: &Figure,
    number: Option<u32>,
    lang: &Lang,
) -> Result<FigurePreview, Failure> {
    let template = template(state.template())?;
    let formatter = Formatter::new(lang);
    let label = number.map(|n| template.figure_label(&formatter, figure, &n.to_string()));
    let (_, mut findings) = figure_findings(&state.check_input(lang), figure);
    let mut out = FigurePreview {
        number: label.unwrap_or_default(),
        caption: figure.caption.best(lang).to_string(),
        svg: String::new(),
        alt: String::new(),
        width: 0.0,
        height: 0.0,
        tables: Vec::new(),
        rows_left: 0,
        lines: Vec::new(),
        findings: Vec::new(),
    };
    // A question without an answer is a finding already.
    if let Ok(answer) = state.engine(state.public()).ask_text(&figure.question) {
        let width = template.column_width();
        let context = DrawContext { profile: &state.profile, formatter: &formatter, width, height: None };
        out.alt = alternative_text(figure, &answer, &context);
        let FigureWords { panels, lines } = template.figure_words(&state.profile, &formatter, figure, &answer);
        out.lines = lines.into_iter().map(|(label, text)| PrintedLine { label, text }).collect();
        (out.tables, out.rows_left) = first_rows(panels);
        if !figure.kind.is_table() {
            match draw(figure, &answer, &context) {
                Ok(drawing) => {
                    (out.width, out.height) = (drawing.width, drawing.height);
                    out.svg = outlined_drawing(&drawing.svg);
                }
                Err(why) => findings.push(not_drawn(figure, &why.to_string())),
            }
        }
    }
    out.findings = findings.iter().map(|f| finding_to_wire(state, f, lang)).collect();
    Ok(out)
}

fn not_drawn(figure: &Figure, why: &str) -> Finding {
    let place = Place::Figure { figure: figure.id.clone() };
    let message = format!("The figure cannot be drawn: {why}.");
    Finding::new(Level::Error, "figure-not-drawn", place, message, "Change its question or its form.")
        .with(&figure.question, "a question that fits the form")
}

/// The first rows of all parts together, and how many are left out.
fn first_rows(panels: Vec<Panel>) -> (Vec<PrintedTable>, u32) {
    let all: usize = panels.iter().map(|p| p.rows.len()).sum();
    let mut room = ROWS;
    let mut tables = Vec::new();
    for panel in panels {
        let rows: Vec<PrintedRow> = panel
            .rows
            .into_iter()
            .take(room)
            .map(|row| PrintedRow {
                head: row.head,
                total: row.total,
                cells: row.cells.into_iter().map(|(text, letters)| PrintedCell { text, letters }).collect(),
            })
            .collect();
        room = room.saturating_sub(rows.len());
        if !rows.is_empty() {
            tables.push(PrintedTable { head: panel.head, rows });
        }
    }
    let shown: usize = tables.iter().map(|t| t.rows.len()).sum();
    (tables, u32::try_from(all.saturating_sub(shown)).unwrap_or(u32::MAX))
}

/// Figures of the text that were printed, each as long as what it rests on stays. Shared by threads.
#[derive(Default)]
pub struct Drawn(Mutex<HashMap<(FigureId, Lang), Kept>>);

struct Kept {
    rests_on: RestsOn,
    content: String,
    figure: Arc<FigurePreview>,
}

#[derive(PartialEq)]
struct RestsOn {
    epoch: u64,
    year: Option<i32>,
    number: Option<u32>,
}

impl Drawn {
    /// A figure of the text as it will print, without it where the window says that it has this content.
    pub fn print(&self, state: &State, figure: &Figure, lang: &Lang, known: &str) -> Result<FigurePrint, Failure> {
        let number = state.figure_numbers().get(&figure.id).copied();
        let key = (figure.id.clone(), lang.clone());
        let rests_on = RestsOn { epoch: state.epoch, year: state.edition.as_ref().map(|e| e.year), number };
        let kept =
            self.list().get(&key).filter(|k| k.rests_on == rests_on).map(|k| (k.content.clone(), k.figure.clone()));
        let (content, printed) = match kept {
            Some(kept) => kept,
            // The list is not held meanwhile: another figure need not wait for this one.
            None => {
                let printed = Arc::new(print_figure(state, figure, number, lang)?);
                let content = content_of(&printed);
                let mut list = self.list();
                // Figures of a state that is gone are of no use.
                list.retain(|_, k| k.rests_on.epoch == rests_on.epoch);
                list.insert(key, Kept { rests_on, content: content.clone(), figure: printed.clone() });
                (content, printed)
            }
        };
        let figure = (content != known).then(|| (*printed).clone());
        Ok(FigurePrint { content, figure })
    }

    fn list(&self) -> MutexGuard<'_, HashMap<(FigureId, Lang), Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn content_of(printed: &FigurePreview) -> String {
    let written = serde_json::to_string(printed).unwrap_or_default();
    Sha256::digest(written.as_bytes()).iter().take(12).map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use almanac_typeset::Row;

    fn panel(rows: usize) -> Panel {
        let row = |n: usize| Row { head: n.to_string(), total: false, cells: vec![("1".into(), "p".into())] };
        Panel { head: vec!["persons".into(), "2024".into()], rows: (0..rows).map(row).collect() }
    }
    #[track_caller]
    fn check(parts: &[usize], shown: &[usize], left: u32) {
        let (tables, rest) = first_rows(parts.iter().map(|n| panel(*n)).collect());
        assert_eq!((tables.iter().map(|t| t.rows.len()).collect::<Vec<_>>(), rest), (shown.to_vec(), left));
    }

    #[test]
    fn a_short_table_is_whole_and_of_a_long_one_the_rest_is_counted() {
        check(&[], &[], 0);
        check(&[ROWS], &[ROWS], 0);
        check(&[ROWS + 3], &[ROWS], 3);
        check(&[10, 10, 10], &[10, 6], 14);
    }
}
