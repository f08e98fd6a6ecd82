//! The words that ICU data do not have: units, scales, totals, symbols, flags, parts of years.
//!
//! English is complete; a language without an entry falls back to it.

use crate::answer::{CellValue, Refusal};
use crate::truth::Reason;
use crate::{Lang, MissingKind};
use icu::plurals::PluralCategory as P;

fn key(lang: &Lang) -> &'static str {
    match (lang.primary(), lang.as_str()) {
        ("fr", _) => "fr",
        ("es", _) => "es",
        ("ru", _) => "ru",
        ("sr", "sr-Latn") => "sr-Latn",
        ("sr", _) => "sr-Cyrl",
        ("ar", _) => "ar",
        _ => "en",
    }
}

/// Which part of a year.
#[derive(Clone, Copy)]
pub enum PeriodWord {
    /// Half-year.
    Half,
    /// Quarter.
    Quarter,
    /// ISO week.
    Week,
}

/// A part of a year with its year.
pub fn period(lang: &Lang, word: PeriodWord, part: &str, year: &str) -> String {
    let pattern = match (key(lang), word) {
        ("fr", PeriodWord::Half) => "S{p} {y}",
        ("fr" | "es", PeriodWord::Quarter) => "T{p} {y}",
        ("es", PeriodWord::Half) => "S{p} {y}",
        ("fr" | "es", PeriodWord::Week) => "S{p} {y}",
        ("ru", PeriodWord::Half) => "{p}-е полугодие {y}",
        ("ru", PeriodWord::Quarter) => "{p}-й квартал {y}",
        ("ru", PeriodWord::Week) => "{p}-я неделя {y}",
        ("sr-Cyrl", PeriodWord::Half) => "{p}. полугодиште {y}",
        ("sr-Cyrl", PeriodWord::Quarter) => "{p}. квартал {y}",
        ("sr-Cyrl", PeriodWord::Week) => "{p}. недеља {y}",
        ("sr-Latn", PeriodWord::Half) => "{p}. polugodište {y}",
        ("sr-Latn", PeriodWord::Quarter) => "{p}. kvartal {y}",
        ("sr-Latn", PeriodWord::Week) => "{p}. nedelja {y}",
        ("ar", PeriodWord::Half) => "النصف {p} {y}",
        ("ar", PeriodWord::Quarter) => "الربع {p} {y}",
        ("ar", PeriodWord::Week) => "الأسبوع {p} {y}",
        (_, PeriodWord::Half) => "H{p} {y}",
        (_, PeriodWord::Quarter) => "Q{p} {y}",
        (_, PeriodWord::Week) => "week {p} of {y}",
    };
    pattern.replace("{p}", part).replace("{y}", year)
}

/// "Total".
pub fn total(lang: &Lang) -> &'static str {
    match key(lang) {
        "fr" | "es" => "Total",
        "ru" => "Всего",
        "sr-Cyrl" => "Укупно",
        "sr-Latn" => "Ukupno",
        "ar" => "المجموع",
        _ => "Total",
    }
}

/// "Other".
pub fn other(lang: &Lang) -> &'static str {
    match key(lang) {
        "fr" => "Autres",
        "es" => "Otros",
        "ru" => "Прочие",
        "sr-Cyrl" => "Остали",
        "sr-Latn" => "Ostali",
        "ar" => "أخرى",
        _ => "Other",
    }
}

/// The word for a power of ten; none where it has none.
pub fn scale(lang: &Lang, power: u8, category: P) -> Option<&'static str> {
    let one = matches!(category, P::One);
    let few = matches!(category, P::Few);
    Some(match (key(lang), power) {
        ("fr", 3) => "mille",
        ("fr", 6) => {
            if one {
                "million"
            } else {
                "millions"
            }
        }
        ("fr", 9) => {
            if one {
                "milliard"
            } else {
                "milliards"
            }
        }
        ("es", 3) => "mil",
        ("es", 6) => {
            if one {
                "millón"
            } else {
                "millones"
            }
        }
        ("es", 9) => "mil millones",
        ("ru", 3) => "тыс.",
        ("ru", 6) => "млн",
        ("ru", 9) => "млрд",
        ("sr-Cyrl", 3) => "хиљада",
        ("sr-Cyrl", 6) => {
            if one {
                "милион"
            } else {
                "милиона"
            }
        }
        ("sr-Cyrl", 9) => {
            if one {
                "милијарда"
            } else if few {
                "милијарде"
            } else {
                "милијарди"
            }
        }
        ("sr-Latn", 3) => "hiljada",
        ("sr-Latn", 6) => {
            if one {
                "milion"
            } else {
                "miliona"
            }
        }
        ("sr-Latn", 9) => {
            if one {
                "milijarda"
            } else if few {
                "milijarde"
            } else {
                "milijardi"
            }
        }
        ("ar", 3) => "ألف",
        ("ar", 6) => "مليون",
        ("ar", 9) => "مليار",
        (_, 3) => "thousand",
        (_, 6) => "million",
        (_, 9) => "billion",
        _ => return None,
    })
}

/// A unit for a table's head; none for units that only a code list names.
pub fn unit_head(lang: &Lang, code: &str) -> Option<&'static str> {
    Some(match (key(lang), code) {
        ("fr", "PS") => "personnes",
        ("es", "PS") => "personas",
        ("ru", "PS") => "человек",
        ("sr-Cyrl", "PS") => "лица",
        ("sr-Latn", "PS") => "lica",
        ("ar", "PS") => "أشخاص",
        (_, "PS") => "persons",
        ("fr", "PT") => "pour cent",
        ("es", "PT") => "por ciento",
        ("ru", "PT") => "в процентах",
        ("sr-Cyrl", "PT") => "проценат",
        ("sr-Latn", "PT") => "procenat",
        ("ar", "PT") => "نسبة مئوية",
        (_, "PT") => "per cent",
        ("fr", "PP") => "points de pourcentage",
        ("es", "PP") => "puntos porcentuales",
        ("ru", "PP") => "процентных пунктов",
        ("sr-Cyrl", "PP") => "процентни поени",
        ("sr-Latn", "PP") => "procentni poeni",
        ("ar", "PP") => "نقاط مئوية",
        (_, "PP") => "percentage points",
        ("fr", "USD") => "dollars des États-Unis",
        ("es", "USD") => "dólares de los Estados Unidos",
        ("ru", "USD") => "долл. США",
        ("sr-Cyrl", "USD") => "америчких долара",
        ("sr-Latn", "USD") => "američkih dolara",
        ("ar", "USD") => "دولار أمريكي",
        (_, "USD") => "US dollars",
        _ => return None,
    })
}

/// A pattern for a number with its unit; `{n}` is the number with its scale word.
pub fn with_unit(lang: &Lang, code: &str, category: P, scaled: bool) -> Option<&'static str> {
    let one = matches!(category, P::One);
    let few = matches!(category, P::Few);
    Some(match (key(lang), code) {
        ("fr" | "es" | "ru" | "sr-Cyrl" | "sr-Latn", "PT") => "{n}\u{a0}%",
        ("ar", "PT") => "{n} في المائة",
        (_, "PT") => "{n} per cent",
        ("fr", "PP") => {
            if one {
                "{n} point de pourcentage"
            } else {
                "{n} points de pourcentage"
            }
        }
        ("es", "PP") => {
            if one {
                "{n} punto porcentual"
            } else {
                "{n} puntos porcentuales"
            }
        }
        ("ru", "PP") => "{n} п.\u{a0}п.",
        ("sr-Cyrl", "PP") => "{n} п.\u{a0}п.",
        ("sr-Latn", "PP") => "{n} p.\u{a0}p.",
        ("ar", "PP") => "{n} نقطة مئوية",
        (_, "PP") => {
            if one {
                "{n} percentage point"
            } else {
                "{n} percentage points"
            }
        }
        ("fr", "PS") => {
            if scaled {
                "{n} de personnes"
            } else if one {
                "{n} personne"
            } else {
                "{n} personnes"
            }
        }
        ("es", "PS") => {
            if scaled {
                "{n} de personas"
            } else if one {
                "{n} persona"
            } else {
                "{n} personas"
            }
        }
        ("ru", "PS") => {
            if few {
                "{n} человека"
            } else {
                "{n} человек"
            }
        }
        ("sr-Cyrl", "PS") => {
            if one {
                "{n} лице"
            } else {
                "{n} лица"
            }
        }
        ("sr-Latn", "PS") => {
            if one {
                "{n} lice"
            } else {
                "{n} lica"
            }
        }
        ("ar", "PS") => {
            if few {
                "{n} أشخاص"
            } else {
                "{n} شخص"
            }
        }
        (_, "PS") => {
            if one {
                "{n} person"
            } else {
                "{n} persons"
            }
        }
        ("fr", "USD") => "{n}\u{a0}$\u{a0}É.-U.",
        ("es", "USD") => "{n}\u{a0}US$",
        ("ru", "USD") => "{n} долл. США",
        ("sr-Cyrl" | "sr-Latn", "USD") => "{n} USD",
        ("ar", "USD") => "{n} دولار أمريكي",
        (_, "USD") => "US$ {n}",
        _ => return None,
    })
}

/// What a symbol stands for; none for numbers.
pub fn meaning(lang: &Lang, value: &CellValue) -> Option<&'static str> {
    let k = key(lang);
    Some(match value {
        CellValue::Number(_) => return None,
        CellValue::RoundsToZero => match k {
            "fr" => "inférieur à la moitié de l’unité",
            "es" => "inferior a la mitad de la unidad",
            "ru" => "менее половины единицы",
            "sr-Cyrl" => "мање од половине јединице",
            "sr-Latn" => "manje od polovine jedinice",
            "ar" => "أقل من نصف الوحدة",
            _ => "less than half of the unit",
        },
        CellValue::Missing(MissingKind::NotAvailable) => match k {
            "fr" => "non disponible",
            "es" => "no disponible",
            "ru" => "данные отсутствуют",
            "sr-Cyrl" => "није расположиво",
            "sr-Latn" => "nije raspoloživo",
            "ar" => "غير متاح",
            _ => "not available",
        },
        CellValue::Missing(MissingKind::NotApplicable) => match k {
            "fr" => "sans objet",
            "es" => "no aplicable",
            "ru" => "неприменимо",
            "sr-Cyrl" => "није применљиво",
            "sr-Latn" => "nije primenljivo",
            "ar" => "لا ينطبق",
            _ => "not applicable",
        },
        CellValue::Missing(MissingKind::Suppressed) | CellValue::Withheld(_) => match k {
            "fr" => "confidentiel",
            "es" => "confidencial",
            "ru" => "конфиденциально",
            "sr-Cyrl" => "поверљиво",
            "sr-Latn" => "poverljivo",
            "ar" => "سري",
            _ => "confidential",
        },
        CellValue::Missing(MissingKind::NotCollected) => match k {
            "fr" => "non collecté",
            "es" => "no recopilado",
            "ru" => "не собирается",
            "sr-Cyrl" => "не прикупља се",
            "sr-Latn" => "ne prikuplja se",
            "ar" => "لم تُجمع",
            _ => "not collected",
        },
        CellValue::Missing(MissingKind::Empty) => match k {
            "fr" => "cellule reçue vide",
            "es" => "celda recibida vacía",
            "ru" => "ячейка получена пустой",
            "sr-Cyrl" => "примљена празна ћелија",
            "sr-Latn" => "primljena prazna ćelija",
            "ar" => "خلية وردت فارغة",
            _ => "received empty",
        },
        CellValue::Absent => match k {
            "fr" => "pas d’observation",
            "es" => "sin observación",
            "ru" => "нет наблюдения",
            "sr-Cyrl" => "нема податка",
            "sr-Latn" => "nema podatka",
            "ar" => "لا توجد مشاهدة",
            _ => "no observation",
        },
        CellValue::Refused(reason) => refusal(k, reason),
    })
}

fn refusal(k: &str, reason: &Refusal) -> &'static str {
    match (k, reason) {
        ("fr", Refusal::AcrossBreak(_)) => "non calculé à travers une rupture de série",
        ("fr", Refusal::AgeGroupsDoNotFit(_)) => "les groupes d’âge livrés ne forment pas le groupe demandé",
        ("fr", _) => "ne peut pas être calculé",
        ("es", Refusal::AcrossBreak(_)) => "no se calcula a través de una ruptura de la serie",
        ("es", Refusal::AgeGroupsDoNotFit(_)) => "los grupos de edad recibidos no forman el grupo pedido",
        ("es", _) => "no puede calcularse",
        ("ru", Refusal::AcrossBreak(_)) => "не рассчитывается через разрыв ряда",
        ("ru", Refusal::AgeGroupsDoNotFit(_)) => "имеющиеся возрастные группы не составляют запрошенную",
        ("ru", _) => "не может быть рассчитано",
        ("sr-Cyrl", _) => "не може се израчунати",
        ("sr-Latn", _) => "ne može se izračunati",
        ("ar", Refusal::AgeGroupsDoNotFit(_)) => "الفئات العمرية الواردة لا تكوّن الفئة المطلوبة",
        ("ar", _) => "لا يمكن حسابه",
        (_, Refusal::SumOfStock) => "a stock is not summed over time",
        (_, Refusal::SumOfRatio) => "rates, shares and scores are not summed",
        (_, Refusal::PartsOverlap(_)) => "the parts overlap and are not added",
        (_, Refusal::AgeGroupsDoNotFit(_)) => "the age groups that were delivered do not add up to this one",
        (_, Refusal::AcrossBreak(_)) => "not computed across a break in the series",
        (_, Refusal::NoGrowthBase) => "no growth from zero or from a negative value",
        (_, Refusal::ZeroDenominator) => "the denominator is zero",
        (_, Refusal::TooLarge) => "the number is too large",
        (_, Refusal::Impossible(_)) => "the received value contradicts the definition",
        (_, Refusal::Rule(rule)) => rule_in_words(*rule),
    }
}

/// A rule in the few words of a table's note.
fn rule_in_words(rule: Reason) -> &'static str {
    match rule {
        Reason::UnitsDiffer => "the units differ",
        Reason::PeriodsOverlap => "the periods overlap or differ in length",
        Reason::PeriodsDiffer => "a part of a year is not compared with a whole year",
        Reason::CodesNest => "a part and its whole are not added",
        Reason::ShareOfAnother => "no share of what does not contain the part",
        Reason::DifferentIndicators => "different indicators are not added",
        Reason::ShareMixesTime => "a flow is no share of a stock",
        Reason::StockPerFlow => "a stock is not divided by a flow",
        Reason::QuotientOfQuotient => "a rate or share is not divided again",
        Reason::BalanceAsPart => "a balance is no part and no whole",
        Reason::GrowthOfBalance => "a balance has no growth in per cent",
        Reason::CountsDiffer => "persons and events do not go together",
        Reason::PopulationsDiffer => "the rules of residence differ",
        Reason::ReferencesDiffer => "a fiscal and a calendar year do not go together",
        Reason::MeasuresDiffer => "the measures do not go together",
        _ => "cannot be computed",
    }
}

/// A status flag in words; none for flags without a printed note.
pub fn flag(lang: &Lang, letter: char) -> Option<&'static str> {
    Some(match (key(lang), letter) {
        ("fr", 'B') => "rupture de série",
        ("fr", 'E') => "estimation",
        ("fr", 'P') => "provisoire",
        ("fr", 'U') => "fiabilité faible",
        ("fr", 'I') => "imputé",
        ("fr", 'F') => "prévision",
        ("fr", 'D') => "définition différente",
        ("es", 'B') => "ruptura de la serie",
        ("es", 'E') => "estimado",
        ("es", 'P') => "provisional",
        ("es", 'U') => "poco fiable",
        ("es", 'I') => "imputado",
        ("es", 'F') => "previsión",
        ("es", 'D') => "definición diferente",
        ("ru", 'B') => "разрыв ряда",
        ("ru", 'E') => "оценка",
        ("ru", 'P') => "предварительные данные",
        ("ru", 'U') => "низкая надёжность",
        ("ru", 'I') => "досчёт",
        ("ru", 'F') => "прогноз",
        ("ru", 'D') => "иное определение",
        ("sr-Cyrl", 'B') => "прекид серије",
        ("sr-Cyrl", 'E') => "процена",
        ("sr-Cyrl", 'P') => "претходни подаци",
        ("sr-Cyrl", 'U') => "мала поузданост",
        ("sr-Cyrl", 'D') => "другачија дефиниција",
        ("sr-Latn", 'B') => "prekid serije",
        ("sr-Latn", 'E') => "procena",
        ("sr-Latn", 'P') => "prethodni podaci",
        ("sr-Latn", 'U') => "mala pouzdanost",
        ("sr-Latn", 'D') => "drugačija definicija",
        ("ar", 'B') => "انقطاع في السلسلة",
        ("ar", 'E') => "تقدير",
        ("ar", 'P') => "بيانات مؤقتة",
        ("ar", 'U') => "موثوقية منخفضة",
        ("ar", 'D') => "تعريف مختلف",
        (_, 'B') => "break in the series",
        (_, 'E') => "estimated",
        (_, 'P') => "provisional",
        (_, 'U') => "low reliability",
        (_, 'I') => "imputed",
        (_, 'F') => "forecast",
        (_, 'D') => "definition differs",
        (_, 'K') => "included in another category",
        (_, 'W') => "includes another category",
        (_, 'J') => "derogation",
        (_, 'S') => "exceptional year",
        (_, 'G') => "experimental",
        (_, 'V') => "unvalidated",
        (_, 'H') => "missing, holiday or weekend",
        (_, 'L') => "not collected",
        (_, 'M') => "not applicable",
        (_, 'N') => "not significant",
        (_, 'O') => "not available",
        (_, 'Q') => "confidential",
        _ => return None,
    })
}
