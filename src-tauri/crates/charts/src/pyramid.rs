//! Population pyramids: ages from the bottom up, men on the leading side, women on the other.
//!
//! Each side counts from zero in the middle outwards, so the values are printed without a sign.

use crate::ChartError;
use crate::canvas::{Canvas, Rect, TextStyle};
use crate::grid::Pyramid;
use crate::notes::notes;
use crate::page::{LABEL, Page, Picture, STRONG, TICK};
use crate::palette::{self, AXIS, GRID};
use crate::scale::{Whole, Zero, in_large_units, scale};
use crate::sheet::{Anchor, Dash, Ink};
use almanac_core::answer::CellValue;
use almanac_core::format::Formatter;

/// Draws a pyramid.
pub(crate) fn draw(page: &Page<'_>, pyramid: &Pyramid<'_>) -> Result<Picture, ChartError> {
    let grid = &pyramid.grid;
    let (power, unit) = in_large_units(grid.unit, grid.largest());
    let head = page.head_lines(&unit);
    let foot = page.note_lines(&notes(page, grid));
    let names: Vec<Vec<String>> =
        grid.points.iter().map(|h| page.wrap(&page.name(h), LABEL, page.width * 0.2)).collect();
    let gutter = names.iter().flatten().map(|l| page.text_width(l, LABEL)).fold(0.0, f64::max) + 14.0;
    let lines = names.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
    let row = (lines * LABEL.leading() + 2.0).max(11.5);
    let axis_height = TICK.leading() + 6.0;
    let heading = STRONG.leading() + 3.0;
    let top = Page::head_height(&head) + heading + 2.0;
    let needed = row * grid.points.len() as f64;
    let around = top + axis_height + Page::notes_height(&foot) + 1.0;
    let stretch = (page.plot_height(needed, around) / needed.max(1.0)).clamp(1.0, 2.0);
    let row = row * stretch;
    let plot_height = needed * stretch;
    let bottom = top + plot_height;
    let height = bottom + axis_height + Page::notes_height(&foot) + 1.0;

    let side = ((page.width - gutter) / 2.0 - 8.0).max(20.0);
    let whole = if unit.decimals == 0 && power == 0 { Whole::Yes } else { Whole::No };
    let axis = scale(grid.values(power).map(f64::abs), Zero::Always, side / 55.0, whole);
    let centre = page.width / 2.0;
    let sides = [
        // Men: zero at the gutter, growing towards the leading edge.
        (0usize, Rect { left: 8.0, top, right: centre - gutter / 2.0, bottom }, (axis.high, 0.0)),
        (1usize, Rect { left: centre + gutter / 2.0, top, right: page.width - 8.0, bottom }, (0.0, axis.high)),
    ];

    let mut marks = Vec::new();
    {
        let mut canvas = Canvas::new(&page.fonts, &mut marks, page.width, height, page.direction);
        page.put_head(&mut canvas, &head)?;
        for ((series, inside, range), color) in sides.into_iter().zip(palette::SIDES) {
            let plot = canvas.plot(inside, range, (0.0, plot_height));
            for (value, decimal) in &axis.ticks {
                let (x, _) = plot.at(*value, 0.0);
                if *value != 0.0 {
                    canvas.stroke("grid", &[(x, top), (x, bottom)], GRID, 0.5, Dash::Solid)?;
                }
                let text = page.context.formatter.number(*decimal, axis.decimals);
                canvas.text_where_free("tick", &text, x, bottom + 4.0 + TICK.size * 0.8, Anchor::Middle, TICK)?;
            }
            let (zero, _) = plot.at(0.0, 0.0);
            for p in 0..grid.points.len() {
                let y = row * p as f64 + row * 0.1;
                match grid.value(series, p, power) {
                    Some(v) => {
                        let ink = if grid.hollow(series, p) {
                            Ink::Box { fill: color.tint(0.28), outline: Some((color, Dash::Dashed)) }
                        } else {
                            Ink::Box { fill: color, outline: None }
                        };
                        // A negative number of persons is an error of the data; it is drawn at zero.
                        plot.put(&format!("series-{series}"), &[(0.0, y), (v.max(0.0), y + row * 0.8)], ink)?;
                    }
                    None => {
                        let symbol = Formatter::symbol(grid.cell(series, p).map_or(&CellValue::Absent, |c| &c.value));
                        let (_, middle) = plot.at(0.0, y + row * 0.4);
                        let (x, anchor) =
                            if series == 0 { (zero - 3.0, Anchor::End) } else { (zero + 3.0, Anchor::Start) };
                        canvas.text_where_free("missing", symbol, x, middle + TICK.half(), anchor, TICK)?;
                    }
                }
            }
            canvas.stroke("zero", &[(zero, top), (zero, bottom)], AXIS, 0.8, Dash::Solid)?;
            let name = grid.series.get(series).map_or(String::new(), |h| page.name(h));
            let style = TextStyle { color, ..STRONG };
            let anchor = if series == 0 { Anchor::End } else { Anchor::Start };
            let baseline = top - 5.0;
            for line in page.wrap(&name, style, side).iter().take(1) {
                canvas.text("side", line, zero, baseline, anchor, style)?;
            }
        }
        for (p, lines) in names.iter().enumerate() {
            let middle = bottom - row * (p as f64 + 0.5);
            let first = middle - (lines.len() as f64 - 1.0) * LABEL.leading() / 2.0 + LABEL.half();
            for (i, line) in lines.iter().enumerate() {
                let baseline = first + i as f64 * LABEL.leading();
                canvas.text("category", line, centre, baseline, Anchor::Middle, LABEL)?;
            }
        }
        page.put_notes(&mut canvas, &foot, bottom + axis_height)?;
    }
    Ok(Picture { marks, width: page.width, height, direction: page.direction })
}
