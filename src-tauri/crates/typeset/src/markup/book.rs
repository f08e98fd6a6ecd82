//! The main files: the whole book in the template's order, or one chapter alone.

use super::section::section_path;
use super::text::section_label;
use super::{Context, Markup};
use crate::plan::{FirstPage, acronyms, placed_figures};
use crate::template::Part;
use almanac_core::{Section, SectionKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The book. `slots` says in which file each top-level section stands.
pub(crate) fn book_source(c: &Context<'_>, order: &[Part], slots: &BTreeMap<almanac_core::SectionId, usize>) -> String {
    let mut out = opening(c);
    let about = &c.m.profile.about;
    let mut main_begun = false;
    let of_kind = |kind: SectionKind| -> Vec<&Arc<Section>> {
        c.m.profile.parts(None).filter(|s| s.kind == kind && c.m.heads(&s.id)).collect()
    };
    // Who made the whole profile, and its key data, are no part of some of its chapters.
    let whole = c.m.extract.is_none();
    for part in order {
        match part {
            Part::Cover => out.raw("#cover()\n"),
            Part::Imprint => out.raw("#imprint()\n"),
            Part::Members if whole && !about.members.is_empty() => out.raw("#members()\n"),
            Part::Acronyms if !acronyms(c.m).is_empty() => out.raw("#acronyms()\n"),
            Part::Contents => out.raw("#contents()\n"),
            Part::Tables if has(c, Kind::Table) => out.raw("#tables()\n"),
            Part::Figures if has(c, Kind::Figure) => out.raw("#figures()\n"),
            Part::Front => run(c, &mut out, &of_kind(SectionKind::Front), slots, &mut main_begun),
            Part::KeyData => {
                let sections = of_kind(SectionKind::KeyData);
                if whole && sections.is_empty() && !c.m.key_data.is_empty() {
                    out.raw("#key-data()\n");
                }
                run(c, &mut out, &sections, slots, &mut main_begun);
            }
            Part::Chapters => run(c, &mut out, &of_kind(SectionKind::Chapter), slots, &mut main_begun),
            Part::Annexes => run(c, &mut out, &of_kind(SectionKind::Annex), slots, &mut main_begun),
            Part::DataAnnex => generated(&mut out, "data-annex", c.plan.data_annex.as_deref()),
            Part::MetadataAnnex => generated(&mut out, "metadata-annex", c.plan.metadata_annex.as_deref()),
            Part::Sources if c.plan.listed_sources().next().is_some() => out.raw("#sources()\n"),
            Part::Members | Part::Acronyms | Part::Tables | Part::Figures | Part::Sources => {}
        }
    }
    out.text
}

/// One top-level section alone, from the page on which it begins in the book. `open` are the labels
/// of other chapters that it points to.
pub(crate) fn alone_source(
    c: &Context<'_>,
    section: &Section,
    slot: usize,
    first: Option<FirstPage>,
    open: &[String],
) -> String {
    let mut out = opening(c);
    pages(c, &mut out, section, slot, Some(first.map_or(1, |f| f.number)));
    if !open.is_empty() {
        out.raw("#stubs((");
        for label in open {
            out.literal(label);
            out.raw(", ");
        }
        out.raw("))\n");
    }
    out.text
}

enum Kind {
    Table,
    Figure,
}

fn has(c: &Context<'_>, kind: Kind) -> bool {
    placed_figures(c.m).iter().any(|f| match kind {
        Kind::Table => f.kind.is_table(),
        Kind::Figure => !f.kind.is_table(),
    })
}

fn opening(c: &Context<'_>) -> Markup {
    let mut out = Markup::default();
    out.raw("#import ");
    out.literal(c.entry);
    out.raw(": *\n#show: book\n");
    out
}

fn generated(out: &mut Markup, function: &str, number: Option<&str>) {
    if let Some(number) = number {
        out.raw(&format!("#{function}("));
        out.literal(number);
        out.raw(")\n");
    }
}

fn run(
    c: &Context<'_>,
    out: &mut Markup,
    sections: &[&Arc<Section>],
    slots: &BTreeMap<almanac_core::SectionId, usize>,
    main_begun: &mut bool,
) {
    for section in sections {
        let Some(slot) = slots.get(&section.id) else { continue };
        let first = match (is_main(section), *main_begun) {
            (true, false) => {
                *main_begun = true;
                Some(1)
            }
            (true, true) | (false, _) => None,
        };
        pages(c, out, section, *slot, first);
    }
}

fn is_main(section: &Section) -> bool {
    match section.kind {
        SectionKind::Chapter | SectionKind::Annex => true,
        SectionKind::Front | SectionKind::KeyData => false,
    }
}

fn pages(c: &Context<'_>, out: &mut Markup, section: &Section, slot: usize, first: Option<u64>) {
    let title = c.m.best(&section.title);
    let running = match c.plan.sections.get(&section.id) {
        Some(number) => format!("{number}\u{2002}{title}"),
        None => title.to_string(),
    };
    out.raw(if is_main(section) { "#pages(numbering: \"1\", title: " } else { "#pages(numbering: \"i\", title: " });
    out.literal(&running);
    out.raw(", opening: ");
    out.literal(&section_label(section.id.as_str()));
    if let Some(first) = first {
        out.raw(&format!(", first: {first}"));
    }
    out.raw(", include ");
    out.literal(&section_path(slot));
    out.raw(")\n");
}
