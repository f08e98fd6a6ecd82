//! Steps in words, for the commands that list, undo and redo them.

use almanac_core::{OpName, Step};
use serde_json::{Value, json};

/// What a step did.
pub fn words(step: &Step) -> String {
    let what = match step.name {
        OpName::NewProject => "new project",
        OpName::EditAbout => "edit of title, country or members",
        OpName::EditEdition => "edit of an edition",
        OpName::Type => "typing",
        OpName::Insert => "insertion into the text",
        OpName::AddSection => "section added",
        OpName::MoveSection => "section moved",
        OpName::RenameSection => "section renamed",
        OpName::RemoveSection => "section removed",
        OpName::EditFigure => "edit of a figure",
        OpName::EditRegister => "edit of a register",
        OpName::Import => "import",
        OpName::RemoveRelease => "delivery removed",
        OpName::EnterValues => "values entered",
        OpName::ReplaceWords => "words replaced",
        OpName::MarkSeen => "changed values seen",
        OpName::AcceptFinding => "finding accepted",
        OpName::Combine => "another copy taken in",
        OpName::Undo => "undo",
        OpName::Redo => "redo",
        OpName::Return => "return to an earlier step",
    };
    if step.detail.is_empty() { what.to_string() } else { format!("{what}: {}", step.detail) }
}

/// A step for scripts.
pub fn to_json(step: &Step) -> Value {
    json!({
        "step": step.id.as_str(), "name": step.name, "detail": step.detail, "by": step.by.0, "at": step.at.iso(),
        "own": step.own, "undone": step.undone,
    })
}
