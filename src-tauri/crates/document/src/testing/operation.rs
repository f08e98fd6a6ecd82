//! One operation of somebody, at random, that fits the profile.

use super::{Act, below, paragraph, pick, word};
use almanac_core::*;
use std::sync::Arc;

/// An operation; none where chance chose one that does not fit just now.
pub fn random_operation(profile: &Profile, host: &dyn Host) -> Option<Act> {
    let mut act = Work::default();
    let section = pick(&profile.sections, host);
    let blocks: Vec<&Arc<Block>> = profile.blocks.values().collect();
    let block = pick(&blocks, host).copied();
    let name = match below(host, 25) {
        0..=8 => {
            act.type_words(block?, host);
            OpName::Type
        }
        9 | 10 => {
            act.delete_word(block?, host)?;
            OpName::Type
        }
        11 => {
            act.embed(block?, host);
            OpName::Type
        }
        12 => {
            act.mark(block?, host)?;
            OpName::Type
        }
        13 => {
            let section = section?;
            let new = word(host);
            let block = paragraph(host, &section.id, &new);
            act.inserts.push(new);
            act.changes.push(Change::BlockAdded { block, after: pick(&section.blocks, host).cloned() });
            OpName::Type
        }
        14 => {
            let (block, to) = (block?, section?);
            let after = pick(&to.blocks, host).filter(|b| **b != block.id).cloned();
            act.changes.push(Change::BlockMoved { id: block.id.clone(), section: to.id.clone(), after });
            OpName::Type
        }
        15 if profile.blocks.len() > 40 => {
            act.changes.push(Change::BlockRemoved(block?.id.clone()));
            OpName::Type
        }
        16 => {
            let parent = section.filter(|_| below(host, 2) == 0);
            let siblings: Vec<SectionId> = profile.parts(parent.map(|p| &p.id)).map(|s| s.id.clone()).collect();
            let new = super::section(host, parent.map(|p| p.id.clone()));
            act.changes.push(Change::SectionAdded { section: new, after: pick(&siblings, host).cloned() });
            OpName::AddSection
        }
        17 => {
            let (moved, parent) = (section?, pick(&profile.sections, host).filter(|_| below(host, 3) > 0));
            if parent.is_some_and(|p| is_inside(profile, &p.id, &moved.id)) {
                return None;
            }
            let siblings: Vec<SectionId> =
                profile.parts(parent.map(|p| &p.id)).map(|s| s.id.clone()).filter(|id| id != &moved.id).collect();
            let (id, parent) = (moved.id.clone(), parent.map(|p| p.id.clone()));
            act.changes.push(Change::SectionMoved { id, parent, after: pick(&siblings, host).cloned() });
            OpName::MoveSection
        }
        18 if profile.sections.len() > 12 && below(host, 2) == 0 => {
            act.changes.push(Change::SectionRemoved(section?.id.clone()));
            OpName::RemoveSection
        }
        19 => {
            let lang = Lang::new(*pick(&["en", "fr", "ky"], host)?);
            act.changes.push(Change::SectionTitled { id: section?.id.clone(), lang, title: word(host) });
            OpName::RenameSection
        }
        20 => {
            let codes = ["IMM-001", "IMM-002", "EMI-001"];
            let code = IndicatorCode::new(pick(&codes, host)?);
            if profile.indicators.contains_key(&code) && below(host, 6) == 0 {
                act.changes.push(Change::IndicatorRemoved(code));
            } else {
                let mut indicator = match profile.indicators.get(&code) {
                    Some(known) => (**known).clone(),
                    None => Indicator::unnamed(code, Localized::default()),
                };
                match below(host, 4) {
                    0 => indicator.names.set(Lang::new(*pick(&["en", "fr"], host)?), word(host)),
                    1 => indicator.unit = Some(Code::new(pick(&["PS", "PT", "USD"], host)?)),
                    2 => indicator.decimals = below(host, 4) as u8,
                    _ => indicator.measure = pick(&MeasureType::ALL, host).copied(),
                }
                act.changes.push(Change::IndicatorPut(indicator));
            }
            OpName::EditRegister
        }
        21 => {
            let id = FigureId::new(pick(&["f1", "f2", "f3"], host)?);
            if profile.figures.contains_key(&id) && below(host, 5) == 0 {
                act.changes.push(Change::FigureRemoved(id));
            } else {
                let (question, caption) = (word(host), Localized::en(word(host)));
                let kind = *pick(&FigureKind::ALL, host)?;
                let (alt, note) = (Localized::default(), Localized::default());
                act.changes.push(Change::FigurePut(Figure { id, kind, question, caption, alt, note }));
            }
            OpName::EditFigure
        }
        22 | 23 => {
            let (change, name) = delivery(profile, host)?;
            act.changes.push(change);
            name
        }
        _ => {
            let fingerprint = pick(&["a", "b"], host)?.to_string();
            let reason = if below(host, 3) == 0 { String::new() } else { word(host) };
            act.changes.push(Change::FindingAccepted { fingerprint, reason });
            OpName::AcceptFinding
        }
    };
    Some(Act::Apply { name, changes: act.changes, inserts: act.inserts, deletes: act.deletes })
}

/// A release put into a dataset or taken out. Deliveries are few, so that copies come upon the same.
fn delivery(profile: &Profile, host: &dyn Host) -> Option<(Change, OpName)> {
    let (dataset, source) = *pick(&[("d1", "REG"), ("d2", "CEN")], host)?;
    let dataset = DatasetId::new(dataset);
    let knew: Vec<ReleaseId> = profile
        .datasets
        .get(&dataset)
        .map(|d| d.releases.iter().map(|r| r.release.clone()).collect())
        .unwrap_or_default();
    let release = ReleaseId::new(format!("{dataset}-release-{}", below(host, 12)));
    if knew.contains(&release) {
        return Some((Change::ReleaseRemoved { dataset, release }, OpName::RemoveRelease));
    }
    let year = 2000 + below(host, 20) as i32;
    let extent = match below(host, 3) {
        0 => Extent::Everything,
        1 => Extent::Cells,
        _ => Extent::Periods(Period::Year(year), Period::Year(year + 2)),
    };
    let release = DatasetRelease {
        release,
        extent,
        at: host.now(),
        by: host.author(),
        file_name: "register.csv".into(),
        reason: String::new(),
        knew,
    };
    Some((Change::ReleaseAdded { dataset, source: SourceCode::new(source), release }, OpName::Import))
}

#[derive(Default)]
struct Work {
    changes: Vec<Change>,
    inserts: Vec<String>,
    deletes: Vec<String>,
}

impl Work {
    fn text_of(block: &Block, host: &dyn Host) -> (Lang, RichText) {
        let lang = if below(host, 6) == 0 { Lang::new("fr") } else { Lang::en() };
        let text = block.text.get(&lang).cloned().unwrap_or_default();
        (lang, text)
    }
    fn set(&mut self, block: &Block, lang: Lang, text: Vec<Inline>) {
        let (id, text) = (block.id.clone(), RichText(text).normalised());
        self.changes.push(Change::BlockTextSet { id, lang, text, translated_from: None });
    }
    /// A word between two words, somewhere.
    fn type_words(&mut self, block: &Block, host: &dyn Host) {
        let (lang, text) = Self::text_of(block, host);
        let new = word(host);
        let at = below(host, text.0.len() + 1);
        let mut out = text.0.clone();
        match out.get_mut(at) {
            Some(Inline::Text { text, .. }) => {
                let gaps: Vec<usize> = text.match_indices(' ').map(|(i, _)| i + 1).collect();
                let gap = pick(&gaps, host).copied().unwrap_or(0);
                text.insert_str(gap, &format!("{new} "));
            }
            Some(Inline::Object { .. }) | None => {
                let text = format!(" {new} ");
                out.insert(at.min(out.len()), Inline::Text { text, marks: Marks::default() });
            }
        }
        self.inserts.push(new);
        self.set(block, lang, out);
    }
    fn delete_word(&mut self, block: &Block, host: &dyn Host) -> Option<()> {
        let (lang, mut text) = Self::text_of(block, host);
        if below(host, 4) == 0 {
            let objects: Vec<usize> =
                (0..text.0.len()).filter(|i| matches!(text.0.get(*i), Some(Inline::Object { .. }))).collect();
            text.0.remove(*pick(&objects, host)?);
        } else {
            let at = below(host, text.0.len().max(1));
            let Inline::Text { text, .. } = text.0.get_mut(at)? else { return None };
            let words: Vec<String> = text.split_whitespace().map(str::to_string).collect();
            let gone = pick(&words, host)?;
            *text = text.replacen(gone.as_str(), "", 1);
            self.deletes.push(gone.clone());
        }
        self.set(block, lang, text.0);
        Some(())
    }
    fn embed(&mut self, block: &Block, host: &dyn Host) {
        let (lang, mut text) = Self::text_of(block, host);
        let kind = match below(host, 4) {
            0 => ObjectKind::Variable(word(host)),
            1 => ObjectKind::Note(RichText::plain(word(host))),
            2 => ObjectKind::LineBreak,
            _ => ObjectKind::Value { question: word(host), format: String::new(), seen: String::new() },
        };
        let object = Object { id: InlineId::new(host.new_id()), kind };
        let at = below(host, text.0.len() + 1);
        text.0.insert(at.min(text.0.len()), Inline::Object { object, marks: Marks::default() });
        self.set(block, lang, text.0);
    }
    /// Makes the first half of a run bold, italic or a claim.
    fn mark(&mut self, block: &Block, host: &dyn Host) -> Option<()> {
        let (lang, mut text) = Self::text_of(block, host);
        let at = below(host, text.0.len().max(1));
        let Inline::Text { text: run, marks } = text.0.get(at)?.clone() else { return None };
        let (first, second) = run.split_once(' ')?;
        let mut set = marks.clone();
        match below(host, 3) {
            0 => set.bold = !set.bold,
            1 => set.italic = !set.italic,
            _ => {
                let (id, question) = (InlineId::new(host.new_id()), word(host));
                set.claim = Some(Claim { id, kind: "rose".into(), question });
            }
        }
        text.0.remove(at);
        text.0.insert(at, Inline::Text { text: format!(" {second}"), marks });
        text.0.insert(at, Inline::Text { text: first.into(), marks: set });
        self.set(block, lang, text.0);
        Some(())
    }
}

fn is_inside(profile: &Profile, id: &SectionId, outer: &SectionId) -> bool {
    let mut at = Some(id);
    while let Some(id) = at {
        if id == outer {
            return true;
        }
        at = profile.section(id).and_then(|s| s.parent.as_ref());
    }
    false
}
