//! Bars: side by side, on top of each other, or stacked to 100 per cent.
//!
//! Over time the bars stand; categories lie, so that long names keep their words. A bar always
//! begins at zero. Where a part has no value, a stack is drawn open and no share is drawn at all:
//! what is incomplete must not look whole.

use crate::canvas::{Canvas, Plot, Rect, TextStyle};
use crate::grid::Grid;
use crate::line::time_axis;
use crate::notes::notes;
use crate::page::{LABEL, Legend, Page, Picture, Swatch, TICK};
use crate::palette::{self, AXIS, GRID, INK, PAPER, QUIET, Rgb};
use crate::scale::{Scale, Whole, Zero, in_large_units, scale};
use crate::sheet::{Anchor, Dash, Ink};
use crate::{ChartError, alt::Words};
use almanac_core::answer::{AnswerUnit, CellValue};
use almanac_core::format::Formatter;
use almanac_core::{Code, Decimal};

const VALUE: TextStyle = TextStyle { size: 7.0, ..TICK };

/// How the bars of one category stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Side by side.
    Grouped,
    /// On top of each other.
    Stacked,
    /// On top of each other, in per cent of their sum.
    Shares,
}

/// One bar or part of a bar.
struct Piece {
    series: usize,
    from: f64,
    to: f64,
    hollow: bool,
}

/// All of one category.
struct Pile {
    pieces: Vec<Piece>,
    /// Symbol of what has no value, per series in a group, once for a stack.
    gaps: Vec<(usize, &'static str)>,
    breaks: bool,
}

/// What both orientations need.
struct Plan<'a, 'b> {
    page: &'b Page<'a>,
    grid: &'b Grid<'b>,
    form: Form,
    power: i8,
    unit: AnswerUnit,
    piles: Vec<Pile>,
    head: Vec<String>,
    legend: Legend,
    foot: Vec<String>,
}

/// Draws bars.
pub(crate) fn draw(page: &Page<'_>, grid: &Grid<'_>, form: Form) -> Result<Picture, ChartError> {
    let (power, unit) = match form {
        Form::Grouped => in_large_units(grid.unit, grid.largest()),
        Form::Stacked => in_large_units(grid.unit, largest_sum(grid)),
        Form::Shares => {
            let unit = AnswerUnit { code: Some(Code::new("PT")), multiplier: 0, decimals: 0, difference: false };
            (0, unit)
        }
    };
    let piles = (0..grid.points.len()).map(|p| pile(grid, p, form, power)).collect();
    let words = Words::of(page.context.formatter.lang());
    let mut lines = notes(page, grid);
    if form == Form::Shares && (0..grid.points.len()).any(|p| shares_refused(grid, p)) {
        lines.push(words.no_shares.to_string());
    }
    if form == Form::Stacked
        && (0..grid.points.len()).any(|p| (0..grid.series.len()).any(|s| grid.number(s, p).is_none()))
    {
        lines.push(words.open_stack.to_string());
    }
    let entries = if grid.series.len() > 1 {
        grid.series
            .iter()
            .enumerate()
            .map(|(i, h)| (Swatch::Area(palette::area(i, grid.series.len())), page.name(h)))
            .collect()
    } else {
        Vec::new()
    };
    let plan = Plan {
        page,
        grid,
        form,
        power,
        head: page.head_lines(&unit),
        legend: page.legend(entries),
        foot: page.note_lines(&lines),
        unit,
        piles,
    };
    if grid.over_time() && grid.points.len() > 1 { standing(&plan) } else { lying(&plan) }
}

fn largest_sum(grid: &Grid<'_>) -> f64 {
    (0..grid.points.len())
        .map(|p| (0..grid.series.len()).filter_map(|s| grid.value(s, p, 0)).map(f64::abs).sum())
        .fold(0.0, f64::max)
}

/// Whether parts are missing or negative, so that shares of the sum would be wrong.
fn shares_refused(grid: &Grid<'_>, point: usize) -> bool {
    let values: Vec<Option<f64>> = (0..grid.series.len()).map(|s| grid.value(s, point, 0)).collect();
    values.iter().any(|v| v.is_none_or(|v| v < 0.0)) || values.iter().flatten().sum::<f64>() <= 0.0
}

fn symbol(grid: &Grid<'_>, series: usize, point: usize) -> &'static str {
    Formatter::symbol(grid.cell(series, point).map_or(&CellValue::Absent, |c| &c.value))
}

fn pile(grid: &Grid<'_>, point: usize, form: Form, power: i8) -> Pile {
    let series = 0..grid.series.len();
    let breaks = series.clone().any(|s| grid.breaks(s, point));
    let gaps: Vec<(usize, &'static str)> =
        series.clone().filter(|s| grid.number(*s, point).is_none()).map(|s| (s, symbol(grid, s, point))).collect();
    let value = |s: usize| grid.value(s, point, power);
    match form {
        Form::Grouped => {
            let pieces = series
                .filter_map(|s| Some(Piece { series: s, from: 0.0, to: value(s)?, hollow: grid.hollow(s, point) }))
                .collect();
            Pile { pieces, gaps, breaks }
        }
        Form::Stacked => {
            let (mut up, mut down) = (0.0, 0.0);
            let incomplete = !gaps.is_empty();
            let pieces = series
                .filter_map(|s| {
                    let v = value(s)?;
                    let end = if v < 0.0 { &mut down } else { &mut up };
                    let from = *end;
                    *end += v;
                    Some(Piece { series: s, from, to: *end, hollow: incomplete || grid.hollow(s, point) })
                })
                .collect();
            Pile { pieces, gaps: gaps.into_iter().take(1).collect(), breaks }
        }
        Form::Shares => {
            if shares_refused(grid, point) {
                let gap = gaps.first().copied().unwrap_or((0, "/"));
                return Pile { pieces: Vec::new(), gaps: vec![gap], breaks };
            }
            let sum: f64 = series.clone().filter_map(value).sum();
            let mut at = 0.0;
            let pieces = series
                .filter_map(|s| {
                    let from = at;
                    at += value(s)? / sum * 100.0;
                    Some(Piece { series: s, from, to: at, hollow: grid.hollow(s, point) })
                })
                .collect();
            Pile { pieces, gaps: Vec::new(), breaks }
        }
    }
}

impl Plan<'_, '_> {
    fn axis(&self, room: f64) -> Scale {
        let ends = self.piles.iter().flat_map(|p| &p.pieces).flat_map(|p| [p.from, p.to]);
        if self.form == Form::Shares {
            let ticks = (0..=4).map(|i| (f64::from(i) * 25.0, Decimal::int(i64::from(i) * 25))).collect();
            return Scale { low: 0.0, high: 100.0, ticks, decimals: 0 };
        }
        let whole = if self.unit.decimals == 0 && self.power == 0 { Whole::Yes } else { Whole::No };
        scale(ends, Zero::Always, room, whole)
    }
    /// Bars beside each other in one category.
    fn lanes(&self) -> usize {
        if self.form == Form::Grouped { self.grid.series.len().max(1) } else { 1 }
    }
    fn lane(&self, series: usize) -> usize {
        if self.form == Form::Grouped { series } else { 0 }
    }
    /// Values are written at the bars where there is one series.
    fn values_written(&self) -> bool {
        self.grid.series.len() == 1 && self.form != Form::Shares
    }
    fn value_text(&self, point: usize) -> Option<String> {
        let value = self.grid.number(0, point)?.shifted(-self.power)?;
        Some(self.page.context.formatter.number(value, self.unit.decimals))
    }
    fn fill(&self, piece: &Piece) -> Ink {
        let color = palette::area(piece.series, self.grid.series.len());
        if piece.hollow {
            return Ink::Box { fill: color.tint(0.28), outline: Some((dark(color), Dash::Dashed)) };
        }
        Ink::Box { fill: color, outline: None }
    }
    fn tick_texts(&self, axis: &Scale) -> Vec<String> {
        axis.ticks.iter().map(|(_, d)| self.page.context.formatter.number(*d, axis.decimals)).collect()
    }
}

/// Light colours need a darker outline to be seen.
fn dark(color: Rgb) -> Rgb {
    let darker = |c: u8| (f64::from(c) * 0.72) as u8;
    Rgb(darker(color.0), darker(color.1), darker(color.2))
}

/// Bars over time.
fn standing(plan: &Plan<'_, '_>) -> Result<Picture, ChartError> {
    let (page, grid) = (plan.page, plan.grid);
    let around = Page::head_height(&plan.head) + plan.legend.height + Page::notes_height(&plan.foot) + 30.0;
    let plot_height = page.plot_height((page.width * 0.38).clamp(95.0, 210.0), around);
    let mut axis = plan.axis(plot_height / 29.0);
    if plan.values_written() && axis.low < 0.0 {
        // Room for the number below the longest bar.
        axis.low -= (axis.high - axis.low) * 11.0 / plot_height;
    }
    let texts = plan.tick_texts(&axis);
    let left = texts.iter().map(|t| page.text_width(t, TICK)).fold(0.0, f64::max) + 6.0;
    let top = Page::head_height(&plan.head) + plan.legend.height + if plan.values_written() { 14.0 } else { 8.0 };
    let bottom = top + plot_height;
    let axis_height = TICK.leading() + 5.0;
    let height = bottom + axis_height + Page::notes_height(&plan.foot) + 1.0;

    // Skipped years leave an empty place, unless that would leave hardly any room for the bars.
    let mut positions = grid.positions();
    let step = positions
        .windows(2)
        .filter_map(|w| Some((w.get(1)? - w.first()?).abs()))
        .filter(|s| *s > 1e-9)
        .fold(f64::INFINITY, f64::min);
    let span = |p: &[f64]| p.iter().copied().fold(0.0, f64::max) - p.iter().copied().fold(f64::INFINITY, f64::min);
    let step = if step.is_finite() && span(&positions) / step <= 4.0 * positions.len() as f64 + 4.0 {
        step
    } else {
        positions = (0..grid.points.len()).map(|i| i as f64).collect();
        1.0
    };
    let (low, high) = (
        positions.iter().copied().fold(f64::INFINITY, f64::min) - step / 2.0,
        positions.iter().copied().fold(f64::NEG_INFINITY, f64::max) + step / 2.0,
    );

    let mut marks = Vec::new();
    {
        let mut canvas = Canvas::new(&page.fonts, &mut marks, page.width, height, page.direction);
        let below = page.put_head(&mut canvas, &plan.head)?;
        page.put_legend(&mut canvas, &plan.legend, below)?;
        let inside = Rect { left, top, right: (page.width - 2.0).max(left + 20.0), bottom };
        let plot = canvas.plot(inside, (low, high), (axis.low, axis.high));
        for ((value, _), text) in axis.ticks.iter().zip(&texts) {
            let (_, y) = plot.at(low, *value);
            if *value != 0.0 {
                canvas.stroke("grid", &[(left, y), (inside.right, y)], GRID, 0.5, Dash::Solid)?;
            }
            canvas.text("tick", text, left - 4.0, y + TICK.half(), Anchor::End, TICK)?;
        }
        let lanes = plan.lanes() as f64;
        let bar = step * if lanes > 1.0 { 0.8 } else { 0.66 } / lanes;
        for (p, pile) in plan.piles.iter().enumerate() {
            let Some(middle) = positions.get(p).copied() else { continue };
            let start = |series: usize| middle - bar * lanes / 2.0 + bar * plan.lane(series) as f64;
            for piece in &pile.pieces {
                let x = start(piece.series);
                let corners = [(x, piece.from), (x + bar, piece.to)];
                plot.put(&format!("series-{}", piece.series), &corners, plan.fill(piece))?;
            }
            separators(plan, &mut canvas, &plot, pile, |v| ((start(0), v), (start(0) + bar, v)))?;
            for (series, symbol) in &pile.gaps {
                let top_of_pile = pile.pieces.iter().map(|p| p.to).fold(0.0, f64::max);
                let at = if plan.form == Form::Grouped { 0.0 } else { top_of_pile };
                let (x, y) = plot.at(start(*series) + bar / 2.0, at);
                canvas.text_where_free("missing", symbol, x, y - 2.5, Anchor::Middle, VALUE)?;
            }
            if pile.breaks {
                let (x, zero) = plot.at(middle - step / 2.0, 0.0);
                let (upper, lower) =
                    if zero > bottom - 5.0 { (bottom - 9.0, bottom) } else { (zero - 5.0, zero + 5.0) };
                break_sign(&mut canvas, [(x, upper), (x, lower)], (1.2, 0.0))?;
            }
        }
        let (_, zero) = plot.at(low, 0.0);
        canvas.stroke("zero", &[(left, zero), (inside.right, zero)], AXIS, 0.8, Dash::Solid)?;
        if (zero - bottom).abs() > 0.5 {
            canvas.stroke("axis", &[(left, bottom), (inside.right, bottom)], GRID, 0.5, Dash::Solid)?;
        }
        time_axis(page, grid, &mut canvas, &plot, &positions, bottom)?;
        if plan.values_written() {
            let room = (plot.at(low + step, 0.0).0 - plot.at(low, 0.0).0).abs() - 2.0;
            let all: Vec<Option<String>> = (0..grid.points.len()).map(|p| plan.value_text(p)).collect();
            if all.iter().flatten().all(|t| page.text_width(t, VALUE) <= room) {
                for (p, text) in all.iter().enumerate() {
                    let (Some(text), Some(x), Some(v)) = (text, positions.get(p), grid.value(0, p, plan.power)) else {
                        continue;
                    };
                    let (x, y) = plot.at(*x, v);
                    let baseline = if v < 0.0 { y + 8.0 } else { y - 2.5 };
                    canvas.text_where_free("value", text, x, baseline, Anchor::Middle, VALUE)?;
                }
            }
        }
        page.put_notes(&mut canvas, &plan.foot, bottom + axis_height)?;
    }
    Ok(Picture { marks, width: page.width, height, direction: page.direction })
}

/// Hairlines of paper between the parts of a stack, so that they are apart in grey print too.
fn separators(
    plan: &Plan<'_, '_>,
    canvas: &mut Canvas<'_, '_>,
    plot: &Plot<'_>,
    pile: &Pile,
    line_at: impl Fn(f64) -> ((f64, f64), (f64, f64)),
) -> Result<(), ChartError> {
    if plan.form == Form::Grouped {
        return Ok(());
    }
    for piece in pile.pieces.iter().filter(|p| p.from != 0.0 && p.from != p.to) {
        let (a, b) = line_at(piece.from);
        canvas.stroke("between", &[plot.at(a.0, a.1), plot.at(b.0, b.1)], PAPER, 0.6, Dash::Solid)?;
    }
    Ok(())
}

fn break_sign(canvas: &mut Canvas<'_, '_>, line: [(f64, f64); 2], apart: (f64, f64)) -> Result<(), ChartError> {
    for side in [-1.0, 1.0] {
        let moved = line.map(|p| (p.0 + side * apart.0, p.1 + side * apart.1));
        canvas.stroke("break", &moved, INK, 0.8, Dash::Solid)?;
    }
    Ok(())
}

/// Bars by category, from top to bottom in the order of the answer.
fn lying(plan: &Plan<'_, '_>) -> Result<Picture, ChartError> {
    let (page, grid) = (plan.page, plan.grid);
    let lanes = plan.lanes();
    let bar = match lanes {
        1 => 11.0,
        2 | 3 => 8.0,
        4..=6 => 6.0,
        _ => 4.0,
    };
    let names: Vec<Vec<String>> =
        grid.points.iter().map(|h| page.wrap(&page.name(h), LABEL, page.width * 0.36)).collect();
    let left = names.iter().flatten().map(|l| page.text_width(l, LABEL)).fold(0.0, f64::max) + 6.0;
    let group = bar * lanes as f64;
    let rows: Vec<f64> = names
        .iter()
        .map(|lines| (lines.len() as f64 * LABEL.leading() + 3.0).max(group + if lanes > 1 { 7.0 } else { 5.0 }))
        .collect();
    let needed: f64 = rows.iter().sum();
    let axis_height = TICK.leading() + 6.0;
    let top = Page::head_height(&plan.head) + plan.legend.height + 3.0;
    let around = top + axis_height + Page::notes_height(&plan.foot) + 1.0;
    // A wanted height spreads the rows, but never to more than twice what they need.
    let stretch = (page.plot_height(needed, around) / needed.max(1.0)).clamp(1.0, 2.0);
    let plot_height = needed * stretch;
    let bottom = top + plot_height;
    let height = bottom + axis_height + Page::notes_height(&plan.foot) + 1.0;

    let values: Vec<Option<String>> =
        if plan.values_written() { (0..grid.points.len()).map(|p| plan.value_text(p)).collect() } else { Vec::new() };
    let value_room = values.iter().flatten().map(|t| page.text_width(t, VALUE)).fold(0.0, f64::max) + 5.0;
    let right = (page.width - if plan.values_written() { value_room } else { 8.0 }).max(left + 20.0);
    let axis = plan.axis((right - left) / 70.0);
    let texts = plan.tick_texts(&axis);
    let negative = axis.low < 0.0 && plan.values_written();
    let start = left + if negative { value_room } else { 0.0 };

    let mut marks = Vec::new();
    {
        let mut canvas = Canvas::new(&page.fonts, &mut marks, page.width, height, page.direction);
        let below = page.put_head(&mut canvas, &plan.head)?;
        page.put_legend(&mut canvas, &plan.legend, below)?;
        let inside = Rect { left: start.min(right - 10.0), top, right, bottom };
        // Places run from top to bottom in points, values from left to right.
        let plot = canvas.plot(inside, (axis.low, axis.high), (plot_height, 0.0));
        for ((value, _), text) in axis.ticks.iter().zip(&texts) {
            let (x, _) = plot.at(*value, 0.0);
            if *value != 0.0 {
                canvas.stroke("grid", &[(x, top), (x, bottom)], GRID, 0.5, Dash::Solid)?;
            }
            let baseline = bottom + 4.0 + TICK.size * 0.8;
            canvas.text_where_free("tick", text, x, baseline, Anchor::Middle, TICK)?;
        }
        let mut at = 0.0;
        for (p, pile) in plan.piles.iter().enumerate() {
            let row = rows.get(p).copied().unwrap_or(0.0) * stretch;
            let middle = at + row / 2.0;
            let lines = names.get(p).map(Vec::as_slice).unwrap_or_default();
            let first = top + middle - (lines.len() as f64 - 1.0) * LABEL.leading() / 2.0 + LABEL.half();
            for (i, line) in lines.iter().enumerate() {
                let baseline = first + i as f64 * LABEL.leading();
                canvas.text("category", line, left - 6.0, baseline, Anchor::End, LABEL)?;
            }
            let upper = |series: usize| middle - group / 2.0 + bar * plan.lane(series) as f64;
            for piece in &pile.pieces {
                let y = upper(piece.series);
                let corners = [(piece.from, y), (piece.to, y + bar)];
                plot.put(&format!("series-{}", piece.series), &corners, plan.fill(piece))?;
            }
            separators(plan, &mut canvas, &plot, pile, |v| ((v, upper(0)), (v, upper(0) + bar)))?;
            for (series, symbol) in &pile.gaps {
                let end = pile.pieces.iter().map(|p| p.to).fold(0.0, f64::max);
                let (x, y) = plot.at(if plan.form == Form::Grouped { 0.0 } else { end }, upper(*series) + bar / 2.0);
                canvas.text_where_free("missing", symbol, x + 3.0, y + VALUE.half(), Anchor::Start, VALUE)?;
            }
            if let (Some(Some(text)), Some(v)) = (values.get(p), grid.value(0, p, plan.power)) {
                let (x, y) = plot.at(v, middle);
                let (x, anchor) = if v < 0.0 { (x - 3.0, Anchor::End) } else { (x + 3.0, Anchor::Start) };
                let style = TextStyle { color: if v == 0.0 { QUIET } else { INK }, ..VALUE };
                canvas.text_where_free("value", text, x, y + VALUE.half(), anchor, style)?;
            }
            if pile.breaks {
                let (x, y) = plot.at(0.0, middle);
                let half = group / 2.0;
                break_sign(&mut canvas, [(x + 2.6, y - half - 1.5), (x + 2.6, y + half + 1.5)], (1.2, 0.0))?;
            }
            at += row;
        }
        let (zero, _) = plot.at(0.0, 0.0);
        canvas.stroke("zero", &[(zero, top), (zero, bottom)], AXIS, 0.8, Dash::Solid)?;
        page.put_notes(&mut canvas, &plan.foot, bottom + axis_height)?;
    }
    Ok(Picture { marks, width: page.width, height, direction: page.direction })
}
