//! SDMX-JSON structure messages 1.0 and 2.0: the same code lists, concepts and data structures as in XML.
//!
//! Lists and structures that a message only points to are not fetched.

use super::structure::{Component, DataStructure, MAX_ITEMS, Structures, list_of_urn};
use almanac_core::{Code, CodeItem, CodeList, CodeListCode, Lang, Localized};
use serde_json::Value;

/// Whether the beginning of a JSON text is that of a structure message.
pub fn looks_like(start: &str) -> bool {
    !start.contains("\"dataSets\"")
        && ["\"codelists\"", "\"conceptSchemes\"", "\"dataStructures\""].iter().any(|w| start.contains(w))
}

/// What a message defines; none when it is another message.
pub fn read(root: &Value) -> Option<Structures> {
    let data = root.get("data").unwrap_or(root);
    if data.get("dataSets").is_some() {
        return None;
    }
    let spoken = root.get("meta").and_then(|m| list(m, "contentLanguages").next()).and_then(Value::as_str);
    let lang = Lang::new(spoken.filter(|l| !l.is_empty()).unwrap_or("en"));
    let mut out = Structures::default();
    let mut left = MAX_ITEMS;
    let mut take = |n: usize| {
        left = left.checked_sub(n)?;
        Some(())
    };
    for l in list(data, "codelists") {
        let items: Vec<CodeItem> = list(l, "codes")
            .filter_map(|c| {
                Some(CodeItem {
                    code: Code::new(text(c, "id")?),
                    names: names(c, &lang),
                    parent: text(c, "parent").filter(|p| !p.is_empty()).map(Code::new),
                    valid_from: None,
                    valid_to: None,
                })
            })
            .collect();
        take(items.len().saturating_add(1))?;
        out.lists.push(CodeList {
            code: CodeListCode::new(text(l, "id").unwrap_or_default()),
            version: text(l, "version").unwrap_or("1.0").to_string(),
            names: names(l, &lang),
            items,
        });
    }
    for concept in list(data, "conceptSchemes").flat_map(|s| list(s, "concepts")) {
        take(1)?;
        out.concepts.push((text(concept, "id").unwrap_or_default().to_string(), names(concept, &lang)));
    }
    for structure in list(data, "dataStructures") {
        let parts = structure.get("dataStructureComponents").unwrap_or(&Value::Null);
        let within = |part: &str, kinds: &[&str]| -> Vec<Component> {
            let part = parts.get(part).unwrap_or(&Value::Null);
            kinds.iter().flat_map(|k| list(part, k)).filter_map(component).collect()
        };
        // A single time dimension may stand there without a list around it.
        let time = parts.get("dimensionList").and_then(|d| d.get("timeDimension")).and_then(component);
        let mut dimensions = within("dimensionList", &["dimensions", "measureDimensions", "timeDimensions"]);
        dimensions.extend(time);
        let attributes = within("attributeList", &["attributes"]);
        take(dimensions.len().saturating_add(attributes.len()).saturating_add(1))?;
        out.data_structures.push(DataStructure {
            id: text(structure, "id").unwrap_or_default().to_string(),
            version: text(structure, "version").unwrap_or_default().to_string(),
            names: names(structure, &lang),
            dimensions,
            attributes,
        });
    }
    let empty = out.lists.is_empty() && out.concepts.is_empty() && out.data_structures.is_empty();
    (!empty).then_some(out)
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

/// Names by language; the one without a language is in the message's first.
fn names(value: &Value, lang: &Lang) -> Localized {
    let mut out = Localized::default();
    for (lang, name) in value.get("names").and_then(Value::as_object).into_iter().flatten() {
        if let Some(name) = name.as_str().map(str::trim).filter(|n| !n.is_empty() && !lang.is_empty()) {
            out.set(Lang::new(lang), name);
        }
    }
    if let Some(name) = text(value, "name").map(str::trim).filter(|n| !n.is_empty() && out.get(lang).is_none()) {
        out.set(lang.clone(), name);
    }
    out
}

fn component(value: &Value) -> Option<Component> {
    let enumeration = value.get("localRepresentation").and_then(|r| text(r, "enumeration")).unwrap_or_default();
    let code_list = list_of_urn(enumeration).unwrap_or_default().to_string();
    Some(Component { id: text(value, "id")?.to_string(), code_list })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_lists_with_names_in_every_language_and_parents() {
        let text = r#"{"meta":{"schema":"sdmx-json-structure-schema.json","contentLanguages":["fr","en"]},"data":{
            "codelists":[{"id":"CL_REG","version":"2.1","agencyID":"X","name":"Régions","names":{"en":"Regions"},"codes":[
            {"id":"N","name":"Nord","names":{"fr":"Nord","en":"North"}},{"id":"N1","name":"Ville","parent":"N"}]}],
            "dataStructures":[{"id":"D","version":"1.0","name":"D","dataStructureComponents":{"dimensionList":{"dimensions":[
            {"id":"REG","localRepresentation":{"enumeration":"urn:sdmx:org.sdmx.infomodel.codelist.Codelist=X:CL_REG(2.1)"}}],
            "timeDimensions":[{"id":"TIME_PERIOD"}]},"attributeList":{"attributes":[{"id":"OBS_STATUS"}]}}}]}}"#;
        let book = super::super::open(text.as_bytes(), "s.json").unwrap();
        let s = book.structures.unwrap();
        let list = s.list("CL_REG").unwrap();
        assert_eq!((list.version.as_str(), list.items.len()), ("2.1", 2));
        let name = |lang: &str| list.names.best(&Lang::new(lang)).to_string();
        assert_eq!((name("fr"), name("en")), ("Régions".into(), "Regions".into()));
        assert_eq!(list.items.last().unwrap().parent, Some(Code::new("N")));
        let d = s.data_structures.first().unwrap();
        assert_eq!((d.dimensions.len(), d.attributes.len()), (2, 1));
        assert_eq!(d.dimensions.first().unwrap().code_list, "CL_REG");
        assert_eq!(book.grids.first().unwrap().len(), 3);
    }

    #[test]
    fn a_message_without_structures_is_none() {
        for text in ["{}", r#"{"data":{"codelists":[]}}"#, r#"{"data":{"dataSets":[],"codelists":[{"id":"A"}]}}"#, "[]"]
        {
            assert_eq!(read(&serde_json::from_str(text).unwrap()), None, "{text}");
        }
    }
}
