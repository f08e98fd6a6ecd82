//! What a statistical message says of itself: its kind, its sender, its dimensions and attributes.

use serde::Serialize;

/// The head of a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Its kind as it names it: `StructureSpecificData`, `SDMX-CSV`.
    pub kind: String,
    /// Version of the standard; empty where the message does not say it.
    pub version: String,
    /// Who sent it; empty where the message does not say it.
    pub sender: String,
    /// How many data sets it holds.
    pub data_sets: usize,
    /// How many series it lists, those without values among them; zero where values stand for themselves.
    pub series: usize,
    /// Its dimensions in their order, where it tells them from attributes.
    pub dimensions: Vec<MessageDimension>,
    /// Names of what only describes values, where it tells them from dimensions.
    pub attributes: Vec<String>,
}

/// A dimension as the message declares it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MessageDimension {
    /// Its id.
    pub id: String,
    /// Its codes in the message's order; empty where the message has no list.
    pub codes: Vec<String>,
}

impl Message {
    /// A message of a kind and version.
    pub fn new(kind: &str, version: &str) -> Self {
        Self { kind: kind.into(), version: version.into(), ..Self::default() }
    }
    /// Takes a component for a dimension; an attribute of the same name is none any more.
    pub fn dimension(&mut self, id: &str) {
        if !self.dimensions.iter().any(|d| d.id == id) {
            self.dimensions.push(MessageDimension { id: id.into(), codes: Vec::new() });
        }
    }
    /// Takes a component for an attribute.
    pub fn attribute(&mut self, id: &str) {
        if !self.attributes.iter().any(|a| a == id) {
            self.attributes.push(id.into());
        }
    }
}
