//! Draws charts: a figure and its answer become an SVG drawing with alternative text.
//!
//! Numbers, periods and names are printed by `core::format`, once for every surface. What has no
//! value is a gap and never interpolated; a break in the series interrupts its line; provisional
//! and estimated values are hollow. Nothing here asks questions, knows the page or writes files.
//!
//! Direction: for languages that run from right to left the whole drawing is mirrored, the time
//! axis too. Text that does not fit is broken into lines and the drawing grows; no label lies on another.

mod alt;
mod bars;
mod canvas;
mod fonts;
mod grid;
mod line;
mod notes;
mod page;
mod palette;
mod pyramid;
mod scale;
mod sheet;
#[cfg(test)]
mod tests;

use almanac_core::answer::Answer;
use almanac_core::drawing::Drawing;
use almanac_core::format::Formatter;
use almanac_core::{Figure, FigureKind, Profile};
use std::fmt;

/// What a drawing is made for.
#[derive(Clone, Copy)]
pub struct DrawContext<'a> {
    /// Names of codes, indicators and units.
    pub profile: &'a Profile,
    /// Prints numbers and periods; its language is the drawing's language.
    pub formatter: &'a Formatter,
    /// Width in points; at least 120.
    pub width: f64,
    /// Wanted height in points; the drawing is higher where its texts need it. None for the chart's own.
    pub height: Option<f64>,
}

/// Why there is no drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartError {
    /// A table is no chart.
    Table,
    /// The answer has no row or no column.
    Empty,
    /// A pyramid needs ages in one direction and women and men in the other; what it got instead.
    NotByAgeAndSex(String),
    /// The drawing library refused.
    Drawing(String),
}

impl fmt::Display for ChartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table => write!(f, "cannot draw a table as a chart"),
            Self::Empty => write!(f, "cannot draw a chart: its question has no rows or no periods"),
            Self::NotByAgeAndSex(got) => write!(
                f,
                "cannot draw a population pyramid: it needs rows by age and columns by sex (women and men), not {got}"
            ),
            Self::Drawing(why) => write!(f, "cannot draw the chart: {why}"),
        }
    }
}
impl std::error::Error for ChartError {}

/// Draws a figure's answer and writes its alternative text.
pub fn draw(figure: &Figure, answer: &Answer, context: &DrawContext<'_>) -> Result<Drawing, ChartError> {
    let picture = picture(figure.kind, answer, context)?;
    Ok(Drawing {
        svg: sheet::svg(&fonts::Fonts::new(), &picture.marks, picture.width, picture.height, picture.direction),
        width: picture.width,
        height: picture.height,
        alt: alternative_text(figure, answer, context),
    })
}

/// The alternative text of a figure: the figure's own where somebody wrote one in this language,
/// else made from the answer. Works for tables too.
pub fn alternative_text(figure: &Figure, answer: &Answer, context: &DrawContext<'_>) -> String {
    alt::alternative_text(figure, answer, context)
}

fn picture(kind: FigureKind, answer: &Answer, context: &DrawContext<'_>) -> Result<page::Picture, ChartError> {
    if kind.is_table() {
        return Err(ChartError::Table);
    }
    if answer.rows.is_empty() || answer.columns.is_empty() {
        return Err(ChartError::Empty);
    }
    let page = page::Page::new(context);
    match drawable(kind, answer) {
        FigureKind::Line => line::draw(&page, &grid::Grid::for_lines(answer)),
        FigureKind::Bar => bars::draw(&page, &grid::Grid::for_bars(answer), bars::Form::Grouped),
        FigureKind::StackedBar => bars::draw(&page, &grid::Grid::for_bars(answer), bars::Form::Stacked),
        FigureKind::ShareBar => bars::draw(&page, &grid::Grid::for_bars(answer), bars::Form::Shares),
        FigureKind::Pyramid => pyramid::draw(&page, &grid::Pyramid::new(answer, context.profile)?),
        FigureKind::Table => Err(ChartError::Table),
    }
}

/// A line joins periods and nothing else: between categories it would show a course that is not there.
fn drawable(kind: FigureKind, answer: &Answer) -> FigureKind {
    let over_time = grid::Grid::for_lines(answer).over_time();
    if kind == FigureKind::Line && !over_time { FigureKind::Bar } else { kind }
}
