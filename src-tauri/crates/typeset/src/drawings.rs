//! Drawings on the pages that a window shows: their letters become outlines.
//!
//! A web view sets the text of an embedded drawing in the fonts of the machine, which may be other and wider ones than
//! those of the printed page. What is exported keeps its text.

use crate::fonts::fonts;
use base64::{Engine, engine::general_purpose::STANDARD};
use std::sync::{Arc, LazyLock};
use usvg::{Options, Tree, WriteOptions, fontdb};

const BEGIN: &str = "data:image/svg+xml;base64,";

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut known = fontdb::Database::new();
    fonts().iter().for_each(|font| known.load_font_data(font.bytes.to_vec()));
    Options { fontdb: Arc::new(known), ..Options::default() }
});

/// The page with every embedded drawing's text as outlines. A drawing that cannot be read stays as it is.
pub(crate) fn outlined(page: &str) -> String {
    let mut out = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (drawing, behind) = after.split_once('"').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(BEGIN);
        out.push_str(&outlines_of(drawing).unwrap_or_else(|| drawing.into()));
        if after.len() > drawing.len() {
            out.push('"');
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// A drawing with its text as outlines; one that cannot be read stays as it is.
pub fn outlined_drawing(svg: &str) -> String {
    let outlines = Tree::from_str(svg, &OPTIONS).map(|tree| tree.to_string(&WriteOptions::default()));
    outlines.unwrap_or_else(|_| svg.to_string())
}

/// The same drawing without text, both in base 64. Remembered, since a page is shown again with every letter typed.
#[comemo::memoize]
fn outlines_of(drawing: &str) -> Option<Arc<str>> {
    let tree = Tree::from_data(&STANDARD.decode(drawing).ok()?, &OPTIONS).ok()?;
    Some(STANDARD.encode(tree.to_string(&WriteOptions::default())).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_a_drawing_become_outlines_and_the_rest_of_the_page_stays() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text x="1" y="12" font-family="Noto Sans" font-size="9">20.4 in 2023</text></svg>"#;
        let page = |drawing: &str| format!(r#"<svg><image href="{BEGIN}{drawing}" width="9"/><g>text</g></svg>"#);
        let out = outlined(&page(&STANDARD.encode(svg)));
        let drawing = out.split_once(BEGIN).and_then(|(_, rest)| rest.split_once('"')).map(|(d, _)| d).unwrap();
        assert_eq!(out, page(drawing), "only the drawing is another");
        let drawn = String::from_utf8(STANDARD.decode(drawing).unwrap()).unwrap();
        assert!(drawn.contains("<path") && !drawn.contains("<text"), "{drawn}");
        let alone = outlined_drawing(svg);
        assert!(alone.contains("<path") && !alone.contains("<text"), "{alone}");
        assert_eq!(outlined_drawing("no drawing"), "no drawing", "what is no drawing stays");
        assert_eq!(outlined(&page("%%%")), page("%%%"), "what is no drawing stays");
        assert_eq!(outlined("<svg/>"), "<svg/>");
    }
}
