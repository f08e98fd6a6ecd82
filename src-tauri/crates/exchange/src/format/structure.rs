//! SDMX-ML structure messages 2.0, 2.1 and 3.0: code lists with names in every language, concepts, and
//! the dimensions and attributes of data structures.
//!
//! Lists and structures that a message only points to are not fetched.

use super::{CellKind, Format, Grid, GridFull, Message, Workbook, too_many_cells};
use crate::error::{ReadError, ReadErrorKind};
use almanac_core::{Code, CodeItem, CodeList, CodeListCode, Lang, Localized};
use quick_xml::events::{BytesStart, Event};
use serde::Serialize;
use std::collections::BTreeSet;

const MAX_DEPTH: usize = 64;
/// Codes, concepts and components of one message.
pub(super) const MAX_ITEMS: usize = 2_000_000;

/// What a structure message defines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Structures {
    /// Code lists.
    pub lists: Vec<CodeList>,
    /// Concepts: id and names.
    pub concepts: Vec<(String, Localized)>,
    /// Data structures.
    pub data_structures: Vec<DataStructure>,
}

/// Which components a data set has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DataStructure {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its name per language.
    pub names: Localized,
    /// Its dimensions in order, the time dimension among them.
    pub dimensions: Vec<Component>,
    /// Its attributes.
    pub attributes: Vec<Component>,
}

/// A dimension or an attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Component {
    /// Its id.
    pub id: String,
    /// Id of its code list; empty without one.
    pub code_list: String,
}

impl Structures {
    /// The languages of all names.
    pub fn languages(&self) -> BTreeSet<Lang> {
        let lists = self.lists.iter().flat_map(|l| std::iter::once(&l.names).chain(l.items.iter().map(|i| &i.names)));
        let concepts = self.concepts.iter().map(|(_, names)| names);
        let structures = self.data_structures.iter().map(|d| &d.names);
        lists.chain(concepts).chain(structures).flat_map(|n| n.0.keys().cloned()).collect()
    }
    /// The code list of an id.
    pub fn list(&self, code: &str) -> Option<&CodeList> {
        self.lists.iter().find(|l| l.code.as_str() == code)
    }
}

/// Opens a structure message: one grid for each code list.
pub fn open(text: &str, name: &str, encoding: &'static str, message: Message) -> Result<Workbook, ReadError> {
    workbook(read(text, name)?, name, Format::SdmxMl, encoding, message)
}

/// The structures of a message with one grid for each code list.
pub(super) fn workbook(
    structures: Structures,
    name: &str,
    format: Format,
    encoding: &'static str,
    message: Message,
) -> Result<Workbook, ReadError> {
    let mut grids = Vec::new();
    for list in &structures.lists {
        grids.push(grid(list).map_err(|GridFull| too_many_cells(name))?);
    }
    Ok(Workbook {
        file: name.into(),
        format,
        encoding: Some(encoding),
        delimiter: None,
        grids,
        message: Some(message),
        structures: Some(structures),
        findings: Vec::new(),
    })
}

fn grid(list: &CodeList) -> Result<Grid, GridFull> {
    let mut grid = Grid::new(Some(list.code.as_str()));
    let langs: BTreeSet<&Lang> = list.items.iter().flat_map(|i| i.names.0.keys()).collect();
    grid.row(1, false)?;
    grid.cell(1, "code", CellKind::Text, None)?;
    grid.cell(2, "parent", CellKind::Text, None)?;
    for (column, lang) in (3..).zip(&langs) {
        grid.cell(column, &format!("name_{}", lang.as_str()), CellKind::Text, None)?;
    }
    for (row, item) in (2..).zip(&list.items) {
        grid.row(row, false)?;
        grid.cell(1, item.code.as_str(), CellKind::Text, None)?;
        if let Some(parent) = &item.parent {
            grid.cell(2, parent.as_str(), CellKind::Text, None)?;
        }
        for (column, lang) in (3..).zip(&langs) {
            if let Some(text) = item.names.0.get(*lang) {
                grid.cell(column, text, CellKind::Text, None)?;
            }
        }
    }
    Ok(grid)
}

/// Whose name is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    List,
    Code,
    Concept,
    Structure,
    Nothing,
}

#[derive(Default)]
struct Reading {
    out: Structures,
    path: Vec<String>,
    /// Language and text of the name that is open.
    text: Option<(Lang, String)>,
    /// Text of a reference written as a URN.
    urn: Option<String>,
    component: Option<(Component, bool)>,
    items: usize,
}

fn read(text: &str, name: &str) -> Result<Structures, ReadError> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut now = Reading::default();
    let damaged = |reason: String, at: u64| {
        let at = usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
        let line = text.as_bytes().get(..at).map_or(0, |s| s.iter().filter(|b| **b == b'\n').count() + 1);
        ReadError::new(ReadErrorKind::Damaged, name, reason, "Ask the sender for the file again")
            .at(format!("line {line}"))
    };
    loop {
        let event =
            reader.read_event().map_err(|e| damaged(format!("the XML is damaged ({e})"), reader.buffer_position()))?;
        match event {
            Event::Start(ref e) => {
                now.start(e);
                now.path.push(e.local_name().as_ref().to_string());
                if now.path.len() > MAX_DEPTH || now.items > MAX_ITEMS {
                    let reason = "it is nested deeper or holds more codes than any structure message";
                    return Err(damaged(reason.into(), reader.buffer_position()));
                }
            }
            Event::Empty(ref e) => {
                now.start(e);
                now.end(e.local_name().as_ref());
            }
            Event::End(ref e) => {
                now.path.pop();
                now.end(e.local_name().as_ref());
            }
            Event::Text(ref t) => now.words(t.as_ref()),
            Event::GeneralRef(ref r) => {
                let entity = format!("&{};", r.as_ref());
                now.words(&quick_xml::escape::unescape(&entity).map_or(String::new(), |t| t.into_owned()));
            }
            Event::DocType(_) => {
                return Err(damaged(
                    "the file brings its own document type, which SDMX-ML never does".into(),
                    reader.buffer_position(),
                ));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if now.out.lists.is_empty() && now.out.concepts.is_empty() && now.out.data_structures.is_empty() {
        return Err(ReadError::new(
            ReadErrorKind::NotATable,
            name,
            "the message defines no code list, concept or data structure",
            "Ask the sender for the structure with its code lists, or for the data",
        ));
    }
    Ok(now.out)
}

/// The id of a code list that a URN such as `urn:…=AGENCY:CL_SEX(2.1)` points to.
pub(super) fn list_of_urn(urn: &str) -> Option<&str> {
    urn.rsplit_once(':').map(|(_, id)| id.split('(').next().unwrap_or(id))
}

fn attribute(e: &BytesStart<'_>, key: &str) -> Option<String> {
    e.attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == key)
        .map(|a| quick_xml::escape::unescape(&a.value).map_or_else(|_| a.value.to_string(), |v| v.into_owned()))
}

impl Reading {
    fn within(&self, element: &str) -> bool {
        self.path.iter().any(|p| p == element)
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        let id = || attribute(e, "id").or_else(|| attribute(e, "value")).or_else(|| attribute(e, "conceptRef"));
        match e.local_name().as_ref() {
            "Codelist" | "CodeList" if self.within("Codelists") || self.within("CodeLists") => {
                self.out.lists.push(CodeList {
                    code: CodeListCode::new(id().unwrap_or_default()),
                    version: attribute(e, "version").unwrap_or_else(|| "1.0".into()),
                    names: Localized::default(),
                    items: Vec::new(),
                });
            }
            "Code" => {
                self.items += 1;
                if let (Some(list), Some(id)) = (self.out.lists.last_mut(), id()) {
                    list.items.push(CodeItem {
                        code: Code::new(id),
                        names: Localized::default(),
                        parent: attribute(e, "parentCode").map(Code::new),
                        valid_from: None,
                        valid_to: None,
                    });
                }
            }
            "Concept" if self.within("ConceptScheme") || self.within("Concepts") => {
                self.items += 1;
                self.out.concepts.push((id().unwrap_or_default(), Localized::default()));
            }
            "DataStructure" | "KeyFamily" if self.within("DataStructures") || self.within("KeyFamilies") => {
                self.out.data_structures.push(DataStructure {
                    id: id().unwrap_or_default(),
                    version: attribute(e, "version").unwrap_or_default(),
                    ..DataStructure::default()
                });
            }
            word @ ("Dimension" | "TimeDimension" | "MeasureDimension" | "Attribute") => {
                let inside = self.path.last().map(String::as_str);
                if matches!(inside, Some("DimensionList" | "AttributeList" | "Components")) {
                    self.items += 1;
                    let code_list = attribute(e, "codelist").unwrap_or_default();
                    self.component = id().map(|id| (Component { id, code_list }, word != "Attribute"));
                }
            }
            // The code list of a component, by reference or by name.
            "Ref" if self.path.last().is_some_and(|p| p == "Enumeration") => {
                if let (Some((component, _)), Some(id)) = (self.component.as_mut(), attribute(e, "id")) {
                    component.code_list = id;
                }
            }
            "Ref" if self.path.last().is_some_and(|p| p == "Parent") && self.within("Code") => {
                let parent = attribute(e, "id");
                self.set_parent(parent);
            }
            "Enumeration" | "Parent" => self.urn = Some(String::new()),
            "Name" => self.open_name(e),
            // Codes of 2.0 are named by their description.
            "Description" if self.path.last().is_some_and(|p| p == "Code") => {
                let unnamed = self.out.lists.last().and_then(|l| l.items.last()).is_some_and(|i| {
                    let lang = attribute(e, "lang").unwrap_or_else(|| "en".into());
                    !i.names.0.keys().any(|l| l.as_str() == lang)
                });
                if unnamed {
                    self.open_name(e);
                }
            }
            _ => {}
        }
    }

    fn open_name(&mut self, e: &BytesStart<'_>) {
        let lang = attribute(e, "lang").filter(|l| !l.is_empty()).unwrap_or_else(|| "en".into());
        self.text = Some((Lang::new(&lang), String::new()));
    }

    fn words(&mut self, text: &str) {
        if let Some((_, held)) = self.text.as_mut() {
            held.push_str(text);
        } else if let Some(held) = self.urn.as_mut() {
            held.push_str(text.trim());
        }
    }

    fn set_parent(&mut self, parent: Option<String>) {
        if let (Some(item), Some(parent)) = (self.out.lists.last_mut().and_then(|l| l.items.last_mut()), parent) {
            item.parent = Some(Code::new(parent));
        }
    }

    fn named(&self) -> Named {
        match self.path.last().map(String::as_str) {
            Some("Code") => Named::Code,
            Some("Codelist" | "CodeList") => Named::List,
            Some("Concept") => Named::Concept,
            Some("DataStructure" | "KeyFamily") => Named::Structure,
            _ => Named::Nothing,
        }
    }

    fn end(&mut self, element: &str) {
        match element {
            "Name" | "Description" => {
                let Some((lang, text)) = self.text.take().filter(|(_, t)| !t.trim().is_empty()) else { return };
                let names = match self.named() {
                    Named::Code => self.out.lists.last_mut().and_then(|l| l.items.last_mut()).map(|i| &mut i.names),
                    Named::List => self.out.lists.last_mut().map(|l| &mut l.names),
                    Named::Structure => self.out.data_structures.last_mut().map(|d| &mut d.names),
                    Named::Concept => self.out.concepts.last_mut().map(|(_, n)| n),
                    Named::Nothing => None,
                };
                if let Some(names) = names {
                    names.0.entry(lang).or_insert_with(|| text.trim().to_string());
                }
            }
            "Enumeration" => {
                if let (Some((component, _)), Some(urn)) = (self.component.as_mut(), self.urn.take())
                    && let Some(id) = list_of_urn(&urn)
                {
                    component.code_list = id.to_string();
                }
            }
            "Parent" => {
                let parent = self.urn.take().filter(|p| !p.is_empty());
                self.set_parent(parent);
            }
            "Dimension" | "TimeDimension" | "MeasureDimension" | "Attribute" => {
                let in_list = self
                    .path
                    .last()
                    .is_some_and(|p| matches!(p.as_str(), "DimensionList" | "AttributeList" | "Components"));
                let Some((component, dimension)) = self.component.take_if(|_| in_list) else { return };
                if let Some(structure) = self.out.data_structures.last_mut() {
                    if dimension {
                        structure.dimensions.push(component);
                    } else {
                        structure.attributes.push(component);
                    }
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn structures(text: &str) -> Structures {
        super::super::open(text.as_bytes(), "s.xml").unwrap().structures.unwrap()
    }

    #[test]
    fn code_lists_of_3_0_with_a_parent() {
        let s = structures(
            r#"<mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"><mes:Structures>
            <str:Codelists><str:Codelist id="CL_A" version="2.0"><com:Name xml:lang="en">Areas</com:Name>
            <str:Code id="W"><com:Name xml:lang="en">World</com:Name><com:Name xml:lang="ru">Мир</com:Name></str:Code>
            <str:Code id="KG"><com:Name xml:lang="en">A &amp; B</com:Name><str:Parent>W</str:Parent></str:Code>
            </str:Codelist></str:Codelists><str:DataStructures><str:DataStructure id="D" version="1.0">
            <str:DataStructureComponents><str:DimensionList><str:Dimension id="REF_AREA"><str:LocalRepresentation>
            <str:Enumeration>urn:sdmx:org.sdmx.infomodel.codelist.Codelist=X:CL_A(2.0)</str:Enumeration>
            </str:LocalRepresentation></str:Dimension><str:TimeDimension id="TIME_PERIOD"/></str:DimensionList>
            <str:AttributeList><str:Attribute id="OBS_STATUS"/></str:AttributeList></str:DataStructureComponents>
            </str:DataStructure></str:DataStructures></mes:Structures></mes:Structure>"#,
        );
        let list = s.list("CL_A").unwrap();
        assert_eq!((list.version.as_str(), list.items.len()), ("2.0", 2));
        assert_eq!(list.items[1].parent, Some(Code::new("W")));
        assert_eq!(list.items[1].names.best(&Lang::new("en")), "A & B");
        assert_eq!(s.languages().into_iter().map(|l| l.as_str().to_string()).collect::<Vec<_>>(), ["en", "ru"]);
        let d = &s.data_structures[0];
        assert_eq!(d.dimensions[0].code_list, "CL_A");
        assert_eq!((d.dimensions.len(), d.attributes.len()), (2, 1));
    }

    #[test]
    fn code_lists_of_2_0_are_named_by_description() {
        let s = structures(
            r#"<Structure xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"><CodeLists>
            <s:CodeList id="CL_SEX" agency="X" version="1.0"><s:Name xml:lang="en">Sex</s:Name>
            <s:Code value="F"><s:Description xml:lang="en">Female</s:Description></s:Code></s:CodeList></CodeLists>
            <KeyFamilies><s:KeyFamily id="K"><s:Components><s:Dimension conceptRef="SEX" codelist="CL_SEX"/>
            <s:TimeDimension conceptRef="TIME"/><s:Attribute conceptRef="STATUS"/></s:Components></s:KeyFamily></KeyFamilies>
            </Structure>"#,
        );
        assert_eq!(s.lists[0].items[0].names.best(&Lang::new("en")), "Female");
        assert_eq!(s.data_structures[0].dimensions[0], Component { id: "SEX".into(), code_list: "CL_SEX".into() });
    }
}
