//! Currencies, by their codes and by their names in the languages of the senders.

/// Codes of currencies (ISO 4217), those of countries that report remittances in their own.
const CURRENCIES: &[&str] = &[
    "usd", "eur", "gbp", "chf", "jpy", "cny", "rub", "kgs", "kzt", "uzs", "tjs", "tmt", "uah", "mdl", "gel", "amd",
    "azn", "try", "pln", "ron", "bgn", "huf", "czk", "rsd", "bam", "mkd", "all", "inr", "npr", "pkr", "bdt", "lkr",
    "mmk", "thb", "php", "idr", "vnd", "khr", "myr", "krw", "aud", "nzd", "cad", "mxn", "brl", "ars", "clp", "cop",
    "pen", "bob", "pyg", "uyu", "gtq", "hnl", "nio", "crc", "dop", "jmd", "htg", "egp", "mad", "tnd", "dzd", "lbp",
    "jod", "iqd", "sar", "aed", "qar", "kwd", "zar", "kes", "ngn", "ghs", "etb", "xof", "xaf", "tzs", "ugx", "rwf",
];

/// Names of currencies with their codes; none for names that several have.
const CURRENCY_NAMES: &[(&str, &str)] = &[
    ("dollars", ""),
    ("dollar", ""),
    ("dólares", ""),
    ("dolares", ""),
    ("долл", ""),
    ("дол", ""),
    ("долларов", ""),
    ("доларів", ""),
    ("доллары", ""),
    ("сом", "kgs"),
    ("сомов", "kgs"),
    ("som", "kgs"),
    ("soms", "kgs"),
    ("сомони", "tjs"),
    ("somoni", "tjs"),
    ("сум", "uzs"),
    ("сўм", "uzs"),
    ("тенге", "kzt"),
    ("tenge", "kzt"),
    ("рублей", "rub"),
    ("руб", "rub"),
    ("rubles", "rub"),
    ("гривень", "uah"),
    ("грн", "uah"),
    ("hryvnias", "uah"),
    ("лари", "gel"),
    ("lari", "gel"),
    ("ლარი", "gel"),
    ("драм", "amd"),
    ("drams", "amd"),
    ("դրամ", "amd"),
    ("euro", "eur"),
    ("euros", "eur"),
    ("fcfa", ""),
    ("rupees", ""),
    ("pesos", ""),
    ("soles", "pen"),
    ("lempiras", "hnl"),
    ("quetzales", "gtq"),
    ("دولار", ""),
    ("دينار", ""),
    ("درهم", ""),
    ("ريال", ""),
    ("реалов", "brl"),
    ("reais", "brl"),
    ("zł", "pln"),
    ("lei", ""),
    ("lira", "try"),
];

/// Whether a word is the code of a currency or its name.
pub(super) fn is_currency(word: &str) -> bool {
    is_currency_code(word) || CURRENCY_NAMES.iter().any(|(name, _)| *name == word)
}

/// Three letters that are words as well stand only in capitals, which are folded away here.
pub(super) fn is_currency_code(word: &str) -> bool {
    CURRENCIES.contains(&word) && !matches!(word, "all" | "try" | "pen" | "cop" | "mad" | "top")
}

/// The code of the currency that a word says, where only one has it.
pub(super) fn currency(word: &str) -> Option<&str> {
    let named = || CURRENCY_NAMES.iter().find(|(name, code)| *name == word && !code.is_empty()).map(|(_, code)| *code);
    Some(word).filter(|w| is_currency_code(w)).or_else(named)
}
