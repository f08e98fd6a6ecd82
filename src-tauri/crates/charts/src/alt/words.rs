//! The words of notes and alternative texts, per language. A language without an entry gets English.
//!
//! Placeholders in braces are filled with printed numbers, periods and names. A new language is a
//! new constant and a line in [`Words::of`].

use almanac_core::Lang;

/// One language's patterns.
pub(crate) struct Words {
    /// Between a head and what it heads.
    pub colon: &'static str,
    /// Between the items of a loose list.
    pub comma: &'static str,
    pub line: &'static str,
    pub bar: &'static str,
    pub stacked_bar: &'static str,
    pub share_bar: &'static str,
    pub pyramid: &'static str,
    pub table: &'static str,
    pub unit: &'static str,
    pub from_to: &'static str,
    pub at: &'static str,
    pub series: &'static str,
    pub value_in: &'static str,
    pub course: &'static str,
    pub range: &'static str,
    pub not_told: &'static str,
    pub breaks: &'static str,
    pub uncertain: &'static str,
    pub hollow: &'static str,
    pub no_value: &'static str,
    pub withheld: &'static str,
    pub partial: &'static str,
    pub no_shares: &'static str,
    pub open_stack: &'static str,
    pub everywhere: &'static str,
}

impl Words {
    /// The words of a language.
    pub(crate) fn of(lang: &Lang) -> &'static Words {
        match lang.primary() {
            "fr" => &FR,
            "es" => &ES,
            "ru" => &RU,
            "ar" => &AR,
            "sr" if lang.as_str() == "sr-Latn" => &SR_LATN,
            "sr" => &SR_CYRL,
            _ => &EN,
        }
    }
}

const EN: Words = Words {
    colon: ": ",
    comma: ", ",
    line: "Line chart",
    bar: "Bar chart",
    stacked_bar: "Stacked bar chart",
    share_bar: "Bar chart of shares, each bar 100 per cent",
    pyramid: "Population pyramid by age and sex",
    table: "Table",
    unit: "Unit: {unit}",
    from_to: "From {first} to {last}",
    at: "Period: {period}",
    series: "Series: {names}",
    value_in: "{value} in {period}",
    course: "from {first} to {last}; highest {high}, lowest {low}",
    range: "highest {high}, lowest {low}",
    not_told: "Not described here: {names}",
    breaks: "Break in the series: {places}",
    uncertain: "Provisional or estimated: {places}",
    hollow: "Hollow or dashed: {what}",
    no_value: "No value: {places}",
    withheld: "Confidential: {places}",
    partial: "Incomplete, some parts have no value: {places}",
    no_shares: "No shares are shown where a part has no value",
    open_stack: "Bars in light colours are incomplete: a part has no value",
    everywhere: "throughout",
};

const FR: Words = Words {
    colon: "\u{a0}: ",
    comma: ", ",
    line: "Graphique en courbes",
    bar: "Graphique à barres",
    stacked_bar: "Graphique à barres empilées",
    share_bar: "Graphique à barres des parts, chaque barre valant 100 %",
    pyramid: "Pyramide des âges par sexe",
    table: "Tableau",
    unit: "Unité\u{a0}: {unit}",
    from_to: "De {first} à {last}",
    at: "Période\u{a0}: {period}",
    series: "Séries\u{a0}: {names}",
    value_in: "{value} en {period}",
    course: "de {first} à {last}\u{a0}; maximum {high}, minimum {low}",
    range: "maximum {high}, minimum {low}",
    not_told: "Non décrits ici\u{a0}: {names}",
    breaks: "Rupture de série\u{a0}: {places}",
    uncertain: "Données provisoires ou estimées\u{a0}: {places}",
    hollow: "En creux ou en tirets\u{a0}: {what}",
    no_value: "Pas de valeur\u{a0}: {places}",
    withheld: "Confidentiel\u{a0}: {places}",
    partial: "Incomplet, certaines parties n’ont pas de valeur\u{a0}: {places}",
    no_shares: "Les parts ne sont pas indiquées lorsqu’une partie n’a pas de valeur",
    open_stack: "Les barres claires sont incomplètes\u{a0}: une partie n’a pas de valeur",
    everywhere: "toute la période",
};

const ES: Words = Words {
    colon: ": ",
    comma: ", ",
    line: "Gráfico de líneas",
    bar: "Gráfico de barras",
    stacked_bar: "Gráfico de barras apiladas",
    share_bar: "Gráfico de barras de proporciones, cada barra equivale al 100 %",
    pyramid: "Pirámide de población por edad y sexo",
    table: "Cuadro",
    unit: "Unidad: {unit}",
    from_to: "De {first} a {last}",
    at: "Período: {period}",
    series: "Series: {names}",
    value_in: "{value} en {period}",
    course: "de {first} a {last}; máximo {high}, mínimo {low}",
    range: "máximo {high}, mínimo {low}",
    not_told: "No se describen aquí: {names}",
    breaks: "Ruptura de la serie: {places}",
    uncertain: "Datos provisionales o estimados: {places}",
    hollow: "En hueco o discontinuo: {what}",
    no_value: "Sin valor: {places}",
    withheld: "Confidencial: {places}",
    partial: "Incompleto, algunas partes no tienen valor: {places}",
    no_shares: "No se muestran proporciones cuando una parte no tiene valor",
    open_stack: "Las barras claras están incompletas: una parte no tiene valor",
    everywhere: "todo el período",
};

const RU: Words = Words {
    colon: ": ",
    comma: ", ",
    line: "Линейный график",
    bar: "Столбчатая диаграмма",
    stacked_bar: "Столбчатая диаграмма с накоплением",
    share_bar: "Столбчатая диаграмма долей, каждый столбец равен 100 %",
    pyramid: "Половозрастная пирамида",
    table: "Таблица",
    unit: "Единица измерения: {unit}",
    from_to: "Период: {first}–{last}",
    at: "Период: {period}",
    series: "Ряды: {names}",
    value_in: "{value} ({period})",
    course: "в начале {first}, в конце {last}; максимум {high}, минимум {low}",
    range: "максимум {high}, минимум {low}",
    not_told: "Здесь не описаны: {names}",
    breaks: "Разрыв ряда: {places}",
    uncertain: "Предварительные или оценочные данные: {places}",
    hollow: "Светлая заливка или пунктир: {what}",
    no_value: "Нет данных: {places}",
    withheld: "Конфиденциально: {places}",
    partial: "Неполные данные, часть значений отсутствует: {places}",
    no_shares: "Доли не показаны там, где нет данных по одной из частей",
    open_stack: "Светлые столбцы неполны: по одной из частей нет данных",
    everywhere: "весь период",
};

const AR: Words = Words {
    colon: ": ",
    comma: "، ",
    line: "رسم بياني خطي",
    bar: "رسم بياني بالأعمدة",
    stacked_bar: "رسم بياني بالأعمدة المتراكمة",
    share_bar: "رسم بياني بالأعمدة للنسب، كل عمود يساوي 100 في المائة",
    pyramid: "الهرم السكاني حسب العمر والجنس",
    table: "جدول",
    unit: "الوحدة: {unit}",
    from_to: "من {first} إلى {last}",
    at: "الفترة: {period}",
    series: "السلاسل: {names}",
    value_in: "{value} في {period}",
    course: "من {first} إلى {last}؛ أعلى قيمة {high}، وأدنى قيمة {low}",
    range: "أعلى قيمة {high}، وأدنى قيمة {low}",
    not_told: "غير موصوف هنا: {names}",
    breaks: "انقطاع في السلسلة: {places}",
    uncertain: "بيانات مؤقتة أو تقديرية: {places}",
    hollow: "بلون فاتح أو خط متقطع: {what}",
    no_value: "لا توجد قيمة: {places}",
    withheld: "بيانات سرية: {places}",
    partial: "غير مكتمل، بعض الأجزاء بلا قيمة: {places}",
    no_shares: "لا تظهر النسب حيث لا توجد قيمة لأحد الأجزاء",
    open_stack: "الأعمدة الفاتحة غير مكتملة: لا توجد قيمة لأحد الأجزاء",
    everywhere: "طوال الفترة",
};

const SR_CYRL: Words = Words {
    colon: ": ",
    comma: ", ",
    line: "Линијски графикон",
    bar: "Стубичасти графикон",
    stacked_bar: "Наслагани стубичасти графикон",
    share_bar: "Стубичасти графикон удела, сваки стубац је 100 %",
    pyramid: "Пирамида становништва по старости и полу",
    table: "Табела",
    unit: "Јединица: {unit}",
    from_to: "Период: {first}–{last}",
    at: "Период: {period}",
    series: "Серије: {names}",
    value_in: "{value} ({period})",
    course: "на почетку {first}, на крају {last}; највише {high}, најмање {low}",
    range: "највише {high}, најмање {low}",
    not_told: "Овде није описано: {names}",
    breaks: "Прекид серије: {places}",
    uncertain: "Привремени или процењени подаци: {places}",
    hollow: "Светла испуна или испрекидано: {what}",
    no_value: "Нема податка: {places}",
    withheld: "Поверљиво: {places}",
    partial: "Непотпуно, за неке делове нема података: {places}",
    no_shares: "Удели нису приказани где за неки део нема податка",
    open_stack: "Светли ступци су непотпуни: за неки део нема податка",
    everywhere: "цео период",
};

const SR_LATN: Words = Words {
    colon: ": ",
    comma: ", ",
    line: "Linijski grafikon",
    bar: "Stubičasti grafikon",
    stacked_bar: "Naslagani stubičasti grafikon",
    share_bar: "Stubičasti grafikon udela, svaki stubac je 100 %",
    pyramid: "Piramida stanovništva po starosti i polu",
    table: "Tabela",
    unit: "Jedinica: {unit}",
    from_to: "Period: {first}–{last}",
    at: "Period: {period}",
    series: "Serije: {names}",
    value_in: "{value} ({period})",
    course: "na početku {first}, na kraju {last}; najviše {high}, najmanje {low}",
    range: "najviše {high}, najmanje {low}",
    not_told: "Ovde nije opisano: {names}",
    breaks: "Prekid serije: {places}",
    uncertain: "Privremeni ili procenjeni podaci: {places}",
    hollow: "Svetla ispuna ili isprekidano: {what}",
    no_value: "Nema podatka: {places}",
    withheld: "Poverljivo: {places}",
    partial: "Nepotpuno, za neke delove nema podataka: {places}",
    no_shares: "Udeli nisu prikazani gde za neki deo nema podatka",
    open_stack: "Svetli stupci su nepotpuni: za neki deo nema podatka",
    everywhere: "ceo period",
};

#[cfg(test)]
mod tests {
    use super::*;

    /// A translation that lost a placeholder would print a sentence without its number.
    #[test]
    fn every_language_keeps_the_placeholders() {
        let patterns = |w: &Words| {
            [w.unit, w.from_to, w.at, w.series, w.value_in, w.course, w.range, w.not_told, w.breaks, w.uncertain]
                .into_iter()
                .chain([w.hollow, w.no_value, w.withheld, w.partial])
                .map(|p| p.split('{').skip(1).filter_map(|t| t.split_once('}')).map(|(n, _)| n.to_string()).collect())
                .collect::<Vec<std::collections::BTreeSet<String>>>()
        };
        for words in [&FR, &ES, &RU, &AR, &SR_CYRL, &SR_LATN] {
            assert_eq!(patterns(words), patterns(&EN), "{}", words.line);
        }
    }
}
