//! Why a question cannot be asked, one reason for each kind of question.

/// The reason.
pub fn why_not(question: &str) -> &'static str {
    let has = |word: &str| question.contains(word);
    if has("[]") {
        "attributes of several values are kept as one text, which the reader does not count"
    } else if has("field count differs") {
        "records of another width are read as they are, the reader keeps no count of them"
    } else if has("that observation") {
        "it asks about the answer to another question"
    } else {
        "the question has no general form"
    }
}
