//! Drawings on the pages that a window shows: their letters become outlines.
//!
//! A web view sets the text of an embedded drawing in the fonts of the machine, which may be other and wider ones than
//! those of the printed page. What is exported keeps its text.

use crate::fonts::fonts;
use base64::{Engine, engine::general_purpose::STANDARD};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock};
use usvg::{Options, Tree, WriteOptions, fontdb};

const BEGIN: &str = "data:image/svg+xml;base64,";

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut known = fontdb::Database::new();
    fonts().iter().for_each(|font| known.load_font_data(font.bytes.to_vec()));
    Options { fontdb: Arc::new(known), ..Options::default() }
});

/// The page with every embedded drawing as a part of it, its text as outlines. WebKit leaves a picture inside a picture
/// blank. A drawing that cannot be read stays as it is.
pub(crate) fn outlined(page: &str) -> String {
    let mut out = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<image ") {
        let (attributes, behind) = after.split_once("/>").unwrap_or((after, ""));
        out.push_str(before);
        match part_of_page(attributes) {
            Some(part) => out.push_str(&part),
            None => {
                out.push_str("<image ");
                out.push_str(attributes);
                if attributes.len() < after.len() {
                    out.push_str("/>");
                }
            }
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// An embedded drawing as elements of the page, from the attributes by which it was embedded.
fn part_of_page(attributes: &str) -> Option<String> {
    let value = |name: &str| {
        let (_, after) = attributes.split_once(&format!("{name}=\""))?;
        after.split_once('"').map(|(value, _)| value)
    };
    let outlines = outlines_of(value("xlink:href")?.strip_prefix(BEGIN)?)?;
    let (width, height) = (value("width")?, value("height")?);
    let place = value("transform").map(|t| format!(" transform=\"{t}\"")).unwrap_or_default();
    let Outlines { view, content } = &*outlines;
    Some(format!(
        "<g{place}><svg width=\"{width}\" height=\"{height}\" viewBox=\"{view}\" preserveAspectRatio=\"none\" \
         xmlns:xlink=\"http://www.w3.org/1999/xlink\">{content}</svg></g>"
    ))
}

/// A drawing with its text as outlines; one that cannot be read stays as it is.
pub fn outlined_drawing(svg: &str) -> String {
    let outlines = Tree::from_str(svg, &OPTIONS).map(|tree| tree.to_string(&WriteOptions::default()));
    outlines.unwrap_or_else(|_| svg.to_string())
}

/// A drawing without text: its box, and what is in it.
struct Outlines {
    view: String,
    content: String,
}

/// The outlines of a drawing in base 64. Remembered, since a page is shown again with every letter typed.
#[comemo::memoize]
fn outlines_of(drawing: &str) -> Option<Arc<Outlines>> {
    let tree = Tree::from_data(&STANDARD.decode(drawing).ok()?, &OPTIONS).ok()?;
    // Drawings of one page share its names; those of the same drawing mean the same.
    let mut name = std::hash::DefaultHasher::new();
    drawing.hash(&mut name);
    let options = WriteOptions { id_prefix: Some(format!("d{:x}-", name.finish())), ..WriteOptions::default() };
    let whole = tree.to_string(&options);
    let (_, inside) = whole.split_once("<svg").and_then(|(_, rest)| rest.split_once('>'))?;
    let (content, _) = inside.rsplit_once("</svg>")?;
    let size = tree.size();
    Some(Arc::new(Outlines { view: format!("0 0 {} {}", size.width(), size.height()), content: content.into() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_a_drawing_become_outlines_and_the_rest_of_the_page_stays() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text x="1" y="12" font-family="Noto Sans" font-size="9">20.4 in 2023</text></svg>"#;
        let page = |drawing: &str| {
            format!(
                r#"<svg><image transform="scale(2)" xlink:href="{BEGIN}{drawing}" width="9" height="2"/><g>text</g></svg>"#
            )
        };
        let out = outlined(&page(&STANDARD.encode(svg)));
        let drawn =
            out.strip_prefix("<svg><g transform=\"scale(2)\"><svg width=\"9\" height=\"2\" viewBox=\"0 0 90 20\"");
        let drawn = drawn.and_then(|rest| rest.strip_suffix("</svg></g><g>text</g></svg>")).unwrap();
        assert!(drawn.contains("<path") && !drawn.contains("<text") && !drawn.contains("data:"), "{drawn}");
        let alone = outlined_drawing(svg);
        assert!(alone.contains("<path") && !alone.contains("<text"), "{alone}");
        assert_eq!(outlined_drawing("no drawing"), "no drawing", "what is no drawing stays");
        assert_eq!(outlined(&page("%%%")), page("%%%"), "what is no drawing stays");
        assert_eq!(outlined("<svg/>"), "<svg/>");
    }
}
