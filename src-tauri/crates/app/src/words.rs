//! The few words of the document that the window shows before the page is set.
//!
//! The page's own words stand in the template's locales; these must agree with them.

use almanac_core::Lang;

/// `Figure 3`, `Table 2` in a language.
pub fn figure_label(lang: &Lang, table: bool, number: &str) -> String {
    let word = match (lang.primary(), lang.as_str(), table) {
        ("fr", _, true) => "Tableau",
        ("es", _, true) => "Cuadro",
        ("ru", _, true) => "Таблица",
        ("sr", "sr-Latn", true) => "Tabela",
        ("sr", _, true) => "Табела",
        ("ar", _, true) => "الجدول",
        (_, _, true) => "Table",
        ("fr", _, false) => "Figure",
        ("es", _, false) => "Gráfico",
        ("ru", _, false) => "Рисунок",
        ("sr", "sr-Latn", false) => "Grafikon",
        ("sr", _, false) => "Графикон",
        ("ar", _, false) => "الشكل",
        (_, _, false) => "Figure",
    };
    format!("{word} {number}")
}
