//! The words by which senders name columns, in the languages that turn up.
//!
//! Only whole headings and whole labels are compared. What fits two meanings has none here.

use crate::number::is_blank;
use almanac_core::DimensionRole;

/// What a heading says about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The reference period.
    Period,
    /// The value.
    Value,
    /// Status flags.
    Flags,
    /// Confidentiality.
    Confidentiality,
    /// The unit.
    Unit,
    /// The indicator's code.
    Indicator,
    /// A note or the data's origin in words.
    Note,
    /// Machinery of the message, the same on every row or without meaning for a value.
    Machinery,
    /// A dimension.
    Dimension(DimensionRole),
}

/// A heading in lower case with one underscore for everything that is no letter or digit.
pub fn fold(heading: &str) -> String {
    let mut out = String::new();
    for c in heading.trim_matches(is_blank).chars() {
        if c.is_alphanumeric() || is_mark(c) {
            // The dot that a Turkish İ leaves behind is no letter of its own.
            out.extend(c.to_lowercase().filter(|c| *c != '\u{307}'));
        } else if !out.ends_with('_') && !out.is_empty() {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_string()
}

/// Vowel signs of Indic scripts and joiners are parts of words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{97f}' | '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{65f}')
}

/// What a heading says; none when it says nothing that is known.
pub fn hint(heading: &str) -> Option<Hint> {
    let folded = fold(heading);
    let name = folded.strip_suffix("_label").unwrap_or(&folded);
    if says_a_cohort(&folded) {
        return Some(Hint::Dimension(DimensionRole::Other));
    }
    known(name).or_else(|| {
        // "Citizenship code", "Code of citizenship": codes of the same thing.
        let ends = ["_code", "_codes", "_name", "_iso", "_iso2", "_iso3"].iter().find_map(|e| name.strip_suffix(e));
        let begins =
            || ["code_of_", "name_of_", "code_", "code_de_", "nom_de_"].iter().find_map(|b| name.strip_prefix(b));
        ends.or_else(begins).and_then(known).filter(|h| matches!(h, Hint::Dimension(_)))
    })
}

/// Whether a folded heading announces years that tell persons apart and are no period of the values: "Year of birth".
fn says_a_cohort(folded: &str) -> bool {
    const YEAR: &[&str] = &[
        "year", "année", "annee", "año", "ano", "год", "года", "рік", "року", "jahr", "yıl", "yılı", "سنة", "عام",
        "anno",
    ];
    const OF: &[&str] = &[
        "birth",
        "arrival",
        "entry",
        "graduation",
        "naissance",
        "arrivée",
        "entrée",
        "nacimiento",
        "llegada",
        "entrada",
        "graduación",
        "nascimento",
        "chegada",
        "рождения",
        "прибытия",
        "въезда",
        "приезда",
        "выпуска",
        "народження",
        "прибуття",
        "geburt",
        "einreise",
        "doğum",
        "geliş",
        "mezuniyet",
        "الميلاد",
        "الولادة",
        "الوصول",
        "التخرج",
        "diplôme",
    ];
    let words = || folded.split('_');
    words().any(|w| YEAR.contains(&w)) && words().any(|w| OF.contains(&w))
}

/// What one of the words or phrases says that senders use.
fn known(name: &str) -> Option<Hint> {
    use DimensionRole as R;
    let in_list = |list: &[&str]| list.contains(&name);
    Some(
        if in_list(&[
            "year",
            "years",
            "time",
            "time_period",
            "timeperiod",
            "period",
            "date",
            "année",
            "annee",
            "an",
            "año",
            "ano",
            "anio",
            "periodo",
            "période",
            "год",
            "годы",
            "рік",
            "роки",
            "yıl",
            "yıllar",
            "период",
            "жыл",
            "سنة",
            "السنة",
            "वर्ष",
            "आर्थिक_वर्ष",
            "fiscal_year",
            "financial_year",
            "academic_year",
            "school_year",
            "année_scolaire",
            "année_universitaire",
            "curso",
            "curso_académico",
            "curso_escolar",
            "año_académico",
            "año_escolar",
            "ano_letivo",
            "учебный_год",
            "навчальний_рік",
            "السنة_الدراسية",
            "العام_الدراسي",
            "jahr",
            "rok",
            "reference_period",
            "ref_period",
            "ref_year",
            "time_code",
        ]) {
            Hint::Period
        } else if in_list(&[
            "obs_value",
            "value",
            "valeur",
            "valor",
            "значение",
            "observation_value",
            "wert",
            "القيمة",
            "obsvalue",
            "data_value",
            "cantidad",
            "count",
            "amount",
            "datavalue",
        ]) {
            Hint::Value
        } else if in_list(&[
            "obs_status",
            "obs_flag",
            "flag",
            "flags",
            "flag_codes",
            "observation_status",
            "status",
            "obs_status_label",
        ]) {
            Hint::Flags
        } else if in_list(&["conf_status", "confidentiality", "obs_conf"]) {
            Hint::Confidentiality
        } else if in_list(&[
            "unit",
            "units",
            "unit_measure",
            "unit_of_measure",
            "unité",
            "单位",
            "単位",
            "unidad",
            "единица",
            "единица_измерения",
            "ед_изм",
            "ед_измерения",
            "unité_de_mesure",
            "unidad_de_medida",
            "الوحدة",
            "وحدة_القياس",
            "единицы_измерения",
            "одиниця_виміру",
            "одиниці_виміру",
            "unidade",
            "unidade_de_medida",
            "einheit",
            "maßeinheit",
            "jednostka",
            "jednostka_miary",
            "birim",
            "ölçü_birimi",
            "o_lchov_birligi",
            "чен_бирдиги",
            "өлчөм_бирдиги",
            "өлшем_бірлігі",
            "units_measure",
        ]) {
            Hint::Unit
        } else if in_list(&[
            "seriescode",
            "series_code",
            "indicator_code",
            "indicator",
            "series",
            "indic",
            "indicator_id",
            "показатель",
            "индикатор",
            "indicateur",
            "indicador",
            "indicatore",
            "indikator",
            "wskaźnik",
            "gösterge",
            "показник",
            "көрсөткүч",
            "көрсеткіш",
            "المؤشر",
            "مؤشر",
        ]) {
            Hint::Indicator
        } else if in_list(&[
            "footnote",
            "footnotes",
            "note",
            "notes",
            "comment",
            "comments",
            "comment_obs",
            "comment_ts",
            "remarks",
            "примечание",
            "примечания",
            "source_detail",
            "value_footnotes",
            "source",
            "source_label",
            "nature",
            "information_source",
            "note_indicator",
            "note_source",
            "geoinfourl",
            "url",
            "source_quality",
            "geo_info_url",
        ]) {
            Hint::Note
        } else if in_list(&[
            "structure",
            "structure_id",
            "structure_name",
            "action",
            "dataflow",
            "last_update",
            "time_format",
            "decimals",
            "unit_mult",
            "unit_multiplier",
            "base_per",
            "baseperiod",
            "base_period",
            "time_detail",
            "timecoverage",
            "time_coverage",
            "upperbound",
            "lowerbound",
            "upper_bound",
            "lower_bound",
            "last_updated",
            "sort_order",
            "index",
            "datasetid",
            "time_frequency",
            "frequency_of_observation",
            "coordinates",
            "seriesdescription",
            "series_description",
            "goal",
            "target",
            "sourceid",
            "source_id",
            "geo_coverage",
            "data_last_update",
            "collection",
            "title",
            "title_compl",
            "reporting_type",
            "free_text_note",
        ]) {
            Hint::Machinery
        } else if in_list(&[
            "sex",
            "sexe",
            "sexo",
            "gender",
            "genre",
            "género",
            "sesso",
            "płeć",
            "cinsiyet",
            "стать",
            "пол",
            "жыныс",
            "жынысы",
            "الجنس",
            "लिङ्ग",
            "geschlecht",
        ]) {
            Hint::Dimension(R::Sex)
        } else if in_list(&[
            "age",
            "age_group",
            "agegroup",
            "age_class",
            "âge",
            "edad",
            "edad_quinquenal",
            "возраст",
            "возрастная_группа",
            "العمر",
            "alter",
            "groupe_d_âge",
            "groupes_d_âge",
            "tranche_d_âge",
            "classe_d_âge",
            "grupo_de_edad",
            "grupos_de_edad",
            "idade",
            "grupo_etário",
            "faixa_etária",
            "вік",
            "вікова_група",
            "возраст_лет",
            "возрастные_группы",
            "الفئة_العمرية",
            "yaş",
            "yaş_grubu",
            "wiek",
            "età",
            "vârsta",
            "altersgruppe",
            "age_range",
            "age_in_years",
            "age_groups",
        ]) {
            Hint::Dimension(R::Age)
        } else if in_list(&[
            "ref_area",
            "reference_area",
            "geo",
            "geo_area",
            "geoareacode",
            "geoareaname",
            "country",
            "country_name",
            "country_code",
            "country_iso",
            "location",
            "area",
            "region",
            "area_code",
            "location_code",
            "territory",
            "территория",
            "область",
            "регион",
            "reporting_country",
            "pays",
            "país",
            "pais",
            "country_or_area",
            "country_area",
            "geopolitical_entity_reporting",
            "iso3",
            "m49",
            "m49_code",
            "provincia_nombre",
            "province",
            "district",
            "region_development_group_country_or_area",
            "country_or_territory",
            "major_area_region_country_or_area_of_destination",
            "страна",
            "страны",
            "країна",
            "країни",
            "ülke",
            "ülkeler",
            "область_регион",
            "الدولة",
            "البلد",
            "دولة",
            "المحافظة",
            "kraj",
            "जिल्ला",
            "देश",
        ]) {
            Hint::Dimension(R::ReferenceArea)
        } else if in_list(&[
            "citizen",
            "citizenship",
            "nationality",
            "country_of_citizenship",
            "nationalité",
            "nacionalidad",
            "nacionalidade",
            "гражданство",
            "staatsangehörigkeit",
            "الجنسية",
            "جنسية",
            "жарандык",
            "жарандыгы",
            "obywatelstwo",
            "cetățenie",
            "громадянство",
            "країна_громадянства",
            "uyruk",
            "uyruğu",
            "vatandaşlık",
            "país_de_nacionalidade",
            "cetăţenie",
            "cittadinanza",
            "nationalität",
            "staatsbürgerschaft",
            "национальность_гражданство",
            "азаматтығы",
            "азаматтык",
            "राष्ट्रियता",
            "citoyenneté",
            "pays_de_citoyenneté",
            "pays_de_nationalité",
            "country_of_nationality",
            "ciudadanía",
            "país_de_nacionalidad",
            "país_de_ciudadanía",
            "страна_гражданства",
            "بلد_الجنسية",
            "دولة_الجنسية",
            "नागरिकता",
        ]) {
            Hint::Dimension(R::Citizenship)
        } else if in_list(&[
            "c_birth",
            "country_of_birth",
            "birth_place",
            "place_of_birth",
            "birth_country",
            "pays_de_naissance",
            "país_de_nacimiento",
            "страна_рождения",
            "geburtsland",
            "paese_di_nascita",
            "kraj_urodzenia",
            "țara_nașterii",
            "țara_naşterii",
            "doğum_yeri",
            "naturalidade",
            "країни_народження",
            "країна_народження",
            "doğum_ülkesi",
            "país_de_nascimento",
            "lieu_de_naissance",
            "lugar_de_nacimiento",
            "место_рождения",
            "بلد_الميلاد",
            "بلد_الولادة",
            "مكان_الولادة",
        ]) {
            Hint::Dimension(R::CountryOfBirth)
        } else if in_list(&[
            "coa",
            "coa_iso",
            "coa_name",
            "country_of_asylum",
            "country_of_asylum_iso",
            "asylum_country",
            "host_country",
            "country_of_refuge",
            "pays_d_asile",
            "país_de_asilo",
            "страна_убежища",
            "asylland",
            "país_de_acolhimento",
            "pays_d_accueil",
            "país_de_acogida",
            "بلد_اللجوء",
        ]) {
            Hint::Dimension(R::CountryOfAsylum)
        } else if in_list(&[
            "previous_residence",
            "country_of_previous_residence",
            "country_of_last_residence",
            "c_prev",
            "last_residence",
            "pays_de_résidence_antérieure",
            "país_de_residencia_anterior",
            "страна_прежнего_проживания",
            "страна_последнего_проживания",
            "страна_выбытия",
            "بلد_الإقامة_السابق",
        ]) {
            Hint::Dimension(R::PreviousResidence)
        } else if in_list(&[
            "dest",
            "destination",
            "country_of_destination",
            "next_residence",
            "country_of_next_residence",
            "destination_country",
            "pays_de_destination",
            "país_de_destino",
            "страна_назначения",
            "страна_прибытия",
            "країна_призначення",
            "країна_прибуття",
            "zielland",
            "bestimmungsland",
            "kraj_docelowy",
            "kraj_przeznaczenia",
            "gidilen_ülke",
            "hedef_ülke",
            "țara_de_destinație",
            "ţara_de_destinaţie",
            "paese_di_destinazione",
            "بلد_المقصد",
            "بلد_الوجهة",
        ]) {
            Hint::Dimension(R::Destination)
        } else if in_list(&[
            "education",
            "education_lev",
            "isced11",
            "education_level",
            "level_of_education",
            "niveau_d_éducation",
            "niveau_d_instruction",
            "nivel_educativo",
            "образование",
            "уровень_образования",
            "المستوى_التعليمي",
        ]) {
            Hint::Dimension(R::Education)
        } else if in_list(&["occupation", "isco", "isco08"]) {
            Hint::Dimension(R::Occupation)
        } else if in_list(&[
            "reason",
            "reason_for_permit",
            "reason_for_migration",
            "purpose",
            "purpose_of_visit",
            "purpose_of_stay",
            "reason_of_stay",
            "reason_for_stay",
            "reason_for_issue",
            "reason_of_migration",
            "motif_de_séjour",
            "motif_du_séjour",
            "motivo_de_estancia",
            "motivo_de_la_estancia",
            "мета_поїздки",
            "причина_миграции",
            "motif",
            "motif_du_permis",
            "motivo_del_permesso",
            "motivo_di_soggiorno",
            "motivo",
            "причина",
            "цель_поездки",
            "цель_приезда",
            "السبب",
        ]) {
            Hint::Dimension(R::Reason)
        } else if in_list(&["migratory_status", "migration_status"]) {
            Hint::Dimension(R::MigratoryStatus)
        } else if is_origin(name)
            || in_list(&[
                "freq",
                "frequency",
                "day",
                "day_of_month",
                "jour",
                "día",
                "dia",
                "день",
                "число_месяца",
                "gün",
                "tag",
                "اليوم",
                "urbanisation",
                "type_of_data",
                "procedure_type",
                "app_type",
                "dec_level",
                "app_pc",
                "pop_type",
                "loc_type",
                "acc_type",
                "composite_breakdown",
                "disability",
                "product",
                "activity",
                "quantile",
                "cust_breakdown",
            ])
        {
            Hint::Dimension(R::Other)
        } else {
            return None;
        },
    )
}

/// Whether a heading, folded, calls a column by the "origin" of persons, which leaves open what is meant.
fn is_origin(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "origin",
        "country_of_origin",
        "country_of_origin_iso",
        "country_of_origin_code",
        "pays_d_origine",
        "pays_de_provenance",
        "origine",
        "país_de_origen",
        "pais_de_origen",
        "país_origen",
        "origen",
        "país_de_origem",
        "origem",
        "țara_de_origine",
        "ţara_de_origine",
        "paese_di_origine",
        "herkunftsland",
        "herkunft",
        "ursprungsland",
        "страна_происхождения",
        "страны_происхождения",
        "происхождение",
        "країна_походження",
        "країни_походження",
        "kraj_pochodzenia",
        "menşe_ülke",
        "menşe_ülkesi",
        "köken_ülke",
        "köken_ülkesi",
        "geldiği_ülke",
        "بلد_المنشأ",
        "بلد_الأصل",
        "دولة_المنشأ",
        "coo",
        "coo_iso",
        "coo_name",
        "pais_origen",
    ];
    WORDS.contains(&folded)
}

/// Whether a heading leaves open whether it means citizenship, country of birth or previous residence: "country of
/// origin".
pub fn says_origin(heading: &str) -> bool {
    let folded = fold(heading);
    is_origin(&folded) || folded.contains("origin")
}

/// Whether a heading announces the difference of two years.
pub fn is_change(heading: &str) -> bool {
    const WORDS: [&str; 31] = [
        "change",
        "changes",
        "difference",
        "growth",
        "increase",
        "decrease",
        "variation",
        "évolution",
        "evolution",
        "écart",
        "variación",
        "cambio",
        "diferencia",
        "incremento",
        "variação",
        "diferença",
        "изменение",
        "прирост",
        "разница",
        "рост",
        "отклонение",
        "зміна",
        "приріст",
        "різниця",
        "veränderung",
        "differenz",
        "değişim",
        "fark",
        "التغير",
        "الفرق",
        "zmiana",
    ];
    let bare: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(bare.as_str(), "+/-" | "+/−" | "+-" | "±" | "Δ") || fold(heading).split('_').any(|w| WORDS.contains(&w))
}

/// Whether a heading announces a share, a rate or a change in per cent, not a number to count.
pub fn is_ratio(heading: &str) -> bool {
    const WORDS: [&str; 41] = [
        "share",
        "median",
        "mean",
        "average",
        "médian",
        "médiane",
        "moyen",
        "moyenne",
        "mediana",
        "media",
        "promedio",
        "média",
        "средний",
        "средняя",
        "медианный",
        "медіанний",
        "proportion",
        "percentage",
        "percent",
        "rate",
        "ratio",
        "index",
        "taux",
        "pourcentage",
        "pourcent",
        "proporción",
        "porcentaje",
        "tasa",
        "taxa",
        "доля",
        "процент",
        "процентах",
        "коэффициент",
        "темп",
        "anteil",
        "quote",
        "نسبة",
        "النسبة",
        "معدل",
        "प्रतिशत",
        "दर",
    ];
    if heading.contains(['%', '‰', '٪']) {
        return true;
    }
    let folded = fold(heading);
    let words: Vec<&str> = folded.split('_').collect();
    let per = |pair: &[&str]| {
        let [first, second] = pair else { return false };
        matches!(*first, "per" | "pour" | "por" | "на" | "لكل") && second.starts_with(char::is_numeric)
    };
    words.iter().any(|w| WORDS.contains(w)) || words.windows(2).any(per) || folded.contains("per_cent")
}

/// What a title says that something is counted by, the last first: "visa type" and "citizenship" of "Visas by citizenship
/// and visa type, 2024".
pub fn counted_by(title: &str) -> Vec<String> {
    const BY: [&str; 8] = ["by", "par", "por", "по", "nach", "за", "według", "حسب"];
    const AND: [&str; 10] = ["and", "et", "y", "e", "и", "та", "und", "i", "ve", "و"];
    const MOST: usize = 3;
    let mut out: Vec<Vec<&str>> = Vec::new();
    let mut open = false;
    for part in title.split([',', ';', '(', ')', ':', '.']) {
        for word in part.split_whitespace() {
            let lower = word.to_lowercase();
            if BY.contains(&lower.as_str()) || open && AND.contains(&lower.as_str()) {
                open = true;
                out.push(Vec::new());
            } else if open && word.contains(|c: char| c.is_ascii_digit()) {
                open = false;
            } else if open && let Some(last) = out.last_mut().filter(|w| w.len() < MOST) {
                last.push(word);
            }
        }
        open = false;
    }
    out.into_iter().rev().filter(|words| !words.is_empty()).map(|words| words.join(" ")).collect()
}

/// Whether a heading says that things or persons are counted below it: "Number of transfers".
pub fn counts(heading: &str) -> bool {
    const FIRST: [&str; 20] = [
        "number",
        "no",
        "count",
        "nombre",
        "nb",
        "nbre",
        "número",
        "numero",
        "количество",
        "число",
        "численность",
        "кількість",
        "чисельність",
        "anzahl",
        "zahl",
        "liczba",
        "număr",
        "numărul",
        "عدد",
        "саны",
    ];
    let folded = fold(heading);
    let first = folded.split('_').next().unwrap_or_default();
    FIRST.contains(&first) || folded.split('_').any(|w| matches!(w, "sayısı" | "adedi"))
}

/// Whether a label below shares says of how many cases they are: "Sample size", "n", "Unweighted base".
pub fn says_sample(label: &str) -> bool {
    const WORDS: [&str; 26] = [
        "n",
        "base",
        "base_n",
        "total_n",
        "sample",
        "sample_size",
        "sample_n",
        "number_of_respondents",
        "respondents",
        "number_of_cases",
        "cases",
        "unweighted_base",
        "unweighted_n",
        "unweighted",
        "effectif",
        "effectif_non_pondéré",
        "taille_de_l_échantillon",
        "número_de_casos",
        "tamaño_de_la_muestra",
        "tamanho_da_amostra",
        "объем_выборки",
        "объём_выборки",
        "число_респондентов",
        "fallzahl",
        "liczba_respondentów",
        "حجم_العينة",
    ];
    WORDS.contains(&fold(label).as_str())
}

/// Whether words speak of ages.
pub fn speaks_of_age(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "age",
        "ages",
        "aged",
        "âge",
        "âges",
        "edad",
        "edades",
        "idade",
        "idades",
        "возраст",
        "возрасту",
        "возраста",
        "возрастам",
        "возрастная",
        "вік",
        "віком",
        "віку",
        "вікова",
        "жаш",
        "жас",
        "alter",
        "altersgruppe",
        "wiek",
        "wieku",
        "vârstă",
        "vârsta",
        "età",
        "yaş",
        "العمر",
        "عمر",
        "الأعمار",
        "العمرية",
        "السن",
        "उमेर",
        "आयु",
        "տարիք",
        "ასაკი",
        "ასაკის",
        "年齢",
        "年龄",
        "agegroup",
    ];
    fold(text).split('_').any(|w| WORDS.contains(&w))
}

/// Whether words announce bands of something else than ages: years of a stay, sizes of firms, levels, money.
pub fn speaks_of_bands(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "stay",
        "duration",
        "length",
        "size",
        "employees",
        "isced",
        "wage",
        "wages",
        "income",
        "salary",
        "durée",
        "taille",
        "salariés",
        "revenu",
        "salaire",
        "duración",
        "estancia",
        "tamaño",
        "empleados",
        "ingreso",
        "salario",
        "duração",
        "tamanho",
        "rendimento",
        "длительность",
        "продолжительность",
        "срок",
        "размер",
        "доход",
        "зарплата",
        "тривалість",
        "розмір",
        "مدة",
        "حجم",
        "الدخل",
        "الأجر",
        "süre",
        "süresi",
        "büyüklüğü",
        "dauer",
        "größe",
        "einkommen",
    ];
    fold(text).split('_').any(|w| WORDS.contains(&w))
}

/// Whether a heading announces a rank, which is counted in nothing.
pub fn is_rank(heading: &str) -> bool {
    matches!(
        fold(heading).as_str(),
        "rank"
            | "ranking"
            | "rang"
            | "classement"
            | "puesto"
            | "posición"
            | "posição"
            | "место"
            | "ранг"
            | "місце"
            | "الترتيب"
            | "الرتبة"
            | "sıra"
            | "sıralama"
            | "platz"
    )
}

/// Whether a heading speaks of the year before: "the same period of last year".
pub fn says_the_year_before(heading: &str) -> bool {
    const SAID: &[&str] = &[
        "previous year",
        "last year",
        "year before",
        "prior year",
        "année précédente",
        "an passé",
        "année antérieure",
        "año anterior",
        "ano anterior",
        "прошлого года",
        "предыдущего года",
        "прошлый год",
        "минулого року",
        "попереднього року",
        "العام السابق",
        "السنة السابقة",
        "العام الماضي",
        "vorjahr",
        "anno precedente",
        "önceki yıl",
        "өткөн жыл",
        "өткөн жылдын",
    ];
    let lower = heading.to_lowercase();
    SAID.iter().any(|w| lower.contains(w))
}

/// Whether a heading announces the running number of a line: `№ п/п`, `No.`, `N°`, `S/N`.
pub fn is_running_number(heading: &str) -> bool {
    let heading = heading.trim_matches(is_blank);
    matches!(heading, "№" | "#" | "N°" | "Nº" | "№№")
        || matches!(
            fold(heading).trim_matches('_'),
            "no" | "nr"
                | "строки"
                | "n_строки"
                | "номер_строки"
                | "код_строки"
                | "row_no"
                | "line_no"
                | "line"
                | "ligne"
                | "n_ligne"
                | "n"
                | "п_п"
                | "n_п_п"
                | "s_n"
                | "s_no"
                | "sr_no"
                | "sl_no"
                | "serial_number"
                | "serial_no"
                | "num"
                | "numéro_d_ordre"
                | "n_d_ordre"
                | "رقم"
                | "الرقم"
                | "م"
                | "ت"
                | "क_सं"
                | "क्र_सं"
                | "सि_नं"
                | "lp"
                | "l_p"
                | "lfd_nr"
                | "n_º"
                | "nr_crt"
                | "núm"
                | "orden"
                | "ordem"
                | "ord"
                | "numéro"
                | "posizione"
                | "n_з_п"
                | "з_п"
                | "sıra"
                | "sıra_no"
                | "α_α"
                | "序号"
                | "编号"
                | "الرقم_التسلسلي"
                | "т_б"
        )
}

/// What stands behind the number of a table in its title: `Emigrants` of `Table 3.1. Emigrants`; empty where nothing
/// does, none where the text is no such title.
pub fn behind_table_number(text: &str) -> Option<&str> {
    const TABLE: [&str; 14] = [
        "table",
        "tableau",
        "tabla",
        "cuadro",
        "quadro",
        "tabela",
        "tabelle",
        "tablo",
        "таблица",
        "табл.",
        "жадвал",
        "جدول",
        "الجدول",
        "तालिका",
    ];
    let text = text.trim_matches(is_blank);
    let end = text.find(is_blank)?;
    let (word, rest) = (text.get(..end)?, text.get(end..)?.trim_start_matches(is_blank));
    let word = word.trim_end_matches(':').to_lowercase();
    if !TABLE.contains(&word.as_str()) {
        return None;
    }
    let rest = rest.trim_start_matches(['№', 'N', 'n', '°', 'º', ' ', '\u{a0}']);
    // 3, 3.1, A-2, ٣
    let number = rest.split(is_blank).next()?;
    let is_number = number.contains(char::is_numeric) && number.chars().filter(|c| c.is_alphabetic()).count() <= 2;
    if !is_number {
        return None;
    }
    let behind = rest.get(number.len()..)?;
    Some(behind.trim_matches(|c| is_blank(c) || matches!(c, '.' | ':' | '-' | '–' | '—' | ',')))
}

/// Whose country a table's title says that its areas are: "Emigrants by country of destination". None where it says
/// nothing of it, or two things.
pub fn country_in_title(title: &str) -> Option<DimensionRole> {
    const SAID: [(DimensionRole, &[&str]); 4] = [
        (
            DimensionRole::Citizenship,
            &[
                "citizenship",
                "nationality",
                "nationalité",
                "citoyenneté",
                "nacionalidad",
                "ciudadanía",
                "гражданств",
                "громадянств",
                "nacionalidade",
                "staatsangehörigkeit",
                "obywatelstw",
                "uyru",
                "vatandaşlı",
                "cetățeni",
                "cetăţeni",
                "cittadinanza",
                "الجنسية",
                "جنسية",
                "नागरिकता",
            ],
        ),
        (
            DimensionRole::CountryOfBirth,
            &[
                "country of birth",
                "place of birth",
                "pays de naissance",
                "lieu de naissance",
                "país de nacimiento",
                "lugar de nacimiento",
                "стране рождения",
                "странам рождения",
                "месту рождения",
                "країною народження",
                "країнами народження",
                "geburtsland",
                "país de nascimento",
                "kraju urodzenia",
                "doğum ülke",
                "paese di nascita",
                "بلد الميلاد",
                "بلد الولادة",
            ],
        ),
        (
            DimensionRole::PreviousResidence,
            &[
                "previous residence",
                "last residence",
                "résidence antérieure",
                "résidence précédente",
                "residencia anterior",
                "прежнего проживания",
                "последнего проживания",
                "странам выбытия",
                "стране выбытия",
                "الإقامة السابق",
            ],
        ),
        (
            DimensionRole::Destination,
            &[
                "country of destination",
                "countries of destination",
                "destination country",
                "by destination",
                "pays de destination",
                "país de destino",
                "países de destino",
                "странам назначения",
                "стране назначения",
                "странам прибытия",
                "стране прибытия",
                "країнами призначення",
                "країною призначення",
                "країнами прибуття",
                "zielland",
                "zielländern",
                "hedef ülke",
                "gidilen ülke",
                "kraju docelow",
                "țara de destinație",
                "بلد المقصد",
                "بلد الوجهة",
            ],
        ),
    ];
    let title = title.to_lowercase();
    let mut found = SAID.iter().filter(|(_, words)| words.iter().any(|w| title.contains(w))).map(|(role, _)| *role);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether a heading announces a code, such as `Country ISO` or `provincia_id`, and not a number to count.
pub fn is_code_heading(heading: &str) -> bool {
    let folded = fold(heading);
    folded
        .split('_')
        .next_back()
        .is_some_and(|w| matches!(w, "id" | "code" | "iso" | "iso2" | "iso3" | "m49" | "codigo" | "код"))
        || folded.split('_').next().is_some_and(|w| matches!(w, "code" | "код"))
}

/// Whether words around a year only say that it is one, or how it was counted, and not what is measured.
pub fn names_nothing(words: &str) -> bool {
    matches!(
        fold(words).as_str(),
        "" | "fy"
            | "fiscal_year"
            | "year"
            | "in"
            | "at"
            | "as_of"
            | "census"
            | "census_of"
            | "exercice"
            | "année"
            | "recensement"
            | "recensement_de"
            | "año"
            | "censo"
            | "censo_de"
            | "ejercicio"
            | "год"
            | "г"
            | "перепись"
            | "سنة"
            | "عام"
            | "تعداد"
    )
}

/// Whether a heading only says that numbers stand below it.
pub fn is_general(heading: &str) -> bool {
    hint(heading) == Some(Hint::Value)
        || matches!(
            fold(heading).as_str(),
            "number"
                | "total"
                | "nombre"
                | "effectif"
                | "número"
                | "numero"
                | "число"
                | "всего"
                | "количество"
                | "عدد"
                | "العدد"
                | "المجموع"
        )
}

/// A dimension code made of a heading.
pub fn slug(heading: &str) -> String {
    let folded = fold(heading);
    if folded.is_empty() { "column".into() } else { folded.chars().take(60).collect() }
}

/// The usual code of a dimension with this meaning.
pub fn usual_dimension(role: DimensionRole) -> Option<(&'static str, &'static str)> {
    use DimensionRole as R;
    Some(match role {
        R::Sex => ("sex", "CL_SEX"),
        R::Age => ("age", "CL_AGE"),
        R::ReferenceArea => ("ref_area", "CL_AREA"),
        R::Citizenship => ("citizenship", "CL_AREA"),
        R::CountryOfBirth => ("country_of_birth", "CL_AREA"),
        R::PreviousResidence => ("previous_residence", "CL_AREA"),
        R::Destination => ("destination", "CL_AREA"),
        R::CountryOfAsylum => ("country_of_asylum", "CL_AREA"),
        R::PaymentCounterpart => ("payment_counterpart", "CL_AREA"),
        R::MigratoryStatus => ("migratory_status", "CL_MIGRATORY_STATUS"),
        R::Education => ("education", "CL_EDUCATION_LEV"),
        R::Occupation => ("occupation", "CL_OCCUPATION"),
        R::Reason => ("reason", "CL_REASON"),
        R::Other => return None,
    })
}

/// The word of a role in `inspect`.
pub fn role_word(role: DimensionRole) -> &'static str {
    use DimensionRole as R;
    match role {
        R::Sex => "sex",
        R::Age => "age",
        R::ReferenceArea => "reference_area",
        R::Citizenship => "citizenship",
        R::CountryOfBirth => "country_of_birth",
        R::PreviousResidence => "previous_residence",
        R::Destination => "destination",
        R::CountryOfAsylum => "country_of_asylum",
        R::PaymentCounterpart => "payment_counterpart",
        R::MigratoryStatus => "migratory_status",
        R::Education => "education",
        R::Occupation => "occupation",
        R::Reason => "reason",
        R::Other => "other",
    }
}

/// Whether a row's label opens the notes below a table.
pub fn opens_notes(label: &str) -> bool {
    let l = label.trim_matches(is_blank).to_lowercase();
    [
        "source",
        "note",
        "data from database",
        "last updated",
        "footnote",
        "источник",
        "примечани",
        "fuente",
        "fonte",
        "notă",
        "स्रोत",
        "nota",
        "quelle",
        "булагы",
        "المصدر",
        "ملاحظ",
        "* ",
        "(a)",
        "1)",
        "1/",
    ]
    .iter()
    .any(|w| l.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_tables_number() {
        for (text, expected) in [
            ("Table 3. Emigrants by sex", Some("Emigrants by sex")),
            ("Таблица 2.1 – Выбывшие", Some("Выбывшие")),
            ("Tableau n° 4 : Permis délivrés", Some("Permis délivrés")),
            ("جدول ٣: المغادرون", Some("المغادرون")),
            ("Table 7", Some("")),
            ("Table of contents", None),
            ("Ministry of the Interior", None),
            ("Tables 2020", None),
        ] {
            assert_eq!(behind_table_number(text), expected, "{text}");
        }
    }
    #[test]
    fn whose_countries_a_title_says() {
        for (title, expected) in [
            ("Emigrants by country of destination, 2019-2023", Some(DimensionRole::Destination)),
            ("Выданные разрешения по гражданству", Some(DimensionRole::Citizenship)),
            ("Foreign-born population by country of birth", Some(DimensionRole::CountryOfBirth)),
            ("Stock by citizenship and country of birth", None),
            ("Population by region", None),
        ] {
            assert_eq!(country_in_title(title), expected, "{title}");
        }
    }
    #[test]
    fn shares_and_rates() {
        for heading in ["Share of women (%)", "Per 1 000 population", "Доля женщин", "Изменение, в %", "taux net"]
        {
            assert!(is_ratio(heading), "{heading}");
        }
        assert!(!["Women", "Мужчины", "Persons", "Permits", ""].iter().any(|h| is_ratio(h)));
    }
    #[test]
    fn running_numbers() {
        assert!(["№", "№ п/п", "No.", "N°", "S/N"].iter().all(|h| is_running_number(h)));
        assert!(!["Number", "Nigeria", "Persons", ""].iter().any(|h| is_running_number(h)));
    }
}
