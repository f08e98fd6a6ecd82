//! Lines over time, labelled at their ends.

use crate::canvas::{Canvas, Plot, Rect};
use crate::grid::{Grid, joinable};
use crate::notes::notes;
use crate::page::{LABEL, Page, Picture, STRONG, Swatch, TICK};
use crate::palette::{self, AXIS, GRID, INK, PAPER, Rgb};
use crate::scale::{Whole, Zero, in_large_units, scale};
use crate::sheet::{Anchor, Dash, Ink};
use crate::{ChartError, alt::Words};
use almanac_core::answer::Header;
use almanac_core::{Frequency, Period};

/// With more lines than this a legend is clearer than names at the ends.
const MOST_ENDS: usize = 10;
const DOT: f64 = 2.1;

/// A label at the end of a line.
struct EndLabel {
    series: usize,
    point: usize,
    lines: Vec<String>,
}

/// Draws lines; series in the order of the answer, the first on top.
pub(crate) fn draw(page: &Page<'_>, grid: &Grid<'_>) -> Result<Picture, ChartError> {
    let (power, unit) = in_large_units(grid.unit, grid.largest());
    let head = page.head_lines(&unit);
    let foot = page.note_lines(&notes(page, grid));
    let single = grid.series.len() == 1;

    let order = in_time(grid);
    let ends: Vec<EndLabel> = end_labels(page, grid, &order, power, unit.decimals);
    let own_height = (page.width * 0.42).clamp(100.0, 230.0);
    let axis_height = TICK.leading() + 5.0;
    let around = Page::head_height(&head) + axis_height + Page::notes_height(&foot) + 12.0;
    let plot_height = page.plot_height(own_height, around);
    let labels_height: f64 = ends.iter().map(|l| l.lines.len() as f64 * LABEL.leading() + 1.0).sum();
    let labelled = labels_height <= plot_height && page.width >= 200.0 && ends.len() <= MOST_ENDS;
    let legend = page.legend(if labelled {
        Vec::new()
    } else {
        grid.series
            .iter()
            .enumerate()
            .map(|(i, h)| (Swatch::Line(palette::line(i), palette::line_width(i)), page.name(h)))
            .collect()
    });

    let whole = if unit.decimals == 0 && power == 0 { Whole::Yes } else { Whole::No };
    let axis = scale(grid.values(power), Zero::WhereNear, plot_height / 29.0, whole);
    let tick_texts: Vec<String> =
        axis.ticks.iter().map(|(_, d)| page.context.formatter.number(*d, axis.decimals)).collect();
    let left = tick_texts.iter().map(|t| page.text_width(t, TICK)).fold(0.0, f64::max) + 6.0;
    let label_width =
        ends.iter().flat_map(|l| &l.lines).map(|l| page.text_width(l, label_style(grid))).fold(0.0, f64::max);
    let right = page.width - if labelled { label_width + if single { 10.0 } else { 22.0 } } else { 6.0 };
    // Room for the label of the peak.
    let headroom = if single { 14.0 } else { 8.0 };
    let top = Page::head_height(&head) + legend.height + headroom;
    let bottom = top + plot_height;
    let height = bottom + axis_height + Page::notes_height(&foot) + 1.0;

    let positions = grid.positions();
    let (from, to) = ends_of(&positions);
    let mut marks = Vec::new();
    {
        let mut canvas = Canvas::new(&page.fonts, &mut marks, page.width, height, page.direction);
        let below = page.put_head(&mut canvas, &head)?;
        page.put_legend(&mut canvas, &legend, below)?;
        let inside = Rect { left: left + 3.0, top, right: right.max(left + 20.0), bottom };
        let plot = canvas.plot(inside, (from, to), (axis.low, axis.high));

        for ((value, _), text) in axis.ticks.iter().zip(&tick_texts) {
            let (_, y) = plot.at(from, *value);
            if *value != 0.0 && (y - bottom).abs() > 0.1 {
                canvas.stroke("grid", &[(left, y), (inside.right, y)], GRID, 0.5, Dash::Solid)?;
            }
            canvas.text("tick", text, left - 4.0, y + TICK.half(), Anchor::End, TICK)?;
        }
        canvas.stroke("axis", &[(left, bottom), (inside.right, bottom)], AXIS, 0.7, Dash::Solid)?;
        if axis.low < 0.0 && axis.high > 0.0 {
            let (_, y) = plot.at(from, 0.0);
            canvas.stroke("zero", &[(left, y), (inside.right, y)], AXIS, 0.7, Dash::Solid)?;
        }
        time_axis(page, grid, &mut canvas, &plot, &positions, bottom)?;

        for s in (0..grid.series.len()).rev() {
            series(grid, &mut canvas, &plot, s, &order, &positions, power)?;
        }
        if labelled {
            put_end_labels(page, grid, &mut canvas, &plot, &ends, inside, power)?;
        }
        if single {
            peak(page, grid, &mut canvas, &plot, &positions, power, unit.decimals)?;
        }
        page.put_notes(&mut canvas, &foot, bottom + axis_height)?;
    }
    Ok(Picture { marks, width: page.width, height, direction: page.direction })
}

fn label_style(grid: &Grid<'_>) -> crate::canvas::TextStyle {
    if grid.series.len() == 1 { STRONG } else { LABEL }
}

/// Lowest and highest place; a single place gets room on both sides.
pub(crate) fn ends_of(positions: &[f64]) -> (f64, f64) {
    let low = positions.iter().copied().fold(f64::INFINITY, f64::min);
    let high = positions.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if high - low > 1e-9 { (low, high) } else { (low - 0.5, low + 0.5) }
}

/// Indices of the points from the earliest to the latest.
fn in_time(grid: &Grid<'_>) -> Vec<usize> {
    let positions = grid.positions();
    let mut order: Vec<usize> = (0..positions.len()).collect();
    let at = |i: &usize| positions.get(*i).copied().unwrap_or(0.0);
    order.sort_by(|a, b| at(a).total_cmp(&at(b)));
    order
}

/// One label per line that has a value: the value where there is one line, else the names.
fn end_labels(page: &Page<'_>, grid: &Grid<'_>, order: &[usize], power: i8, decimals: u8) -> Vec<EndLabel> {
    let words = Words::of(page.context.formatter.lang());
    let single = grid.series.len() == 1;
    (0..grid.series.len())
        .filter_map(|s| {
            let point = *order.iter().rev().find(|p| grid.number(s, **p).is_some())?;
            let text = if single {
                let value = grid.number(s, point)?.shifted(-power)?;
                words
                    .value_in
                    .replace("{value}", &page.context.formatter.number(value, decimals))
                    .replace("{period}", &page.name(grid.points.get(point)?))
            } else {
                page.name(grid.series.get(s)?)
            };
            let lines = page.wrap(&text, label_style(grid), page.width * 0.27);
            Some(EndLabel { series: s, point, lines })
        })
        .collect()
}

/// A line with its gaps, breaks and dots.
fn series(
    grid: &Grid<'_>,
    canvas: &mut Canvas<'_, '_>,
    plot: &Plot<'_>,
    s: usize,
    order: &[usize],
    positions: &[f64],
    power: i8,
) -> Result<(), ChartError> {
    let color = palette::line(s);
    let class = format!("series-{s}");
    let reach = joinable(&order.iter().filter_map(|i| positions.get(*i).copied()).collect::<Vec<_>>());
    let place = |p: usize| Some((*positions.get(p)?, grid.value(s, p, power)?));
    // Whether the point at this place of the order is joined with the one before.
    let joined = |i: usize| -> bool {
        let (Some(before), Some(at)) = (i.checked_sub(1).and_then(|j| order.get(j)), order.get(i)) else {
            return false;
        };
        let (Some(a), Some(b)) = (place(*before), place(*at)) else { return false };
        b.0 - a.0 <= reach && !grid.breaks(s, *at)
    };
    // Whole strokes as one path, so that their corners are round; dashed ones apart.
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut style = Dash::Solid;
    let flush = |run: &mut Vec<(f64, f64)>, style: Dash| -> Result<(), ChartError> {
        if run.len() > 1 {
            plot.put(&class, run, Ink::Line { color, width: palette::line_width(s), dash: style })?;
        }
        run.clear();
        Ok(())
    };
    for (i, at) in order.iter().enumerate() {
        let Some(here) = place(*at) else {
            flush(&mut run, style)?;
            continue;
        };
        if !joined(i) {
            flush(&mut run, style)?;
            run.push(here);
            if let Some(before) = i.checked_sub(1).and_then(|j| order.get(j)).copied()
                && grid.breaks(s, *at)
            {
                break_mark(canvas, plot, place(before), here)?;
            }
            continue;
        }
        let before = i.checked_sub(1).and_then(|j| order.get(j)).copied().unwrap_or(*at);
        let wanted = if grid.hollow(s, *at) || grid.hollow(s, before) { Dash::Dashed } else { Dash::Solid };
        if run.len() > 1 && wanted != style {
            flush(&mut run, style)?;
            run.extend(place(before));
        }
        style = wanted;
        run.push(here);
    }
    flush(&mut run, style)?;
    let last = order.iter().rev().find(|p| place(**p).is_some());
    for (i, at) in order.iter().enumerate() {
        let Some(here) = place(*at) else { continue };
        let alone = !joined(i) && !joined(i + 1);
        let hollow = grid.hollow(s, *at);
        if hollow || alone || Some(at) == last {
            let fill = if hollow { PAPER } else { color };
            plot.put(&class, &[here], Ink::Dot { fill, outline: color, radius: DOT })?;
        }
    }
    Ok(())
}

/// Two short strokes in the gap before the first point of the new series.
fn break_mark(
    canvas: &mut Canvas<'_, '_>,
    plot: &Plot<'_>,
    before: Option<(f64, f64)>,
    here: (f64, f64),
) -> Result<(), ChartError> {
    let b = plot.at(here.0, here.1);
    let (x, y) = match before.map(|p| plot.at(p.0, p.1)) {
        Some(a) => (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1)),
        None => (b.0 - 6.0, b.1),
    };
    for dx in [-1.2, 1.2] {
        canvas.stroke("break", &[(x + dx, y - 4.5), (x + dx, y + 4.5)], INK, 0.8, Dash::Solid)?;
    }
    Ok(())
}

/// Names beside the ends of the lines, moved apart where they would touch.
fn put_end_labels(
    page: &Page<'_>,
    grid: &Grid<'_>,
    canvas: &mut Canvas<'_, '_>,
    plot: &Plot<'_>,
    ends: &[EndLabel],
    inside: Rect,
    power: i8,
) -> Result<(), ChartError> {
    let positions = grid.positions();
    let style = label_style(grid);
    let mut wanted: Vec<(f64, f64, usize)> = Vec::new();
    let mut from: Vec<(f64, f64)> = Vec::new();
    for (i, label) in ends.iter().enumerate() {
        let (Some(x), Some(y)) = (positions.get(label.point), grid.value(label.series, label.point, power)) else {
            continue;
        };
        let at = plot.at(*x, y);
        from.push(at);
        wanted.push((at.1, label.lines.len() as f64 * LABEL.leading() + 1.0, i));
    }
    let middles = spread(&wanted.iter().map(|w| (w.0, w.1)).collect::<Vec<_>>(), inside.top - 4.0, inside.bottom + 4.0);
    // Several lines get a key stroke before the name, so that crowded ends can be told apart.
    let key = if grid.series.len() == 1 { 0.0 } else { 12.0 };
    let x = inside.right + 7.0 + key;
    for (((_, _, i), middle), at) in wanted.iter().zip(middles).zip(from) {
        let Some(label) = ends.get(*i) else { continue };
        let color = palette::line(label.series);
        if (middle - at.1).abs() > 4.0 || inside.right - at.0 > 6.0 {
            let to = inside.right + 5.5;
            let bend = [(at.0 + DOT + 1.0, at.1), (to - 1.5, at.1 + (middle - at.1) * 0.8), (to, middle)];
            canvas.stroke("leader", &bend, color.tint(0.7), 0.5, Dash::Solid)?;
        }
        if key > 0.0 {
            let width = palette::line_width(label.series);
            canvas.stroke("key", &[(inside.right + 6.0, middle), (x - 3.5, middle)], color, width, Dash::Solid)?;
        }
        let first = middle - (label.lines.len() as f64 - 1.0) * LABEL.leading() / 2.0 + LABEL.half();
        let style = crate::canvas::TextStyle { color: label_color(grid, color), ..style };
        for (n, line) in label.lines.iter().enumerate() {
            let baseline = first + n as f64 * LABEL.leading();
            canvas.text("end", line, x, baseline, Anchor::Start, style)?;
        }
    }
    let _ = page;
    Ok(())
}

fn label_color(grid: &Grid<'_>, color: Rgb) -> Rgb {
    if grid.series.len() == 1 { color } else { INK }
}

/// Moves labels (wanted middle, height) apart so that none touches another, each as near to its place
/// as the others let it, all between top and bottom. Keeps the order of the wanted places.
pub(crate) fn spread(labels: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    struct Group {
        members: Vec<usize>,
        start: f64,
        height: f64,
    }
    let mut order: Vec<usize> = (0..labels.len()).collect();
    let get = |i: usize| labels.get(i).copied().unwrap_or((0.0, 0.0));
    order.sort_by(|a, b| get(*a).0.total_cmp(&get(*b).0));
    let mut groups: Vec<Group> = Vec::new();
    for i in order {
        let (middle, height) = get(i);
        groups.push(Group { members: vec![i], start: middle - height / 2.0, height });
        // A group that reaches into the one above joins it, and both settle at their mean wish.
        while let Some(mut last) = groups.pop() {
            last.start = last.start.min(bottom - last.height).max(top);
            let Some(above) = groups.last_mut().filter(|g| g.start + g.height > last.start) else {
                groups.push(last);
                break;
            };
            above.members.append(&mut last.members);
            above.height += last.height;
            let mut offset = 0.0;
            let mut wish = 0.0;
            for m in &above.members {
                let (middle, height) = get(*m);
                wish += middle - height / 2.0 - offset;
                offset += height;
            }
            above.start = wish / above.members.len() as f64;
        }
    }
    let mut middles = vec![0.0; labels.len()];
    for group in groups {
        let mut at = group.start;
        for m in group.members {
            let height = get(m).1;
            if let Some(slot) = middles.get_mut(m) {
                *slot = at + height / 2.0;
            }
            at += height;
        }
    }
    middles
}

/// Period or category names below the axis: as many as have room, at round years.
pub(crate) fn time_axis(
    page: &Page<'_>,
    grid: &Grid<'_>,
    canvas: &mut Canvas<'_, '_>,
    plot: &Plot<'_>,
    positions: &[f64],
    bottom: f64,
) -> Result<(), ChartError> {
    let names: Vec<String> = grid.points.iter().map(|h| page.name(h)).collect();
    let spans: Vec<(f64, f64)> = names
        .iter()
        .zip(positions)
        .map(|(n, x)| {
            let half = page.text_width(n, TICK) / 2.0;
            let middle = plot.at(*x, 0.0).0.clamp(half, (page.width - half).max(half));
            (middle - half, middle + half)
        })
        .collect();
    let apart = |chosen: &[usize]| {
        chosen.windows(2).all(|w| {
            let span = |i: Option<&usize>| i.and_then(|i| spans.get(*i)).copied().unwrap_or((0.0, 0.0));
            let (a, b) = (span(w.first()), span(w.get(1)));
            a.1 + 9.0 <= b.0 || b.1 + 9.0 <= a.0
        })
    };
    let chosen =
        candidates(grid).into_iter().find(|c| c.len() >= 2.min(names.len()) && apart(c)).unwrap_or_else(|| {
            let ends = vec![0, names.len().saturating_sub(1)];
            if names.len() > 1 && apart(&ends) { ends } else { vec![0] }
        });
    let baseline = bottom + 5.0 + TICK.size * 0.8;
    for i in chosen {
        let (Some(name), Some(x)) = (names.get(i), positions.get(i)) else { continue };
        let (x, _) = plot.at(*x, 0.0);
        canvas.stroke("axis", &[(x, bottom), (x, bottom + 2.5)], AXIS, 0.7, Dash::Solid)?;
        canvas.text("period", name, x, baseline, Anchor::Middle, TICK)?;
    }
    Ok(())
}

/// Which points may carry a label, from all to few.
fn candidates(grid: &Grid<'_>) -> Vec<Vec<usize>> {
    let count = grid.points.len();
    let steps: &[usize] = match grid.frequency() {
        Some(Frequency::Annual) => {
            let year = |i: usize| match grid.points.get(i) {
                Some(Header::Period(Period::Year(y))) => *y,
                _ => 0,
            };
            return [1, 2, 5, 10, 20, 25, 50, 100]
                .iter()
                .map(|k| (0..count).filter(|i| year(*i).rem_euclid(*k) == 0).collect())
                .collect();
        }
        Some(Frequency::HalfYearly) => &[1, 2, 4, 8, 10, 20, 40],
        Some(Frequency::Quarterly) => &[1, 2, 4, 8, 12, 20, 40],
        Some(Frequency::Monthly) => &[1, 2, 3, 6, 12, 24, 36, 60, 120],
        Some(Frequency::Weekly | Frequency::Daily | Frequency::Irregular) | None => &[1, 2, 5, 10, 20, 50, 100, 200],
    };
    steps.iter().map(|k| (0..count).step_by(*k).collect()).collect()
}

/// The highest value of a single line, where it is not the last and has room.
fn peak(
    page: &Page<'_>,
    grid: &Grid<'_>,
    canvas: &mut Canvas<'_, '_>,
    plot: &Plot<'_>,
    positions: &[f64],
    power: i8,
    decimals: u8,
) -> Result<(), ChartError> {
    let found: Vec<(usize, f64)> = (0..grid.points.len()).filter_map(|p| Some((p, grid.value(0, p, power)?))).collect();
    let Some((at, value)) = found.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a }) else { return Ok(()) };
    let near_end = found.iter().rev().take(1).any(|(p, _)| *p == at);
    let (Some(number), Some(x), Some(header)) = (grid.number(0, at), positions.get(at), grid.points.get(at)) else {
        return Ok(());
    };
    let Some(number) = number.shifted(-power) else { return Ok(()) };
    if found.len() < 4 || near_end {
        return Ok(());
    }
    let text = Words::of(page.context.formatter.lang())
        .value_in
        .replace("{value}", &page.context.formatter.number(number, decimals))
        .replace("{period}", &page.name(header));
    let (x, y) = plot.at(*x, value);
    canvas.text_where_free("peak", &text, x, y - 5.0, Anchor::Middle, TICK)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_move_apart_and_stay_near() {
        assert_eq!(spread(&[(10.0, 4.0), (50.0, 4.0)], 0.0, 100.0), [10.0, 50.0]);
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], 0.0, 100.0), [45.0, 55.0]);
        assert_eq!(spread(&[(99.0, 10.0), (98.0, 10.0)], 0.0, 100.0), [95.0, 85.0]);
        assert_eq!(spread(&[(1.0, 10.0), (2.0, 10.0), (90.0, 10.0)], 0.0, 100.0), [5.0, 15.0, 90.0]);
    }

    proptest::proptest! {
        #[test]
        fn labels_never_touch(wanted in proptest::collection::vec((0.0f64..100.0, 1.0f64..8.0), 0..12)) {
            let middles = spread(&wanted, 0.0, 100.0);
            let mut boxes: Vec<(f64, f64)> =
                middles.iter().zip(&wanted).map(|(m, (_, h))| (m - h / 2.0, m + h / 2.0)).collect();
            boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
            proptest::prop_assert!(boxes.windows(2).all(|w| w[0].1 <= w[1].0 + 1e-6), "{boxes:?}");
            proptest::prop_assert!(boxes.iter().all(|b| b.0 >= -1e-6 && b.1 <= 100.0 + 1e-6), "{boxes:?}");
        }
    }
}
