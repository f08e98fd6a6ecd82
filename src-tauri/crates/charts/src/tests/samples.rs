//! Charts to look at: one sample per form and per difficulty.

use almanac_core::answer::{Answer, AnswerUnit, Cell, CellValue, Header, Shape, Withholding};
use almanac_core::release::{Flags, MissingKind};
use almanac_core::*;
use std::collections::BTreeSet;
use std::sync::Arc;

pub fn cell(text: &str) -> Cell {
    let (value, flags) = match text.split_once(' ') {
        Some((v, f)) => (v, Flags::from_letters(f).unwrap()),
        None => (text, Flags::NONE),
    };
    let value = match value {
        "-" => CellValue::Absent,
        ".." => CellValue::Missing(MissingKind::NotAvailable),
        "c" => CellValue::Withheld(Withholding::Confidential),
        "0~" => CellValue::RoundsToZero,
        n => CellValue::Number(n.parse().unwrap()),
    };
    Cell { value, flags, partial: false, period: None, origins: vec![] }
}

pub fn unit(code: &str, decimals: u8) -> AnswerUnit {
    AnswerUnit { code: Some(Code::new(code)), multiplier: 0, decimals, difference: false }
}

pub fn code(d: &str, c: &str) -> Header {
    Header::Code(DimensionCode::new(d), Code::new(c))
}

pub fn years(list: impl IntoIterator<Item = i32>) -> Vec<Header> {
    list.into_iter().map(|y| Header::Period(Period::Year(y))).collect()
}

pub fn answer(unit: AnswerUnit, rows: Vec<Header>, columns: Vec<Header>, cells: Vec<Cell>) -> Answer {
    Answer {
        question: "X".into(),
        shape: Shape::Matrix,
        unit,
        measure: None,
        subjects: 1,
        rows,
        columns,
        cells,
        indicators: BTreeSet::new(),
        sources: BTreeSet::new(),
    }
}

/// Rows of cells written as `12 P` (flags after a space), separated by `;`.
pub fn table(unit: AnswerUnit, rows: Vec<Header>, columns: Vec<Header>, cells: &str) -> Answer {
    let cells = cells.split(';').map(|t| cell(t.trim())).collect();
    answer(unit, rows, columns, cells)
}

pub struct Sample {
    pub name: &'static str,
    pub kind: FigureKind,
    pub lang: &'static str,
    pub caption: &'static str,
    pub answer: Answer,
}

fn list(profile: &mut Profile, dimension: &str, role: DimensionRole, items: &[(&str, &[(&str, &str)])]) {
    let list = CodeListCode::new(format!("CL_{}", dimension.to_uppercase()));
    let names = |texts: &[(&str, &str)]| {
        let mut l = Localized::default();
        for (lang, text) in texts {
            l.set(Lang::new(*lang), *text);
        }
        l
    };
    let items = items
        .iter()
        .map(|(c, texts)| CodeItem {
            code: Code::new(c),
            names: names(texts),
            parent: None,
            valid_from: None,
            valid_to: None,
        })
        .collect();
    let code = DimensionCode::new(dimension);
    profile.dimensions.insert(
        code.clone(),
        Arc::new(Dimension { code, names: Localized::en(dimension), role, code_list: list.clone() }),
    );
    profile.code_lists.insert(
        list.clone(),
        Arc::new(CodeList { code: list, version: "1.0".into(), names: Localized::en(dimension), items }),
    );
}

pub fn profile() -> Profile {
    let mut p = Profile::default();
    list(
        &mut p,
        "sex",
        DimensionRole::Sex,
        &[
            ("F", &[("en", "Women"), ("fr", "Femmes"), ("ru", "Женщины"), ("ar", "النساء")]),
            ("M", &[("en", "Men"), ("fr", "Hommes"), ("ru", "Мужчины"), ("ar", "الرجال")]),
        ],
    );
    let ages: Vec<(String, String)> = (0..16)
        .map(|i| {
            let (a, b) = (i * 5, i * 5 + 4);
            (format!("Y{a}T{b}"), format!("{a}\u{2013}{b}"))
        })
        .chain([("Y_GE80".to_string(), "80+".to_string())])
        .collect();
    let texts: Vec<[(&str, &str); 1]> = ages.iter().map(|(_, n)| [("en", n.as_str())]).collect();
    let items: Vec<(&str, &[(&str, &str)])> =
        ages.iter().zip(&texts).map(|((c, _), t)| (c.as_str(), t.as_slice())).collect();
    list(&mut p, "age", DimensionRole::Age, &items);
    list(
        &mut p,
        "citizenship",
        DimensionRole::Citizenship,
        &[
            ("KGZ", &[("en", "Kyrgyzstan"), ("ru", "Кыргызстан"), ("ar", "قيرغيزستان")]),
            ("TJK", &[("en", "Tajikistan"), ("ru", "Таджикистан"), ("ar", "طاجيكستان")]),
            ("UZB", &[("en", "Uzbekistan"), ("ru", "Узбекистан"), ("ar", "أوزبكستان")]),
            ("KAZ", &[("en", "Kazakhstan"), ("ru", "Казахстан"), ("ar", "كازاخستان")]),
            ("RUS", &[("en", "Russian Federation"), ("ru", "Российская Федерация"), ("ar", "الاتحاد الروسي")]),
            ("TUR", &[("en", "Türkiye"), ("ru", "Турция"), ("ar", "تركيا")]),
            ("CHN", &[("en", "China"), ("ru", "Китай"), ("ar", "الصين")]),
            (
                "SYR",
                &[
                    ("en", "Syrian Arab Republic"),
                    ("ru", "Сирийская Арабская Республика"),
                    ("ar", "الجمهورية العربية السورية"),
                ],
            ),
        ],
    );
    list(
        &mut p,
        "reason",
        DimensionRole::Reason,
        &[
            ("W", &[("en", "Work"), ("ru", "Трудовая деятельность, включая сезонную занятость в сельском хозяйстве")]),
            ("F", &[("en", "Family"), ("ru", "Воссоединение семьи и иные семейные обстоятельства")]),
            (
                "S",
                &[
                    ("en", "Study"),
                    ("ru", "Обучение в образовательных организациях высшего и среднего профессионального образования"),
                ],
            ),
            ("P", &[("en", "Protection"), ("ru", "Международная защита")]),
            ("B", &[("en", "Business"), ("ru", "Предпринимательская и инвестиционная деятельность")]),
            ("M", &[("en", "Medical"), ("ru", "Лечение")]),
            ("R", &[("en", "Religion"), ("ru", "Религиозная деятельность миссионеров и священнослужителей")]),
            (
                "O",
                &[("en", "Other"), ("ru", "Прочие причины, не указанные в других категориях настоящей классификации")],
            ),
        ],
    );
    p
}

pub fn samples() -> Vec<Sample> {
    let sex = || vec![code("sex", "F"), code("sex", "M")];
    let some = |codes: &[&str]| codes.iter().map(|c| code("citizenship", c)).collect::<Vec<_>>();
    let reasons = |codes: &[&str]| codes.iter().map(|c| code("reason", c)).collect::<Vec<_>>();
    let remittances = "0.2;0.3;1.8;3.7;8.1;12.7;16.7;18.5;23.8;21.0;26.4;27.6;30.8;31.0;30.1;25.3;29.3;32.3;32.5;28.9;31.8;32.6;26.6;20.4";
    let only = || vec![Header::Only];
    let ages: Vec<Header> =
        (0..16).map(|i| code("age", &format!("Y{}T{}", i * 5, i * 5 + 4))).chain([code("age", "Y_GE80")]).collect();
    let pyramid = "5210;5480;4800;5010;4300;4420;6100;7400;9800;14200;12900;19100;13800;20400;11900;18200;9700;15100;8100;11800;6900;8700;6000;6600;5100;4900;4300 E;3500 E;3600 E;2600 E;2500 E;1500 E;1900;..";
    vec![
        Sample {
            name: "line-one",
            kind: FigureKind::Line,
            lang: "en",
            caption: "Personal remittances received, 2000–2023",
            answer: table(unit("PT", 1), only(), years(2000..=2023), remittances),
        },
        Sample {
            name: "line-five",
            kind: FigureKind::Line,
            lang: "en",
            caption: "Immigrants by citizenship",
            answer: table(
                unit("PS", 0),
                some(&["TJK", "UZB", "KAZ", "RUS", "SYR"]),
                years(2015..=2024),
                "1200;1500;1900;2500;2600;2100;2700;3300;3500;3610;\
                 900;1100;1400;2000;2200;1900;2600;3200;3450;3580;\
                 3000;2900;2800;2750;2600;2000;2300;2700;3300;3520;\
                 4100;3900;3700;3500;3600;2500;2800;4900;5200;4700;\
                 10;40;35;30;25;10;15;20;22;24",
            ),
        },
        Sample {
            name: "line-gaps",
            kind: FigureKind::Line,
            lang: "en",
            caption: "Emigrants by sex",
            answer: table(
                unit("PS", 0),
                sex(),
                years((2005..=2012).chain(2015..=2024)),
                "800;850;-;-;900;950;1000;1040;1100;1180;1220;..;1300;1350;1400;c;1500;1550;\
                 700;720;760;790;800;810;830;860;900;910;..;..;990;1010;1050;1090;1100;1140",
            ),
        },
        Sample {
            name: "line-break",
            kind: FigureKind::Line,
            lang: "fr",
            caption: "Stock d’étrangers par sexe",
            answer: table(
                unit("PS", 0),
                sex(),
                years(2010..=2024),
                "118555;121000;124000;126500;128000;152000 B;155000;157500;160000;163000;161000;165000;170000;174000 P;178000 E;\
                 80456;82000;83000;85000;86000;98000 B;99500;101000;104000;106000;103000;107000;111000;114000 P;117000 E",
            ),
        },
        Sample {
            name: "line-quarters",
            kind: FigureKind::Line,
            lang: "ru",
            caption: "Первичные разрешения",
            answer: table(
                unit("PS", 0),
                only(),
                (0..14).map(|i| Header::Period(Period::Quarter(2021, 1).shifted(i))).collect(),
                "310;420;510;390;350;470;560;440;400;520;610;490;450 P;580 P",
            ),
        },
        Sample {
            name: "bar-long-names",
            kind: FigureKind::Bar,
            lang: "ru",
            caption: "Первичные разрешения по причинам",
            answer: table(
                unit("PS", 0),
                reasons(&["W", "F", "S", "P", "B", "M", "R", "O"]),
                years([2022, 2023, 2024]),
                "18200;19800;22400;9100;8700;9900;4100;4600;5200;800;1250;900;610;640;700 P;95;..;120;40;42;38;1900;1700;2100",
            ),
        },
        Sample {
            name: "bar-categories",
            kind: FigureKind::Bar,
            lang: "en",
            caption: "Foreign-born residents by country of birth, 2024",
            answer: table(
                unit("PS", 0),
                [some(&["RUS", "UZB", "TJK", "KAZ", "TUR", "CHN", "SYR"]), vec![Header::Other(41), Header::Total]]
                    .concat(),
                years([2024]),
                "62410;41200;28950 E;15300;8120;0;c;21400;177380",
            ),
        },
        Sample {
            name: "bar-years",
            kind: FigureKind::Bar,
            lang: "en",
            caption: "Net international migration",
            answer: table(
                unit("PS", 0),
                only(),
                years((2010..=2016).chain(2018..=2024)),
                "-50600;-45700;-13500;-7200;-7800;-4200;-3900;-5400;-6200 B;-4900;-1000;500;12800 P;18900 P",
            ),
        },
        Sample {
            name: "bar-grouped-years",
            kind: FigureKind::Bar,
            lang: "en",
            caption: "Asylum applications by sex",
            answer: table(
                unit("PS", 0),
                sex(),
                years(2018..=2024),
                "210;250;180;..;320;410;450 P;340;390;260;300;510;640;700 P",
            ),
        },
        Sample {
            name: "stacked-years",
            kind: FigureKind::StackedBar,
            lang: "en",
            caption: "Permits by reason",
            answer: table(
                unit("PS", 0),
                reasons(&["W", "F", "S", "P"]),
                years(2016..=2024),
                "5200;5600;6100;7000;4100;5900;7800;8600;9100;2100;2200;2400;2600;1500;2000;2700;2900;3000;1200;1300;1500;1800;900;..;1900;2100;2300;150;180;160;210;190;240;1400;900;700",
            ),
        },
        Sample {
            name: "share-categories",
            kind: FigureKind::ShareBar,
            lang: "en",
            caption: "Immigrants by reason and citizenship, 2024",
            answer: table(
                unit("PS", 0),
                some(&["TJK", "UZB", "RUS", "SYR", "CHN"]),
                reasons(&["W", "F", "S", "P", "O"]),
                "620;210;90;5;30;800;260;120;2;44;510;390;60;140;95;20;45;30;310;12;400;80;220;..;33",
            ),
        },
        Sample {
            name: "pyramid",
            kind: FigureKind::Pyramid,
            lang: "en",
            caption: "Foreign-born residents by age and sex, 2024",
            answer: table(unit("PS", 0), ages.clone(), sex(), pyramid),
        },
        Sample {
            name: "arabic-line",
            kind: FigureKind::Line,
            lang: "ar-EG",
            caption: "المهاجرون حسب الجنس",
            answer: table(
                unit("PS", 0),
                sex(),
                years(2012..=2024),
                "1200;1300;1250;1400;1500 B;1700;1850;1800;1500;1650;..;2100;2300 P;1500;1550;1600;1700;1900 B;2050;2200;2150;1800;1900;2250;2400;2600 P",
            ),
        },
        Sample {
            name: "arabic-bar",
            kind: FigureKind::Bar,
            lang: "ar",
            caption: "المقيمون المولودون في الخارج حسب بلد الميلاد",
            answer: table(
                unit("PS", 0),
                some(&["RUS", "UZB", "TJK", "KAZ", "TUR", "SYR"]),
                sex(),
                "32410;30000;20100;21100;14000;14950;7300;8000;4020;4100;c;1200",
            ),
        },
        Sample {
            name: "large-values",
            kind: FigureKind::Line,
            lang: "en",
            caption: "Remittances received",
            answer: table(
                unit("USD", 0),
                only(),
                years(2015..=2024),
                "1688000000;1995000000;2486000000;2689000000;2411000000;2377000000;2756000000;3247000000;2797000000;3050000000",
            ),
        },
        Sample {
            name: "line-twelve",
            kind: FigureKind::Line,
            lang: "en",
            caption: "Immigrants by citizenship and by reason",
            answer: answer(
                unit("PS", 0),
                [
                    some(&["TJK", "UZB", "KAZ", "RUS", "SYR", "TUR", "CHN", "KGZ"]),
                    reasons(&["W", "F", "S", "P", "B", "M", "R", "O"]),
                ]
                .concat(),
                years(2015..=2024),
                (0..160).map(|i| cell(&((i * 37) % 91 + 10 + i / 10).to_string())).collect(),
            ),
        },
        Sample {
            name: "line-months",
            kind: FigureKind::Line,
            lang: "fr",
            caption: "Demandes d’asile par mois",
            answer: answer(
                unit("PS", 0),
                only(),
                (0..40).map(|i| Header::Period(Period::Month(2021, 9).shifted(i))).collect(),
                (0..40).map(|i| cell(&(120 + (i * 53) % 71 + i * 3).to_string())).collect(),
            ),
        },
        Sample {
            name: "line-long-names",
            kind: FigureKind::Line,
            lang: "en",
            caption: "Poverty",
            answer: table(
                unit("PT", 1),
                vec![
                    code("other", "Population below the national poverty line"),
                    code("other", "Population below the line of extreme poverty"),
                ],
                years(2010..=2023),
                "33.7;36.8;38.0;37.0;30.6;32.1;25.4;25.6;22.4;20.1;25.3;33.3 B;33.2;29.8;5.3;4.5;4.4;2.8;1.2;1.2;0.8;0.8;0.6;0.5;0.9;6.0 B;6.0;4.1",
            ),
        },
        Sample {
            name: "line-nothing",
            kind: FigureKind::Line,
            lang: "en",
            caption: "Nothing yet",
            answer: table(unit("PS", 0), sex(), years(2020..=2022), "-;-;-;..;..;.."),
        },
        Sample {
            name: "bar-one",
            kind: FigureKind::Bar,
            lang: "en",
            caption: "One value",
            answer: table(unit("PS", 0), only(), years([2024]), "12345 E"),
        },
        Sample {
            name: "bar-rates",
            kind: FigureKind::Bar,
            lang: "en",
            caption: "Rates",
            answer: answer(
                unit("PT", 1),
                some(&["RUS", "UZB", "TJK", "KAZ", "TUR", "CHN", "SYR", "KGZ"]),
                sex(),
                (0..16).map(|i| cell(&format!("{}.{}", (i * 7) % 23 - 6, (i * 3) % 10))).collect(),
            ),
        },
    ]
}
