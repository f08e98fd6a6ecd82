//! Rich text: runs, values, references, citations, footnotes.

use super::{Context, Markup};
use crate::template::InText;
use almanac_core::{
    Block, BlockKind, Finding, Inline, InlineId, Level, Marks, Object, ObjectKind, Place, RichText, SectionId,
};

/// Footnotes in footnotes deeper than this are printed in brackets.
const MAX_NOTE_DEPTH: usize = 2;

pub(super) fn rich_text(c: &Context<'_>, out: &mut Markup, block: &Block, text: &RichText) {
    write(c, out, block, text, 0);
}

fn write(c: &Context<'_>, out: &mut Markup, block: &Block, text: &RichText, depth: usize) {
    let mut before = String::new();
    for inline in &text.0 {
        match inline {
            Inline::Text { text, marks } => {
                let write = |out: &mut Markup| marked(out, marks, |out| out.show(text));
                match &marks.claim {
                    Some(claim) => out.at(place(block, Some(&claim.id)), write),
                    None => write(out),
                }
                before.push_str(text);
            }
            Inline::Object { object, marks } => {
                let opens = opens_sentence(&before);
                // In right-to-left text a Latin word before a number would pull the number to its side.
                let guard = if c.m.language.is_rtl() { "\u{200f}" } else { "" };
                out.show(guard);
                out.at(place(block, Some(&object.id)), |out| {
                    marked(out, marks, |out| embedded(c, out, block, object, opens, depth));
                });
                out.show(guard);
                before.push('x');
            }
        }
    }
}

pub(super) fn place(block: &Block, inline: Option<&InlineId>) -> Place {
    Place::Block { section: block.section.clone(), block: block.id.clone(), inline: inline.cloned() }
}

fn marked(out: &mut Markup, marks: &Marks, write: impl FnOnce(&mut Markup)) {
    let mut close = 0;
    if let Some(address) = marks.link.as_deref().filter(|a| is_address(a)) {
        out.raw("#link(");
        out.literal(address);
        out.raw(")[");
        close += 1;
    }
    if marks.bold {
        out.raw("#strong[");
        close += 1;
    }
    if marks.italic {
        out.raw("#emph[");
        close += 1;
    }
    write(out);
    for _ in 0..close {
        out.raw("]");
    }
}

/// Only addresses that a reader can open from paper as well.
fn is_address(text: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|s| text.len() > s.len() && text.len() < 2000 && text.starts_with(s))
}

fn opens_sentence(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | '؟'))
}

fn embedded(c: &Context<'_>, out: &mut Markup, block: &Block, object: &Object, opens: bool, depth: usize) {
    let missing = |out: &mut Markup, kind: &str, message: String, mend: &str| {
        out.raw("#strong");
        out.content(c.words.get("no-number"));
        out.find(Finding::new(Level::Error, kind, place(block, Some(&object.id)), message, mend));
    };
    match &object.kind {
        ObjectKind::Value { question, seen, .. } => match c.m.values.get(&object.id) {
            Some(text) => {
                out.raw("#value");
                out.content(text);
            }
            None if !seen.is_empty() => {
                out.raw("#value");
                out.content(seen);
                out.find(Finding::new(
                    Level::Error,
                    "value-unanswered",
                    place(block, Some(&object.id)),
                    format!("the value \"{question}\" has no answer; the text last seen is shown"),
                    "Choose another value or bring in its data.",
                ));
            }
            None => missing(
                out,
                "value-unanswered",
                format!("the value \"{question}\" has no answer"),
                "Choose another value or bring in its data.",
            ),
        },
        ObjectKind::FigureRef(id) => match (c.plan.figures.get(id), c.m.profile.figures.get(id)) {
            (Some(number), Some(figure)) => {
                let key = if figure.kind.is_table() { InText::Table.key() } else { InText::Figure.key() };
                let target = c.plan.prints(id).then(|| figure_label(id.as_str()));
                reference(c, out, target, key, &number.to_string(), opens);
            }
            _ => missing(
                out,
                "reference-without-target",
                format!("the figure \"{id}\" stands nowhere in the text"),
                "Place the figure, or take the reference away.",
            ),
        },
        ObjectKind::SectionRef(id) => match (c.plan.sections.get(id), c.m.profile.section(id)) {
            (Some(number), Some(section)) => {
                let key = InText::section(section).key();
                reference(c, out, section_target(c, id), key, number, opens);
            }
            // Front matter has no number: its title stands in.
            (None, Some(section)) => refer(out, section_target(c, id), c.m.best(&section.title)),
            (_, None) => missing(
                out,
                "reference-without-target",
                "the chapter that is referred to does not exist".into(),
                "Choose another chapter, or take the reference away.",
            ),
        },
        ObjectKind::Cite(key) => match c.plan.source_number(key) {
            Some(number) => xref(out, &source_label(key.as_str()), &format!("[{number}]")),
            None => missing(
                out,
                "source-unknown",
                format!("the cited source \"{key}\" is not in the profile"),
                "Add the source, or cite another one.",
            ),
        },
        ObjectKind::Note(note) => {
            let (open, close) = if depth < MAX_NOTE_DEPTH { ("#footnote[", "]") } else { (" (", ")") };
            out.raw(open);
            write(c, out, block, note, depth + 1);
            out.raw(close);
        }
        ObjectKind::Variable(name) => match variable(c, name) {
            Some(text) => out.show(&text),
            None => missing(
                out,
                "variable-unknown",
                format!("there is no variable \"{name}\""),
                "Define the variable, or take it out of the text.",
            ),
        },
        ObjectKind::LineBreak => out.raw("#linebreak()"),
    }
}

/// Variables that every profile has, then its own; as the editor shows them.
fn variable(c: &Context<'_>, name: &str) -> Option<String> {
    let about = &c.m.profile.about;
    match name {
        "country" => Some(c.m.best(&about.country_name).to_string()),
        "title" => Some(c.m.best(&about.title).to_string()),
        "year" => Some(c.print.label_number(c.m.edition)),
        "data_as_of" => {
            Some(c.m.edition_record().and_then(|e| e.data_as_of).map(|d| c.print.date(d)).unwrap_or_default())
        }
        own => about.variables.iter().find(|(n, _)| n == own).map(|(_, text)| c.m.best(text).to_string()),
    }
}

fn reference(c: &Context<'_>, out: &mut Markup, target: Option<String>, key: &str, number: &str, opens: bool) {
    // A number never stands alone at the beginning of a line.
    let text = c.words.with(key, number).replace(' ', "\u{a0}");
    refer(out, target, &if opens { capitalised(&text) } else { text });
}

/// A link, or the words alone where the target is not printed.
fn refer(out: &mut Markup, target: Option<String>, text: &str) {
    match target {
        Some(label) => xref(out, &label, text),
        None => out.show(text),
    }
}

fn section_target(c: &Context<'_>, id: &SectionId) -> Option<String> {
    c.m.heads(id).then(|| section_label(id.as_str()))
}

fn xref(out: &mut Markup, label: &str, text: &str) {
    out.want(label);
    out.raw("#xref(");
    out.literal(label);
    out.raw(")");
    out.content(text);
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

pub(super) fn figure_label(id: &str) -> String {
    format!("fig-{id}")
}
pub(super) fn section_label(id: &str) -> String {
    format!("sec-{id}")
}
pub(super) fn source_label(key: &str) -> String {
    format!("src-{key}")
}

/// Whether a block is prose that has nothing to show in this language.
pub(super) fn is_untold(c: &Context<'_>, block: &Block) -> bool {
    match block.kind {
        BlockKind::Figure(_) | BlockKind::PageBreak => false,
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Quotation | BlockKind::Box => {
            block.text.get(&c.m.language).is_none_or(RichText::is_empty)
        }
    }
}
