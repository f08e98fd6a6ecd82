//! The document as a [`Profile`], kept up to date from the names of the containers that changed.
//!
//! Law: updated equals rebuilt. Records that did not change are shared with the profile before.

use crate::{
    name::{Name, RecordKey, RecordKind},
    order,
    record::{Fields, map},
    text,
};
use almanac_core::*;
use loro::LoroDoc;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The field of a block that notes, per language, which step last wrote its text.
pub(crate) const WRITTEN: &str = "written";

/// A section as it is written, before parents, removals and orders are resolved.
#[derive(Debug, Clone, PartialEq)]
struct RawSection {
    section: Section,
    removed: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct RawBlock {
    block: Arc<Block>,
    removed: bool,
    objects: Vec<String>,
}

/// What is kept to update a profile without reading the whole document.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Mirror {
    profile: Arc<Profile>,
    sections: BTreeMap<SectionId, RawSection>,
    section_order: Vec<String>,
    blocks: BTreeMap<BlockId, RawBlock>,
    block_orders: BTreeMap<SectionId, Vec<String>>,
    /// Blocks in which an object stands, to read them again when its record changes.
    owners: BTreeMap<String, BTreeSet<BlockId>>,
}

impl Mirror {
    /// Reads the whole document.
    pub fn of(doc: &LoroDoc) -> Self {
        let mut mirror = Self::default();
        let mut touched: BTreeSet<Name> =
            doc.get_map(Name::Index.text().as_str()).keys().filter_map(|name| Name::parse(name.as_str())).collect();
        let orders: Vec<Name> = touched
            .iter()
            .filter_map(|name| match name {
                Name::Record(key) if key.kind == RecordKind::Section => Some(Name::BlockOrder(SectionId::new(&key.id))),
                _ => None,
            })
            .collect();
        touched.extend(orders);
        touched.insert(Name::SectionOrder);
        mirror.update(doc, &touched);
        mirror
    }

    /// The profile now.
    pub fn profile(&self) -> &Arc<Profile> {
        &self.profile
    }

    /// All blocks, removed or not.
    pub fn every_block(&self) -> impl Iterator<Item = &Block> {
        self.blocks.values().map(|raw| &*raw.block)
    }

    /// Parts of a section and blocks below them, removed or not: what a removal takes along.
    pub fn below(&self, section: &SectionId) -> Vec<RecordKey> {
        let mut inside = BTreeSet::from([section.clone()]);
        loop {
            let more: Vec<SectionId> = self
                .sections
                .values()
                .filter(|s| s.section.parent.as_ref().is_some_and(|p| inside.contains(p)))
                .map(|s| s.section.id.clone())
                .filter(|id| !inside.contains(id))
                .collect();
            if more.is_empty() {
                break;
            }
            inside.extend(more);
        }
        let parts = inside.iter().filter(|id| *id != section).map(|id| RecordKey::new(RecordKind::Section, id));
        let blocks = self.blocks.values().filter(|b| inside.contains(&b.block.section));
        parts.chain(blocks.map(|b| RecordKey::new(RecordKind::Block, &b.block.id))).collect()
    }

    /// Reads again what has changed.
    pub fn update(&mut self, doc: &LoroDoc, touched: &BTreeSet<Name>) {
        let mut profile = std::mem::take(&mut self.profile);
        let now = Arc::make_mut(&mut profile);
        let mut structure = false;
        let mut blocks = BTreeSet::new();
        for name in touched {
            match name {
                Name::Index | Name::Undone => {}
                Name::SectionOrder => {
                    self.section_order = order::raw(doc, name);
                    structure = true;
                }
                Name::BlockOrder(section) => {
                    match order::raw(doc, name) {
                        empty if empty.is_empty() => self.block_orders.remove(section),
                        order => self.block_orders.insert(section.clone(), order),
                    };
                    structure = true;
                }
                Name::Text(block, _) => {
                    blocks.insert(block.clone());
                }
                Name::Note(object) => blocks.extend(self.owners.get(object).into_iter().flatten().cloned()),
                Name::Record(key) => match key.kind {
                    RecordKind::Section => structure |= self.read_section(doc, key),
                    RecordKind::Block => {
                        blocks.insert(BlockId::new(&key.id));
                    }
                    RecordKind::Object => blocks.extend(self.owners.get(&key.id).into_iter().flatten().cloned()),
                    RecordKind::About
                    | RecordKind::Edition
                    | RecordKind::Institution
                    | RecordKind::Source
                    | RecordKind::Dimension
                    | RecordKind::CodeList
                    | RecordKind::Indicator
                    | RecordKind::Recipe
                    | RecordKind::Label
                    | RecordKind::Figure
                    | RecordKind::Dataset
                    | RecordKind::Accepted => read_register(doc, key, now),
                },
            }
        }
        for id in blocks {
            structure |= self.read_block(doc, &id, now);
        }
        if structure {
            self.assemble(now);
        }
        self.profile = profile;
    }

    fn read_section(&mut self, doc: &LoroDoc, key: &RecordKey) -> bool {
        let id = SectionId::new(&key.id);
        let fields = Fields::read(doc, key);
        let next = (!fields.is_empty()).then(|| RawSection {
            section: Section { id: id.clone(), blocks: Vec::new(), ..fields.to_record(&blank_section(&id)) },
            removed: fields.is_removed(),
        });
        let before = match next.clone() {
            Some(next) => self.sections.insert(id, next),
            None => self.sections.remove(&id),
        };
        before != next
    }

    /// Reads a block; says whether the order of things must be worked out again.
    fn read_block(&mut self, doc: &LoroDoc, id: &BlockId, profile: &mut Profile) -> bool {
        let fields = Fields::read(doc, &RecordKey::new(RecordKind::Block, id));
        let mut block = Block { id: id.clone(), ..fields.to_record(&blank_block(id)) };
        block.text = BTreeMap::new();
        let mut objects = Vec::new();
        for (lang, _) in fields.entries(WRITTEN) {
            let (lang, name) = (Lang::new(lang), Name::Text(id.clone(), Lang::new(lang)));
            objects.extend(text::objects_in(doc, &name, &lang));
            block.text.insert(lang.clone(), text::read(doc, &name, &lang));
        }
        self.own_objects(id, &objects);
        if fields.is_empty() {
            return self.blocks.remove(id).is_some();
        }
        let removed = fields.is_removed();
        let before = self.blocks.get(id);
        let same_place = before.is_some_and(|b| b.removed == removed && b.block.section == block.section);
        match before {
            Some(before) if same_place && *before.block == block && before.objects == objects => return false,
            Some(_) | None => {}
        }
        let block = Arc::new(block);
        self.blocks.insert(id.clone(), RawBlock { block: block.clone(), removed, objects });
        if let (true, Some(shown)) = (same_place, profile.blocks.get_mut(id)) {
            *shown = block;
        }
        !same_place
    }

    fn own_objects(&mut self, id: &BlockId, objects: &[String]) {
        for gone in self.blocks.get(id).map(|b| b.objects.as_slice()).unwrap_or_default() {
            if let Some(owners) = self.owners.get_mut(gone) {
                owners.remove(id);
                if owners.is_empty() {
                    self.owners.remove(gone);
                }
            }
        }
        for object in objects {
            self.owners.entry(object.clone()).or_default().insert(id.clone());
        }
    }

    /// Works out which sections and blocks count and in what order.
    fn assemble(&self, profile: &mut Profile) {
        let parents = self.parents();
        let mut children: BTreeMap<Option<&SectionId>, BTreeSet<&str>> = BTreeMap::new();
        for (id, raw) in self.sections.iter().filter(|(_, raw)| !raw.removed) {
            children.entry(parents.get(id).copied().flatten()).or_default().insert(raw.section.id.as_str());
        }
        let mut members: BTreeMap<&SectionId, BTreeSet<&str>> = BTreeMap::new();
        for raw in self.blocks.values().filter(|raw| !raw.removed) {
            members.entry(&raw.block.section).or_default().insert(raw.block.id.as_str());
        }
        let before: BTreeMap<SectionId, Arc<Section>> = profile.sections.drain(..).map(|s| (s.id.clone(), s)).collect();
        let mut blocks = BTreeMap::new();
        let none = BTreeSet::new();
        let ordered =
            |parent: Option<&SectionId>| order::read(&self.section_order, children.get(&parent).unwrap_or(&none));
        // Depth first, a parent before its parts; the first of a list lies on top of the stack.
        let mut stack: Vec<(&str, Option<SectionKind>)> =
            ordered(None).into_iter().rev().map(|id| (id, None)).collect();
        while let Some((id, kind)) = stack.pop() {
            let id = SectionId::new(id);
            let Some(raw) = self.sections.get(&id) else { continue };
            let kind = kind.unwrap_or(raw.section.kind);
            let listed = self.block_orders.get(&id).map(Vec::as_slice).unwrap_or_default();
            let own: Vec<BlockId> =
                order::read(listed, members.get(&id).unwrap_or(&none)).into_iter().map(BlockId::new).collect();
            for block in &own {
                if let Some(raw) = self.blocks.get(block) {
                    blocks.insert(block.clone(), raw.block.clone());
                }
            }
            let section = Section {
                id: id.clone(),
                parent: parents.get(&id).copied().flatten().cloned(),
                kind,
                title: raw.section.title.clone(),
                blocks: own,
            };
            profile.sections.push(match before.get(&id) {
                Some(same) if **same == section => same.clone(),
                Some(_) | None => Arc::new(section),
            });
            if let Some((id, _)) = self.sections.get_key_value(&id) {
                stack.extend(ordered(Some(id)).into_iter().rev().map(|id| (id, Some(kind))));
            }
        }
        profile.blocks = blocks;
    }

    /// Every section's parent. Two copies may have moved two sections into each other; then the one
    /// of the circle with the smallest id becomes a chapter, in every copy the same.
    fn parents(&self) -> BTreeMap<&SectionId, Option<&SectionId>> {
        let mut parents: BTreeMap<&SectionId, Option<&SectionId>> = self
            .sections
            .iter()
            .map(|(id, raw)| (id, raw.section.parent.as_ref().filter(|p| self.sections.contains_key(*p))))
            .collect();
        let mut sound: BTreeSet<&SectionId> = BTreeSet::new();
        for start in self.sections.keys() {
            let mut path: Vec<&SectionId> = Vec::new();
            let mut at = Some(start);
            while let Some(id) = at {
                if sound.contains(id) {
                    break;
                }
                if let Some(from) = path.iter().position(|p| *p == id) {
                    let circle = path.get(from..).unwrap_or_default();
                    if let Some(top) = circle.iter().min() {
                        parents.insert(top, None);
                    }
                    break;
                }
                path.push(id);
                at = parents.get(id).copied().flatten();
            }
            sound.extend(path);
        }
        parents
    }
}

fn read_register(doc: &LoroDoc, key: &RecordKey, profile: &mut Profile) {
    let fields = Fields::of_map(&map(doc, key));
    let id = key.id.as_str();
    match key.kind {
        RecordKind::About => {
            let about = if fields.lives() { fields.to_record(&About::default()) } else { About::default() };
            if *profile.about != about {
                profile.about = Arc::new(about);
            }
        }
        RecordKind::Edition => {
            if let Ok(year) = id.parse::<i32>() {
                keep(&fields, &mut profile.editions, year, &blank_edition(year));
            }
        }
        RecordKind::Institution => {
            let code = InstitutionCode::new(id);
            keep(&fields, &mut profile.institutions, code.clone(), &blank_institution(&code));
        }
        RecordKind::Source => {
            let code = SourceCode::new(id);
            keep(&fields, &mut profile.sources, code.clone(), &blank_source(&code));
        }
        RecordKind::Dimension => {
            let code = DimensionCode::new(id);
            keep(&fields, &mut profile.dimensions, code.clone(), &blank_dimension(&code));
        }
        RecordKind::CodeList => {
            let code = CodeListCode::new(id);
            keep(&fields, &mut profile.code_lists, code.clone(), &blank_code_list(&code));
        }
        RecordKind::Indicator => {
            let code = IndicatorCode::new(id);
            let blank = Indicator::unnamed(code.clone(), Localized::default());
            keep(&fields, &mut profile.indicators, code, &blank);
        }
        RecordKind::Recipe => {
            let recipe = RecipeId::new(id);
            let blank = SavedRecipe { id: recipe.clone(), source: SourceCode::new(""), toml: String::new() };
            keep(&fields, &mut profile.recipes, recipe, &blank);
        }
        RecordKind::Label => {
            let label = LabelId::new(id);
            keep(&fields, &mut profile.labels, label.clone(), &blank_label(&label));
        }
        RecordKind::Figure => {
            let figure = FigureId::new(id);
            keep(&fields, &mut profile.figures, figure.clone(), &blank_figure(&figure));
        }
        RecordKind::Dataset => {
            let dataset = DatasetId::new(id);
            put(&mut profile.datasets, dataset.clone(), read_dataset(&fields, dataset));
        }
        RecordKind::Accepted => {
            match fields.value("reason").as_ref().and_then(Value::as_str).filter(|r| !r.is_empty() && fields.lives()) {
                Some(reason) => {
                    profile.accepted.insert(id.into(), reason.into());
                }
                None => {
                    profile.accepted.remove(id);
                }
            }
        }
        RecordKind::Section | RecordKind::Block | RecordKind::Object => {}
    }
}

/// A release as it is written: the source goes with each, so that a dataset is the union of what
/// the copies put into it and no field of its own can get lost.
#[derive(Debug, Clone, Serialize, serde::Deserialize)]
pub(crate) struct Member {
    pub source: SourceCode,
    /// None when it was taken out.
    pub release: Option<DatasetRelease>,
}

fn read_dataset(fields: &Fields, id: DatasetId) -> Option<Dataset> {
    let members: Vec<Member> =
        fields.entries("release").filter_map(|(_, value)| serde_json::from_value(value).ok()).collect();
    let source = members.first()?.source.clone();
    let mut releases: Vec<DatasetRelease> = members.into_iter().filter_map(|m| m.release).collect();
    releases.sort_by(|a, b| (a.at, &a.release).cmp(&(b.at, &b.release)));
    Some(Dataset { id, source, releases })
}

fn keep<K: Ord, T: PartialEq + Clone + Serialize + DeserializeOwned>(
    fields: &Fields,
    records: &mut BTreeMap<K, Arc<T>>,
    key: K,
    blank: &T,
) {
    put(records, key, fields.lives().then(|| fields.to_record(blank)));
}

/// Replaces a record only when it differs, so that readers can compare pointers.
fn put<K: Ord, T: PartialEq>(records: &mut BTreeMap<K, Arc<T>>, key: K, record: Option<T>) {
    match (record, records.get(&key)) {
        (Some(record), Some(before)) if **before == record => {}
        (Some(record), _) => {
            records.insert(key, Arc::new(record));
        }
        (None, _) => {
            records.remove(&key);
        }
    }
}

fn blank_section(id: &SectionId) -> Section {
    Section {
        id: id.clone(),
        parent: None,
        kind: SectionKind::Chapter,
        title: Localized::default(),
        blocks: Vec::new(),
    }
}
fn blank_block(id: &BlockId) -> Block {
    Block {
        id: id.clone(),
        section: SectionId::new(""),
        kind: BlockKind::Paragraph,
        text: BTreeMap::new(),
        translated_from: BTreeMap::new(),
    }
}
fn blank_edition(year: i32) -> Edition {
    Edition { year, data_as_of: None, languages: Vec::new(), template: String::new(), releases: None, sealed: false }
}
fn blank_institution(code: &InstitutionCode) -> Institution {
    Institution {
        code: code.clone(),
        names: Localized::default(),
        acronym: String::new(),
        focal_point: String::new(),
        international: false,
    }
}
fn blank_source(code: &SourceCode) -> Source {
    Source {
        code: code.clone(),
        names: Localized::default(),
        institution: None,
        kind: SourceKind::Administrative,
        vintage: String::new(),
        frequency: Frequency::Annual,
        next_date: None,
        coverage: Localized::default(),
        definition: Localized::default(),
        access: String::new(),
        address: String::new(),
    }
}
fn blank_dimension(code: &DimensionCode) -> Dimension {
    Dimension {
        code: code.clone(),
        names: Localized::default(),
        role: DimensionRole::Other,
        code_list: CodeListCode::new(""),
    }
}
fn blank_code_list(code: &CodeListCode) -> CodeList {
    CodeList { code: code.clone(), version: String::new(), names: Localized::default(), items: Vec::new() }
}
fn blank_label(id: &LabelId) -> LearnedLabel {
    LearnedLabel {
        id: id.clone(),
        source: None,
        dimension: DimensionCode::new(""),
        label: String::new(),
        code: Code::new(""),
        said_by: Author(String::new()),
        said_at: Timestamp(0),
    }
}
fn blank_figure(id: &FigureId) -> Figure {
    Figure {
        id: id.clone(),
        kind: FigureKind::Table,
        question: String::new(),
        caption: Localized::default(),
        alt: Localized::default(),
        note: Localized::default(),
    }
}
