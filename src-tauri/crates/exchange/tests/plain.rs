//! Plain tables as offices send them: every value is read with its period and its labels, and what is left out is told.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod of_text;
mod printed;

use almanac_exchange::{Context, apply, follow, open, suggest};
use of_text::{has, kinds, read};

/// All that is read, and no error or warning beside it.
#[track_caller]
fn quiet(text: &str, lines: &[&str]) {
    assert_eq!(read(text), lines, "{text}");
    assert!(kinds(text).iter().all(|k| k == "notes-below" || k == "children-and-adults"), "{text}\n{:?}", kinds(text));
}

#[test]
fn counts_that_look_like_years_are_counts() {
    quiet(
        "Refugees by country, 2024;\nCountry;Persons\nIran;1985\nSyria;812\n",
        &["Persons [ref_area=Iran] 2024 = 1985 Persons", "Persons [ref_area=Syria] 2024 = 812 Persons"],
    );
    quiet(
        "Permits, 2024;;\nReason;Women;Men\nFamily;1949;1975\nWork;12;15\n",
        &[
            "t.csv [reason=Family,sex=F] 2024 = 1949",
            "t.csv [reason=Family,sex=M] 2024 = 1975",
            "t.csv [reason=Work,sex=F] 2024 = 12",
            "t.csv [reason=Work,sex=M] 2024 = 15",
        ],
    );
    has(
        "Permits, 2024;;\nProvince;Women;Men\nOsh;310;290\nChuy;1985;2010\nNaryn;12;15\n",
        &["t.csv [ref_area=Osh,sex=F] 2024 = 310", "t.csv [ref_area=Chuy,sex=M] 2024 = 2010"],
    );
    quiet(
        "Emigrants;\nYear;Emigrants\n2021;2050\n2022;1950\n2023;2070\n",
        &["Emigrants [] 2021 = 2050", "Emigrants [] 2022 = 1950", "Emigrants [] 2023 = 2070"],
    );
    quiet(
        "Emigrants;\nCitizenship;2023\nChina;1890\nIndia;1910\n",
        &["t.csv [citizenship=China] 2023 = 1890", "t.csv [citizenship=India] 2023 = 1910"],
    );
    // Years below a caption are a heading.
    has("Issued by;Interior;\nVisa type;2022;2023\nTourist;1;2\nWork;1;4\n", &["t.csv [visa_type=Work] 2023 = 4"]);
}

#[test]
fn a_column_of_counts_is_no_breakdown_whatever_it_is_called() {
    quiet(
        "Permits by reason;;;\nYear;Family;Education;Total\n2021;100;50;150\n2022;110;55;165\n",
        &[
            "t.csv [reason=Family] 2021 = 100",
            "t.csv [reason=Education] 2021 = 50",
            "t.csv [reason=_T] 2021 = 150",
            "t.csv [reason=Family] 2022 = 110",
            "t.csv [reason=Education] 2022 = 55",
            "t.csv [reason=_T] 2022 = 165",
        ],
    );
    has(
        "Victims;;;;\nYear;Origin;Transit;Destination;Total\n2020;100;50;70;220\n2021;110;55;75;240\n",
        &["t.csv [category=Origin] 2020 = 100", "t.csv [category=Destination] 2021 = 75"],
    );
    has(
        "Remittances received;;\nYear;Number of transfers;Amount (million USD)\n2021;1000;10.5\n2022;2000;20.5\n",
        &["Number of transfers [] 2021 = 1000", "Amount (million USD) [] 2022 = 20.5 million USD"],
    );
    // One value a row, told apart by numbers.
    has(
        "Year;Sex;Age;Count\n2021;M;20;100\n2021;M;21;102\n2021;F;20;100\n2022;M;20;110\n",
        &["t.csv [sex=M,age=Y21] 2021 = 102"],
    );
}

#[test]
fn labels_of_a_sex_and_an_age_are_two_dimensions() {
    quiet(
        "Victims identified;;;;;\nYear;Men;Women;Boys;Girls;Total\n2021;1;4;5;1;11\n",
        &[
            "t.csv [age=Y_GE18,sex=M] 2021 = 1",
            "t.csv [age=Y_GE18,sex=F] 2021 = 4",
            "t.csv [age=Y_LT18,sex=M] 2021 = 5",
            "t.csv [age=Y_LT18,sex=F] 2021 = 1",
            "t.csv [age=_T,sex=_T] 2021 = 11",
        ],
    );
    quiet(
        "Victims identified;;\nGroup;2021;2022\nMen;1;2\nWomen;1;5\nChildren;5;11\nTotal;7;18\n",
        &[
            "t.csv [sex=M,age=Y_GE18] 2021 = 1",
            "t.csv [sex=M,age=Y_GE18] 2022 = 2",
            "t.csv [sex=F,age=Y_GE18] 2021 = 1",
            "t.csv [sex=F,age=Y_GE18] 2022 = 5",
            "t.csv [sex=_T,age=Y_LT18] 2021 = 5",
            "t.csv [sex=_T,age=Y_LT18] 2022 = 11",
            "t.csv [sex=_T,age=_T] 2021 = 7",
            "t.csv [sex=_T,age=_T] 2022 = 18",
        ],
    );
    has(
        "Résidents;;\nGroupe;2021;2022\nHommes 18 ans et plus;1;2\nFemmes 18 ans et plus;1;5\nMoins de 18 ans;5;11\n",
        &["t.csv [sex=F,age=Y_GE18] 2022 = 5", "t.csv [sex=_T,age=Y_LT18] 2022 = 11"],
    );
    // Children who are counted among men and women: nobody knows which of them are adults.
    let text = "Victims identified;;\nGroup;2021;2022\nMen;1;2\nWomen;1;5\nBoys;1;1\nTotal;2;7\n";
    has(text, &["t.csv [persons=Boys] 2021 = 1", "t.csv [persons=Men] 2021 = 1"]);
}

#[test]
fn months_beside_a_quarter_or_a_year_are_months() {
    for (heading, period) in [("Jan-Mar 2024", "2024-Q1"), ("2024", "2024"), ("Total", "2024")] {
        let text =
            format!("Applications, 2024;;;;\nCitizenship;Jan;Feb;Mar;{heading}\nIran;3;4;5;120\nSyria;6;7;8;210\n");
        let last = format!("t.csv [citizenship=Syria] {period} = 210");
        has(&text, &["t.csv [citizenship=Iran] 2024-01 = 3", "t.csv [citizenship=Syria] 2024-03 = 8", &last]);
        assert_eq!(read(&text).len(), 8, "{text}");
    }
}

#[test]
fn roman_numbers_are_quarters_where_the_title_says_so() {
    let body = "Country;I;II;III;IV;Total\nIran;1;2;3;4;10\nSyria;2;2;2;2;8\n";
    has(
        &format!("Permits by country and quarter, 2023;;;;;\n{body}"),
        &["t.csv [ref_area=Iran] 2023-Q3 = 3", "t.csv [ref_area=Syria] 2023 = 8"],
    );
    has(&format!("Visas by class, 2023;;;;;\n{body}"), &["t.csv [ref_area=Iran,class=III] 2023 = 3"]);
}

#[test]
fn shares_and_changes_beside_years_are_left_out_and_told() {
    for (headings, values, years) in [
        ("2023;Share, %", "120;36.4", 1),
        ("2023;%", "120;36.4", 1),
        ("2023;Change", "120;-4", 1),
        ("2022;2023;Change;Change, %", "100;120;20;20.0", 2),
        ("2022;%;2023;%", "100;36.4;120;36.6", 2),
        ("2022;2023;2023 к 2022, %;Прирост", "100;120;120;20", 2),
    ] {
        let text = format!("Work permits\nCitizenship;{headings}\nChina;{values}\nIndia;{values}\n");
        has(&text, &["t.csv [citizenship=China] 2023 = 120", "t.csv [citizenship=India] 2023 = 120"]);
        assert_eq!(read(&text).len(), 2 * years, "{text}\n{:?}", read(&text));
        assert!(kinds(&text).iter().all(|k| k == "column-left-out"), "{text}\n{:?}", kinds(&text));
    }
    has(
        "Work permits\nCitizenship;2023;of which women\nChina;120;36\nIndia;210;63\n",
        &["t.csv [citizenship=China] 2023 = 120", "of which women [citizenship=India] 2023 = 63"],
    );
}

#[test]
fn countries_across_and_years_below_without_a_word() {
    let title = "Emigrants by country of destination;;;\n";
    let body = ";Total;Germany;Türkiye\n2020;10;2;8\n2021;11;3;8\n";
    for text in [format!("{title}{body}"), format!("{title}persons;;;\n{body}"), format!("{title};;;\n{body}")] {
        let read = read(&text);
        assert!(read.iter().any(|l| l.contains("2021 = 3")) && read.len() == 6, "{text}\n{read:?}");
        assert!(!kinds(&text).contains(&"no-period".to_string()), "{text}\n{:?}", kinds(&text));
    }
    has(
        "Moves, 2023;;;\nFrom / To;Osh;Chuy;Talas\nOsh;0;2;3\nChuy;4;0;5\nTalas;6;7;0\n",
        &["t.csv [from_to=Chuy,counterpart_area=Osh] 2023 = 4"],
    );
}

#[test]
fn a_line_that_announces_rows_has_no_values() {
    let text = "Workers\n;2021;2022\nTotal;12;13\nof which:;;\nNepal;;\nUzbekistan;5;6\n";
    assert!(read(text).iter().all(|l| !l.contains("of which")), "{:?}", read(text));
    assert_eq!(read(text).len(), 6, "a country without data keeps its empty cells: {:?}", read(text));
    assert!(kinds(text).contains(&"lines-without-values".to_string()), "{:?}", kinds(text));
}

#[test]
fn a_sub_total_is_of_the_line_that_heads_its_rows() {
    let text = "Arrivals;;\nRegion;2022;2023\nAsia;;\nJapan;1;2\nChina;3;4\nSub-total;4;6\nEurope;;\nFrance;5;6\nSub-total;5;6\nTotal;9;12\n";
    has(text, &["t.csv [ref_area=Asia] 2022 = 4", "t.csv [ref_area=Europe] 2023 = 6", "t.csv [ref_area=_T] 2022 = 9"]);
    assert_eq!(read(text).len(), 12, "{:?}", read(text));
    assert!(!kinds(text).contains(&"two-values".to_string()), "{:?}", kinds(text));
}

#[test]
fn a_second_table_right_below_the_first() {
    let text = "Table 1. Emigrants by country\nCountry;2020;2021\nGermany;30;40\nIndia;50;60\nTable 2. Emigrants by reason\nReason;2020;2021\nWork;7;8\nStudy;9;10\n";
    has(text, &["t.csv (1) [ref_area=India] 2021 = 60", "t.csv (2) [reason=Work] 2020 = 7"]);
    assert_eq!(read(text).len(), 8);
}

#[test]
fn a_total_over_both_rows_of_a_heading_is_of_the_lower_row() {
    has(
        "Permits, 2024;;;\n;Sex;;Both sexes\nReason;Women;Men;\nWork;71;21;92\nStudy;49;75;124\n",
        &["t.csv [reason=Work,sex=F] 2024 = 71", "t.csv [reason=Study,sex=_T] 2024 = 124"],
    );
}

#[test]
fn marks_and_dashes_of_word_processors() {
    has(
        "Country;2022;2023\nTurkey1);100;123 2)\nIraq;5;–7\n1) preliminary\n",
        &["t.csv [ref_area=Turkey] 2023 = 123", "t.csv [ref_area=Iraq] 2023 = -7"],
    );
}

/// The values of a recipe in a file whose stacked tables grew or shrank.
#[test]
fn stacked_tables_that_grew_or_shrank_end_where_they_end_now() {
    let file = |countries: &[&str]| {
        let rows: String = countries.iter().map(|c| format!("{c};1;2\n")).collect();
        format!("Emigrants\nCountry;2020;2021\n{rows}Total;9;9\n\nImmigrants\nCountry;2020;2021\nMali;3;4\nTotal;3;4\n")
    };
    let before = file(&["Germany", "India", "Kenya"]);
    let context = Context { source: Some(almanac_core::SourceCode::new("NSO")), ..Context::default() };
    let recipe = suggest(&open(before.as_bytes(), "t.csv").unwrap(), &context).recipe;
    for (countries, values) in [(&["Germany", "India", "Kenya", "Nepal"][..], 14), (&["Germany", "India"][..], 10)] {
        let now = file(countries);
        let book = open(now.as_bytes(), "t.csv").unwrap();
        let followed = follow(&recipe, &book, &Context::default()).0;
        let reading = apply(&followed, &book, &context).unwrap();
        let kinds: Vec<&str> = reading.findings.iter().map(|f| f.kind.as_str()).collect();
        assert_eq!(reading.table.rows.len(), values, "{now}\n{kinds:?}");
        assert!(!kinds.contains(&"rows-below-left-out") && !kinds.contains(&"two-values"), "{kinds:?}");
        // What is kept for the year after is of this file.
        assert_eq!(follow(&followed, &book, &Context::default()).0, followed);
    }
    assert_eq!(follow(&recipe, &open(before.as_bytes(), "t.csv").unwrap(), &Context::default()).0, recipe);
}

#[test]
fn a_power_in_the_title_and_a_currency_in_the_heading_are_one_unit() {
    has("Remittances (in millions);\nYear;USD\n2023;2750.1\n2024;2928\n", &["USD [] 2023 = 2750.1 in millions USD"]);
    has(
        "Table 8. Remittances,,,,\nCountry,\"Sent, million USD\",,\"Received, million USD\",\n,2022,2023,2022,2023\nRussia,120,130,12,11\nChina,1,2,3,4\n",
        &["Sent, million USD [ref_area=Russia] 2023 = 130 million USD"],
    );
}

#[test]
fn the_unit_of_a_title_is_not_that_of_columns_that_count_something_else() {
    has(
        "Remittances, million USD;;;\nYear;Sent;Received;Number of transfers\n2022;210.5;2750.1;41000\n2023;220;2928;43000\n",
        &["Received [] 2023 = 2928 million USD", "Number of transfers [] 2023 = 43000"],
    );
    has(
        "Emigrants (thousand persons);;;\nYear;Emigrants;Median age;Share of women, %\n2022;12.5;31.2;44\n2023;13.5;30.9;45\n",
        &["Emigrants [] 2023 = 13.5 thousand persons", "Median age [] 2023 = 30.9", "Share of women, % [] 2023 = 45 %"],
    );
    // Where every column is one, the unit is theirs.
    has(
        "Average remittance (USD);;\nYear;Average sent;Average received\n2022;210;275\n2023;220;292\n",
        &["Average sent [] 2023 = 220 USD"],
    );
}

#[test]
fn months_across_by_their_numbers() {
    has(
        "Permits by month, 2024;;;;;;\nCountry;1;2;3;4;5;Total\nIndia;4;5;6;7;8;30\nChina;1;2;3;4;5;40\n",
        &["t.csv [ref_area=India] 2024-05 = 8", "t.csv [ref_area=China] 2024 = 40"],
    );
    has(
        "Przyjazdy 2024;;;;;;\nRok i miesiąc;I;II;III;IV;V;VI\n2023;4;5;6;7;8;9\n2024;1;2;3;4;5;6\n",
        &["t.csv [] 2023-06 = 9", "t.csv [] 2024-01 = 1"],
    );
    has(
        "Arrivées 2024;;;;;\nPays;Mois;;;;\n;1;2;3;4;5\nInde;4;5;6;7;8\nChine;1;2;3;4;5\n",
        &["t.csv [ref_area=Inde] 2024-05 = 8", "t.csv [ref_area=Chine] 2024-01 = 1"],
    );
    // Regions of Chile.
    has(
        "Permisos por región, 2024;;;;;\nPaís;I;II;III;IV;V\nIndia;4;5;6;7;8\nChina;1;2;3;4;5\n",
        &["V [ref_area=India] 2024 = 8"],
    );
}

#[test]
fn a_year_below_its_months_however_it_is_called() {
    for whole in ["Итого за год", "Total annuel", "Jahr insgesamt", "Yıllık toplam", "Total 2024"] {
        has(&format!("2024;\nMonth;Arrivals\nJanuary;5\nFebruary;6\n{whole};150\n"), &["Arrivals [] 2024 = 150"]);
    }
    for quarter in ["Total Jan-Mar", "Итого за 3 месяца"] {
        let text = format!("2024;\nMonth;Arrivals\nJanuary;5\nFebruary;6\nMarch;7\n{quarter};18\n");
        has(&text, &["Arrivals [] 2024-Q1 = 18"]);
    }
    has(
        "Arrivals;;\nYear;Month;Arrivals\n2023;January;5\n2023;February;6\n;Total 2023;110\n2024;January;7\n;Total 2024;150\n",
        &["Arrivals [] 2023 = 110", "Arrivals [] 2024 = 150"],
    );
}

#[test]
fn totals_tell_the_decimal_sign() {
    quiet(
        "Net migration;;\nRegion;2021;2022\nNorth;2,310;988\nSouth;1,877;412\nTotal;4,187;1,400\n",
        &[
            "t.csv [ref_area=North] 2021 = 2310",
            "t.csv [ref_area=North] 2022 = 988",
            "t.csv [ref_area=South] 2021 = 1877",
            "t.csv [ref_area=South] 2022 = 412",
            "t.csv [ref_area=_T] 2021 = 4187",
            "t.csv [ref_area=_T] 2022 = 1400",
        ],
    );
    has(
        "Emigrants in thousands;;;\nYear;Men;Women;Total\n2021;2,310;1,7;4,010\n2022;1,877;0,412;2,289\n",
        &["t.csv [sex=_T] 2021 = 4.010 thousands"],
    );
    // The sums are right both ways: it is told.
    let text = "Net migration;;\nRegion;2021;2022\nNorth;2,310;1,988\nSouth;1,877;1,412\nTotal;4,187;3,400\n";
    assert_eq!(kinds(text), ["ambiguous-decimal-sign"]);
}

#[test]
fn columns_that_make_up_a_total_are_parts_of_one_number() {
    has(
        "Arrivals by route, 2023;;;;\nYear;Central Mediterranean;Western Mediterranean;Total\n2022;12;5;17\n2023;10;6;16\n",
        &["t.csv [route=Western Mediterranean] 2023 = 6", "t.csv [route=_T] 2022 = 17"],
    );
    has(
        "Visas by citizenship and visa type, 2024;;;;\nCitizenship;Tourist;Transit;Total\nIndia;12;5;17\nChina;10;6;16\n",
        &["t.csv [citizenship=India,visa_type=Transit] 2024 = 5"],
    );
    // What is made up by nothing is of its own.
    has(
        "Visas 2024;;;;\nCitizenship;Tourist;Transit;Total\nIndia;12;5;27\nChina;10;6;16\n",
        &["Tourist [citizenship=India] 2024 = 12"],
    );
    has(
        "Κάτοικοι 2023;;;\nΠεριφέρεια;Άνδρες;Γυναίκες;Σύνολο\nΑττική;12;5;17\nΚρήτη;10;6;16\n",
        &["t.csv [περιφέρεια=Κρήτη,sex=F] 2023 = 6"],
    );
}

#[test]
fn months_counted_on_a_day_short_years_and_a_status_of_persons() {
    has(
        "Permits granted by month, at 30 June 2024;;\nCitizenship;Jan;Feb\nIndia;10;20\nChina;11;22\n",
        &["t.csv [citizenship=China] 2024-02 = 22"],
    );
    has("Arrivals;;\nCountry;'22;'23\nIndia;10;20\nChina;11;22\n", &["t.csv [ref_area=India] 2023 = 20"]);
    has(
        "Labour force, 2nd quarter 2024;;\nStatus;Nationals;Foreigners\nEmployed;1000;20\nUnemployed;110;22\n",
        &["Foreigners [status=Unemployed] 2024-Q2 = 22"],
    );
}

#[test]
fn what_headings_say_beside_a_sex_is_not_lost() {
    has(
        "Permits;;;;\nYear;Work permits - men;Work permits - women;Study permits - men;Study permits - women\n2020;12;7;12;7\n2021;1;2;3;4\n",
        &[
            "t.csv [category=Work permits,sex=M] 2020 = 12",
            "t.csv [category=Study permits,sex=F] 2020 = 7",
            "t.csv [category=Study permits,sex=M] 2021 = 3",
        ],
    );
    has(
        "Applications 2023;;;;;\nCitizenship;Applicants, male;Applicants, female;Recognized, male;Recognized, female;Total\nIran;1;2;3;4;10\n",
        &[
            "t.csv [citizenship=Iran,category=Recognized,sex=F] 2023 = 4",
            "t.csv [citizenship=Iran,category=_T,sex=_T] 2023 = 10",
        ],
    );
    // Where every heading says the same beside it, the sex is all that they say.
    has("2023;;\nCitizenship;Number of men;Number of women\nIran;1;2\n", &["t.csv [citizenship=Iran,sex=F] 2023 = 2"]);
}

#[test]
fn running_numbers_and_ranks_are_no_values() {
    for heading in ["Lp.", "Lfd. Nr.", "№ з/п", "N.º", "Sıra No", "Rank", "序号"] {
        let text = format!("2023;;;\n{heading};Citizenship;Men;Women\n1;Ukraine;1204;310\n2;India;4;3\n3;China;1;2\n");
        quiet(
            &text,
            &[
                "t.csv [citizenship=Ukraine,sex=M] 2023 = 1204",
                "t.csv [citizenship=Ukraine,sex=F] 2023 = 310",
                "t.csv [citizenship=India,sex=M] 2023 = 4",
                "t.csv [citizenship=India,sex=F] 2023 = 3",
                "t.csv [citizenship=China,sex=M] 2023 = 1",
                "t.csv [citizenship=China,sex=F] 2023 = 2",
            ],
        );
    }
}

#[test]
fn the_number_of_cases_below_shares_is_no_share() {
    let text = "Reasons of emigration (per cent), 2020;;;\nReason;Men;Women;Both sexes\nWork;64;31.5;50.2\nFamily;36;68.5;49.8\nSample size;1103;811;1914\n";
    has(text, &["t.csv [reason=Work,sex=M] 2020 = 64 per cent"]);
    assert!(read(text).iter().all(|line| !line.contains("1914")), "{:?}", read(text));
    assert!(kinds(text).contains(&"row-of-another-unit".to_string()), "{:?}", kinds(text));
    // Among counts it is one.
    has(&text.replace(" (per cent)", ""), &["t.csv [reason=Sample size,sex=_T] 2020 = 1914"]);
}

#[test]
fn words_of_offices_in_other_languages() {
    has(
        "Stranieri residenti al 1° gennaio 2023;;\nRegione;Maschi;Femmine\nPiemonte;5;2\nLazio;1;2\n",
        &["t.csv [regione=Lazio,sex=F] 2023-01-01 = 2"],
    );
    has(
        "Emigranți după țara de destinație și sex, 2021;;\nȚara de destinație;Masculin;Feminin\nGermania;5;2\nItalia;1;2\n",
        &["t.csv [destination=Italia,sex=F] 2021 = 2"],
    );
    has(
        "Remesas;;\nMillones de dólares de los EE. UU.;;\nDepartamento;2020;2021\nSonsonate;1,5;2,5\nAhuachapán;3,5;4,5\n",
        &["t.csv [departamento=Sonsonate] 2020 = 1.5 Millones de dólares de los EE. UU."],
    );
    has(
        "Выдано разрешений, единиц;;\nВид деятельности;2021;2022\nСтроительство;10;20\nТорговля;1;2\n",
        &["t.csv [вид_деятельности=Торговля] 2022 = 2 единиц"],
    );
    has(
        "Año;Departamento;Indicador;Unidad;Valor\n2021;Antioquia;Inmigrantes;Personas;15230\n2021;Antioquia;Tasa neta;Por mil habitantes;2,3\n",
        &["Inmigrantes [departamento=Antioquia] 2021 = 15230 Personas"],
    );
    has(
        "Work permits by region;;\nNumber of persons;;\nRegion;2021;2022\nNorth;10;20\nSouth;30;40\n",
        &["t.csv [ref_area=South] 2022 = 40 Number of persons"],
    );
}

#[test]
fn tables_beyond_those_that_are_looked_for_are_told() {
    let one = "Country;2019;2020\nMali;1;2\nNiger;3;4\nKenya;5;6\n;;\n";
    assert!(!kinds(&one.repeat(150)).contains(&"too-many-tables".to_string()));
    assert!(kinds(&one.repeat(250)).contains(&"too-many-tables".to_string()));
}

#[test]
fn two_countries_that_go_in_pairs_are_two_dimensions() {
    has(
        "Country of asylum;Nationality;2022;2023\nLebanon;Syria;100;200\nKenya;Somalia;101;201\nPakistan;Afghanistan;102;202\nUganda;DR Congo;103;203\nChad;Sudan;104;204\nColombia;Venezuela;105;205\n",
        &["t.csv [country_of_asylum=Lebanon,citizenship=Syria] 2022 = 100"],
    );
    has(
        "Citizenship;Country of birth;2022;2023\nSyria;Iraq;12;13\nUkraine;Russia;14;15\n",
        &["t.csv [citizenship=Ukraine,country_of_birth=Russia] 2023 = 15"],
    );
}

#[test]
fn a_total_of_some_months_is_no_value_of_the_year() {
    let text = "Applications by month, 2024\nMonth;Applications\nJanuary;310\nFebruary;322\nMarch;298\nTotal;930\n";
    assert_eq!(
        read(text),
        ["Applications [] 2024-01 = 310", "Applications [] 2024-02 = 322", "Applications [] 2024-03 = 298"]
    );
    assert!(kinds(text).contains(&"year-of-few-parts".to_string()), "{:?}", kinds(text));
    // Another number than their sum is of the year.
    has(&text.replace("930", "4100"), &["Applications [] 2024 = 4100"]);
}

#[test]
fn totals_of_quarters_among_months_are_those_quarters() {
    quiet(
        "Число прибывших в 2024 году;;;;;\nСтрана;Январь;Февраль;Март;Итого за I квартал;Апрель\nРоссия;1;2;3;6;4\nКазахстан;11;12;13;36;14\n",
        &[
            "t.csv [ref_area=Россия] 2024-01 = 1",
            "t.csv [ref_area=Россия] 2024-02 = 2",
            "t.csv [ref_area=Россия] 2024-03 = 3",
            "t.csv [ref_area=Россия] 2024-Q1 = 6",
            "t.csv [ref_area=Россия] 2024-04 = 4",
            "t.csv [ref_area=Казахстан] 2024-01 = 11",
            "t.csv [ref_area=Казахстан] 2024-02 = 12",
            "t.csv [ref_area=Казахстан] 2024-03 = 13",
            "t.csv [ref_area=Казахстан] 2024-Q1 = 36",
            "t.csv [ref_area=Казахстан] 2024-04 = 14",
        ],
    );
    has(
        "Arrivals by month\nMonth,2023,2024\nJanuary,1,2\nFebruary,2,3\nMarch,3,4\nTotal Q1,6,9\nTotal,60,90\n",
        &["t.csv [] 2024-Q1 = 9", "t.csv [] 2023 = 60"],
    );
}

#[test]
fn a_total_behind_the_last_group_is_of_all_groups() {
    has(
        "Population, 1 January 2023;;;;;\nRegion;Nationals;;Foreigners;;\n;Males;Females;Males;Females;Total\nNorth;100;95;5;4;204\nSouth;10;9;5;4;28\n",
        &["Foreigners [ref_area=North,sex=F] 2023-01-01 = 4", "t.csv [ref_area=North,sex=_T] 2023-01-01 = 204"],
    );
    // A total of its own in every group.
    has(
        "Population, 1 January 2023;;;;\nRegion;Nationals;;Foreigners;\n;Males;Total;Males;Total\nNorth;100;195;5;9\nSouth;10;19;5;9\n",
        &["Foreigners [ref_area=North,sex=_T] 2023-01-01 = 9"],
    );
}

#[test]
fn the_year_of_a_book_is_not_that_of_its_table() {
    let table = "Nationality;Men;Women\nIndia;12;3\nChina;1;2\n";
    let text = format!("Annual Report 2024;;\nTable 3. Detained persons in 2023;;\n{table}");
    quiet(
        &text,
        &[
            "t.csv [citizenship=India,sex=M] 2023 = 12",
            "t.csv [citizenship=India,sex=F] 2023 = 3",
            "t.csv [citizenship=China,sex=M] 2023 = 1",
            "t.csv [citizenship=China,sex=F] 2023 = 2",
        ],
    );
    let text = format!("Statistical Yearbook 2024;;\nTable 3. Detained persons;;\n{table}");
    assert_eq!(kinds(&text), ["period-of-name"], "{:?}", read(&text));
    // A title of two years does not give its columns the one that a heading says.
    let text =
        "Residents by citizenship, 2022 and 2021;;;\nCitizenship;Men;Women;Total 2021\nIraq;10;11;20\nIran;1;2;3\n";
    assert_eq!(read(text).len(), 2, "{:?}", read(text));
    assert!(kinds(text).contains(&"column-left-out".to_string()), "{:?}", kinds(text));
}

#[test]
fn labels_in_two_languages_and_labels_nobody_stated() {
    has(
        "Число мигрантов;;\n;2022;2023\nВсего / Total;1200;1300\nМужчины / Male;700;750\nЖенщины / Female;500;550\n",
        &["t.csv [sex=_T] 2022 = 1200", "t.csv [sex=F] 2023 = 550"],
    );
    has(
        "Detained, 2023;;;;\nNationality;Age group;;;\n;0-17;18+;Not stated;Total\nMali;10;3;1;14\nChad;1;1;1;3\n",
        &["t.csv [citizenship=Mali,age=_U] 2023 = 1", "t.csv [citizenship=Chad,age=_T] 2023 = 3"],
    );
}

#[test]
fn the_corner_of_a_matrix_says_what_stands_across() {
    has(
        "Moves of workers, 2023;;;\nOrigin \\ Destination;Gulf;Europe;Asia\nDhaka;1;2;3\nSylhet;4;5;6\n",
        &["t.csv [origin_destination=Sylhet,destination=Gulf] 2023 = 4"],
    );
}

#[test]
fn a_heading_of_words_once_more_begins_another_table() {
    has(
        "Deaths in 2022;;\nCause;Men;Women\nDrowning;10;11\nHeat;1;2\nDeaths in 2023;;\nCause;Men;Women\nDrowning;12;13\nHeat;1;3\n",
        &["t.csv (1) [cause=Heat,sex=F] 2022 = 2", "t.csv (2) [cause=Drowning,sex=M] 2023 = 12"],
    );
}

#[test]
fn parts_of_the_year_across_are_read_or_asked_about() {
    for (headings, periods) in [
        ("Jan-Mar;Apr-Jun;Jul-Sep;Oct-Dec", "2022-Q1 2022-Q2 2022-Q3 2022-Q4"),
        ("janvier à juin;juillet à décembre", "2022-S1 2022-S2"),
        ("1T;2T;3T;4T", "2022-Q1 2022-Q2 2022-Q3 2022-Q4"),
        ("1.º trimestre;2.º trimestre", "2022-Q1 2022-Q2"),
        ("1-й квартал;2-й квартал", "2022-Q1 2022-Q2"),
        ("I полугодие;Год", "2022-S1 2022"),
        ("6 мес. 2022;6 мес. 2023", "2022-S1 2023-S1"),
    ] {
        let values = |n: usize| vec![n.to_string(); headings.split(';').count()].join(";");
        let text = format!("Permits, 2022\nCitizenship;{headings}\nIraq;{}\nIran;{}\n", values(1), values(2));
        let text = if headings.contains("2023") { text.replace("Permits, 2022", "Permits") } else { text };
        let expected: Vec<String> = periods.split(' ').map(|p| format!("t.csv [citizenship=Iraq] {p} = 1")).collect();
        has(&text, &expected.iter().map(String::as_str).collect::<Vec<_>>());
    }
    for headings in ["9 months;Total", "First 9 months;Year", "9M 2022;9M 2023"] {
        let text = format!("Permits, 2022\nCitizenship;{headings}\nIraq;1;2\nIran;4;5\n");
        assert!(kinds(&text).contains(&"no-period".to_string()), "{text}\n{:?}", kinds(&text));
    }
}

#[test]
fn a_year_called_so_among_counts_is_a_count() {
    has(
        "Refugees, 2022\nCitizenship;Men;Women;Year\nSyria;1120;1130;2250\nIraq;30;45;75\n",
        &["Year [citizenship=Syria] 2022 = 2250", "Women [citizenship=Iraq] 2022 = 45"],
    );
}

#[test]
fn titles_are_no_publication_lines_and_rates_are_of_rates() {
    for title in [
        "Ходатайства об убежище, 2022 год",
        "Published decisions, 2022",
        "Permits 2022. Updated: March 2023",
        "Refugees under the 1951 Convention, 2022",
    ] {
        let text = format!("{title};;\nCountry;Men;Women\nIraq;1;2\nIran;4;5\n");
        has(&text, &["t.csv [ref_area=Iraq,sex=M] 2022 = 1"]);
    }
    has(
        "Rate of immigration per 1,000 population;;\nYear;Immigrants;Rate\n2021;1500;2.5\n2022;1600;2.6\n",
        &["Immigrants [] 2021 = 1500", "Rate [] 2022 = 2.6 per 1,000 population"],
    );
}

#[test]
fn a_title_with_a_comma_does_not_divide_decimal_commas() {
    quiet(
        "Доля женщин, 2023 г.\nСтрана;%\nРоссия;10,5\nКитай;41,2\n",
        &["% [ref_area=Россия] 2023 = 10.5 %", "% [ref_area=Китай] 2023 = 41.2 %"],
    );
}

#[test]
fn rows_that_are_called_as_dimensions_and_look_like_years() {
    has(
        "Residence permits by reason, 2023;\nReason;Number\nFamily;900\nEducation;2010\nWork;30\n",
        &[
            "Number [reason=Family] 2023 = 900",
            "Number [reason=Education] 2023 = 2010",
            "Number [reason=Work] 2023 = 30",
        ],
    );
    has(
        "Students;;\nLevel;2021;2022\nBachelor;1985;2010\nMaster;20;30\nTotal;2005;2040\n",
        &["t.csv [level=Bachelor] 2021 = 1985", "t.csv [level=Master] 2022 = 30"],
    );
}

#[test]
fn changes_from_a_year_are_left_out_and_per_cents_name_themselves() {
    for heading in ["Change from 2023", "прирост к 2023", "% of 2023"] {
        let text = format!("Arrivals\nCountry;2023;2024;{heading}\nKenya;100;150;50\nMali;50;40;-10\n");
        assert_eq!(read(&text).len(), 4, "{text}\n{:?}", read(&text));
        assert_eq!(kinds(&text), ["column-left-out"], "{text}");
    }
    has(
        "Foreigners, 2023 (thousand);;\nCitizenship;Number;In % of total\nKenya;10;79\nMali;5;21\n",
        &["Number [citizenship=Kenya] 2023 = 10 thousand", "In % of total [citizenship=Mali] 2023 = 21 %"],
    );
}

#[test]
fn months_under_a_title_of_a_quarter() {
    quiet(
        "Refusals in the first quarter of 2024;\nMonth;Number\nJanuary;1\nFebruary;3\nMarch;5\n",
        &["Number [] 2024-01 = 1", "Number [] 2024-02 = 3", "Number [] 2024-03 = 5"],
    );
    has(
        "Permits issued in 2023 (data as of 15.01.2024);;\nCitizenship;Men;Women\nKenya;1;2\nMali;3;4\n",
        &["t.csv [citizenship=Kenya,sex=M] 2023 = 1"],
    );
}
