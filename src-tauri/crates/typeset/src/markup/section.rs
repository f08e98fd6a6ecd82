//! A chapter with its parts: headings, paragraphs, lists, boxes, figures.

use super::text::{figure_label, is_untold, place, rich_text, section_label};
use super::{Context, Markup, Written, table};
use crate::plan::family;
use almanac_core::{Block, BlockKind, Figure, FigureId, Finding, Level, Place, Section, SectionKind};
use std::{collections::BTreeSet, sync::Arc};

/// The file of one top-level section.
pub(crate) fn section_source(c: &Context<'_>, chapter: &Section, placed: &mut BTreeSet<FigureId>) -> Written {
    let mut out = Markup::default();
    out.raw("#import ");
    out.literal(c.entry);
    out.raw(": *\n");
    for (section, level) in family(c.m, chapter) {
        if !c.m.heads(&section.id) {
            continue;
        }
        heading(c, &mut out, section, level);
        if !c.m.tells(&section.id) {
            continue;
        }
        let blocks: Vec<&Arc<Block>> = c.m.profile.blocks_of(section).filter(|b| !is_untold(c, b)).collect();
        let mut rest: &[&Arc<Block>] = &blocks;
        while let Some((first, others)) = rest.split_first() {
            let same = 1 + others.iter().take_while(|b| joins(&first.kind, &b.kind)).count();
            let (group, after) = rest.split_at_checked(same).unwrap_or((rest, &[]));
            blocks_of_a_kind(c, &mut out, first, group, placed);
            rest = after;
        }
        if section.kind == SectionKind::KeyData && !c.m.key_data.is_empty() && level == 1 {
            out.raw("\n#key-rows()\n");
        }
    }
    out.finish()
}

/// Whether two neighbours are set as one list, quotation or box.
fn joins(a: &BlockKind, b: &BlockKind) -> bool {
    match (a, b) {
        (BlockKind::ListItem { .. }, BlockKind::ListItem { .. })
        | (BlockKind::Quotation, BlockKind::Quotation)
        | (BlockKind::Box, BlockKind::Box) => true,
        (
            BlockKind::Paragraph
            | BlockKind::ListItem { .. }
            | BlockKind::Quotation
            | BlockKind::Box
            | BlockKind::Figure(_)
            | BlockKind::PageBreak,
            _,
        ) => false,
    }
}

fn heading(c: &Context<'_>, out: &mut Markup, section: &Section, level: usize) {
    let label = section_label(section.id.as_str());
    out.define(&label);
    let title = c.m.best(&section.title);
    out.at(Place::Section { section: section.id.clone() }, |out| {
        out.raw(&format!("\n#head({level}, "));
        match c.plan.sections.get(&section.id) {
            Some(number) => out.literal(number),
            None => out.raw("none"),
        }
        out.raw(", ");
        out.literal(&label);
        out.raw(", ");
        out.content(title);
        out.raw(")\n");
    });
    if title.trim().is_empty() {
        out.find(Finding::new(
            Level::Error,
            "title-missing",
            Place::Section { section: section.id.clone() },
            "this heading has no text",
            "Give the chapter a title in this language.",
        ));
    }
}

fn mark(out: &mut Markup, block: &Block) {
    out.raw("#mark(");
    out.literal(block.id.as_str());
    out.raw(")");
}

fn words_of(c: &Context<'_>, out: &mut Markup, block: &Block) {
    out.at(place(block, None), |out| {
        mark(out, block);
        if let Some(text) = block.text.get(&c.m.language) {
            rich_text(c, out, block, text);
        }
    });
}

fn blocks_of_a_kind(
    c: &Context<'_>,
    out: &mut Markup,
    first: &Block,
    group: &[&Arc<Block>],
    placed: &mut BTreeSet<FigureId>,
) {
    out.raw("\n");
    match &first.kind {
        BlockKind::Paragraph => words_of(c, out, first),
        BlockKind::ListItem { .. } => list(c, out, group, 0),
        BlockKind::Quotation => wrapped(c, out, "#quote(block: true)[", group),
        BlockKind::Box => wrapped(c, out, "#aside[", group),
        BlockKind::Figure(id) => figure_block(c, out, first, id, placed),
        BlockKind::PageBreak => out.at(place(first, None), |out| out.raw("#pagebreak(weak: true)")),
    }
    out.raw("\n");
}

fn wrapped(c: &Context<'_>, out: &mut Markup, open: &str, group: &[&Arc<Block>]) {
    out.raw(open);
    for (i, block) in group.iter().enumerate() {
        out.raw(if i == 0 { "" } else { "\n\n" });
        words_of(c, out, block);
    }
    out.raw("]");
}

fn list_level(block: &Block) -> (bool, u8) {
    match block.kind {
        BlockKind::ListItem { ordered, level } => (ordered, level.min(5)),
        BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Box | BlockKind::Figure(_) | BlockKind::PageBreak => {
            (false, 0)
        }
    }
}

/// Items of one level as lists, with the deeper ones inside the item before them.
fn list(c: &Context<'_>, out: &mut Markup, items: &[&Arc<Block>], depth: u8) {
    let mut open: Option<bool> = None;
    let mut rest = items;
    while let Some((item, after)) = rest.split_first() {
        let (ordered, level) = list_level(item);
        let inner = after.iter().take_while(|b| list_level(b).1 > level.max(depth)).count();
        let (children, next) = after.split_at_checked(inner).unwrap_or((after, &[]));
        if open != Some(ordered) {
            out.raw(if open.is_some() { ")" } else { "" });
            out.raw(if ordered { "#enum(" } else { "#list(" });
            open = Some(ordered);
        }
        out.raw("[");
        words_of(c, out, item);
        if !children.is_empty() {
            list(c, out, children, depth.saturating_add(1));
        }
        out.raw("],\n");
        rest = next;
    }
    if open.is_some() {
        out.raw(")");
    }
}

fn figure_block(c: &Context<'_>, out: &mut Markup, block: &Block, id: &FigureId, placed: &mut BTreeSet<FigureId>) {
    let here = place(block, None);
    let Some(figure) = c.m.profile.figures.get(id) else {
        out.find(Finding::new(
            Level::Error,
            "figure-unknown",
            here,
            format!("there is no figure \"{id}\""),
            "Choose another figure, or take the block away.",
        ));
        return;
    };
    let first_time = placed.insert(id.clone());
    let label = if first_time {
        figure_label(id.as_str())
    } else {
        // A label stands once; a figure shown again keeps its number.
        format!("again-{}-{}", id, block.id)
    };
    out.define(&label);
    out.at(here.clone(), |out| {
        mark(out, block);
        let number = c.plan.figures.get(id).copied().unwrap_or(0).to_string();
        let answer = c.m.answers.get(id);
        match (figure.kind.is_table(), answer) {
            (true, Some(Ok(answer))) => {
                open_figure(c, out, "data-table", &label, &number, figure);
                table::panels(c, out, answer);
                out.raw(", ");
                below_lines(out, &table::lines_below(&c.wording(), answer, c.m.best(&figure.note), table::Of::Table));
            }
            (false, Some(Ok(answer))) if c.m.drawings.contains_key(id) => {
                open_figure(c, out, "chart", &label, &number, figure);
                drawing(c, out, figure);
                out.raw(", ");
                below_lines(out, &table::lines_below(&c.wording(), answer, c.m.best(&figure.note), table::Of::Chart));
            }
            (_, other) => {
                let why = match other {
                    Some(Err(why)) => why.clone(),
                    Some(Ok(_)) | None => figure.question.clone(),
                };
                open_figure(c, out, "undrawn", &label, &number, figure);
                out.literal(&c.words.with("not-drawn", &why));
                out.raw(", ");
                below_lines(out, &[]);
                out.find(Finding::new(
                    Level::Error,
                    "figure-not-drawn",
                    here.clone(),
                    format!("the figure \"{id}\" cannot be shown: {why}"),
                    "Open the figure and mend its question or its data.",
                ));
            }
        }
        out.raw(")");
    });
    if c.m.best(&figure.caption).trim().is_empty() {
        out.find(Finding::new(
            Level::Error,
            "caption-missing",
            here,
            format!("the figure \"{id}\" has no caption"),
            "Write a caption in this language.",
        ));
    }
}

fn open_figure(c: &Context<'_>, out: &mut Markup, function: &str, label: &str, number: &str, figure: &Figure) {
    out.raw("#");
    out.raw(function);
    out.raw("(");
    out.literal(label);
    out.raw(", ");
    out.literal(number);
    out.raw(", ");
    out.content(c.m.best(&figure.caption));
    out.raw(", ");
}

fn drawing(c: &Context<'_>, out: &mut Markup, figure: &Figure) {
    let Some(drawing) = c.m.drawings.get(&figure.id) else { return };
    out.raw("image(");
    out.literal(&drawing_path(c.plan.slots.get(&figure.id).copied().unwrap_or(0)));
    // A drawing made for another width is fitted to the column rather than cut.
    if drawing.width > c.column {
        out.raw(", width: 100%");
    } else {
        out.raw(&format!(", width: {:.2}pt", drawing.width));
    }
    let alt = match figure.alt.get(&c.m.language) {
        Some(written) if !written.trim().is_empty() => written,
        _ => drawing.alt.trim(),
    };
    // Without an alternative text none is claimed, so that the export names this block.
    if !alt.is_empty() {
        out.raw(", alt: ");
        out.literal(alt);
    }
    out.raw(")");
}

/// Path of a drawing's file.
pub(crate) fn drawing_path(slot: usize) -> String {
    format!("/drawing/{slot}.svg")
}

/// Path of a chapter's file.
pub(crate) fn section_path(slot: usize) -> String {
    format!("/chapter/{slot}.typ")
}

fn below_lines(out: &mut Markup, lines: &[(String, String)]) {
    out.raw("(");
    for (label, text) in lines {
        out.raw("(");
        out.literal(label);
        out.raw(", ");
        out.literal(text);
        out.raw("), ");
    }
    out.raw(")");
}
