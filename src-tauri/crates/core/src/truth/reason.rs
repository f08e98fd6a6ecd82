//! Why something is refused: a code that never changes, what is wrong, why, and the way out.

/// What is said of a refusal, in plain English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// One sentence: what is wrong.
    pub wrong: &'static str,
    /// One sentence: why it is refused.
    pub why: &'static str,
    /// One sentence: what to do instead.
    pub way_out: &'static str,
}

impl Explanation {
    /// The two sentences and the way out as one text.
    pub fn text(self) -> String {
        format!("{} {} {}", self.wrong, self.why, self.way_out)
    }
}

/// Why a combination is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The indicator has no measure type.
    MeasureMissing,
    /// The indicator has no unit.
    UnitMissing,
    /// The indicator has no reference date or period.
    ReferenceMissing,
    /// Nobody said whether persons or events are counted.
    CountedMissing,
    /// Nobody said who belongs to the counted population.
    PopulationMissing,
    /// A stock refers to a period.
    StockNeedsDate,
    /// What happened in a period refers to a date.
    FlowNeedsPeriod,
    /// A fiscal year starts in a month that does not exist or in January.
    FiscalYearMonth,
    /// An event count counts no events.
    EventsNeedEvents,
    /// An amount is said to count persons or events.
    AmountCountsNobody,
    /// Events are counted in the unit persons.
    PersonsUnit,
    /// Persons are counted in a unit of events.
    EventsUnit,
    /// A count or amount has a unit of quotients.
    CountInPercent,
    /// A rate, share or index has a unit of counts.
    QuotientInCounts,
    /// A share is not in per cent.
    ShareNeedsPercent,
    /// An amount is given in persons or events.
    AmountInCounts,
    /// Persons are counted but no population stands behind them.
    PersonsNeedPopulation,
    /// A country dimension does not say what its countries mean.
    CountryRoleMissing,
    /// Two dimensions of the indicator mean the same.
    SameRoleTwice,
    /// People are broken down by the counterpart of a payment.
    PaymentOfPersons,
    /// Parts of a quotient are said to add up.
    QuotientAdds,
    /// A quotient has itself as numerator or denominator.
    QuotientOfItself,
    /// A count has a numerator or denominator.
    PartsOfCount,
    /// A quotient is divided by or taken from a quotient.
    QuotientOfQuotient,
    /// A share of a flow in a stock.
    ShareMixesTime,
    /// A stock over a flow.
    StockPerFlow,
    /// A balance is taken as a part or as a whole.
    BalanceAsPart,
    /// Persons and events are put together.
    CountsDiffer,
    /// Two rules of residence are subtracted.
    PopulationsDiffer,
    /// A fiscal year and a calendar year are put together.
    ReferencesDiffer,
    /// The units differ.
    UnitsDiffer,
    /// The measures do not go together.
    MeasuresDiffer,
    /// A stock is summed over time.
    SumOfStock,
    /// Rates, shares or scores are summed.
    SumOfQuotient,
    /// Parts that overlap are added.
    PartsOverlap,
    /// The age groups that were delivered do not add up to the one asked for.
    AgeGroupsDoNotFit,
    /// A part and its whole, or the same part twice, are added.
    CodesNest,
    /// A share is taken of something that does not contain what is divided.
    ShareOfAnother,
    /// Values of several sources are added.
    SeveralSources,
    /// Values of different indicators are added.
    DifferentIndicators,
    /// Values before and after a break are compared.
    AcrossBreak,
    /// Growth from zero or from a negative value.
    NoGrowthBase,
    /// Growth of a balance in per cent.
    GrowthOfBalance,
    /// Division by zero.
    ZeroDenominator,
    /// Periods of different length or overlapping ones are put together.
    PeriodsOverlap,
    /// A value of one kind of period is compared with one of another.
    PeriodsDiffer,
    /// The number does not fit.
    TooLarge,
    /// A count is negative.
    NegativeCount,
    /// A share is below 0 or above 100 per cent.
    ShareOutOfRange,
    /// A stock is given for several years at once.
    StockOverSpan,
    /// Values are broken down by a dimension that the indicator does not have.
    DimensionNotDeclared,
    /// Countries of another role than the indicator's.
    CounterpartDiffers,
    /// Rates are stacked.
    StackOfQuotients,
    /// Overlapping parts are stacked.
    StackOfOverlaps,
    /// Different indicators are stacked.
    StackOfIndicators,
    /// Negative values are stacked to a whole.
    StackOfNegatives,
    /// A pyramid without age and sex.
    PyramidNeedsAgeAndSex,
    /// A pyramid of rates or balances.
    PyramidNeedsCounts,
    /// A line joins what is no time.
    LineNeedsTime,
    /// A claim about a development without a series.
    ClaimNeedsSeries,
    /// A claim compares across a break.
    ClaimAcrossBreak,
    /// A claim rests on a sum that lacks a part.
    ClaimPartial,
    /// The first or last value of a claim's series is missing.
    ClaimEndMissing,
    /// Inflows or outflows are given for what is no stock.
    RelationNeedsStock,
    /// An inflow or outflow is no flow.
    RelationNeedsFlows,
    /// A stock and its flows have different units.
    RelationUnitsDiffer,
    /// Events are called persons in the text.
    NounForEvents,
    /// A stock is called arrivals in the text.
    NounForStock,
}

impl Reason {
    /// All of them.
    pub const ALL: [Reason; 68] = [
        Self::MeasureMissing,
        Self::UnitMissing,
        Self::ReferenceMissing,
        Self::CountedMissing,
        Self::PopulationMissing,
        Self::StockNeedsDate,
        Self::FlowNeedsPeriod,
        Self::FiscalYearMonth,
        Self::EventsNeedEvents,
        Self::AmountCountsNobody,
        Self::PersonsUnit,
        Self::EventsUnit,
        Self::CountInPercent,
        Self::QuotientInCounts,
        Self::ShareNeedsPercent,
        Self::AmountInCounts,
        Self::PersonsNeedPopulation,
        Self::CountryRoleMissing,
        Self::SameRoleTwice,
        Self::PaymentOfPersons,
        Self::QuotientAdds,
        Self::QuotientOfItself,
        Self::PartsOfCount,
        Self::QuotientOfQuotient,
        Self::ShareMixesTime,
        Self::StockPerFlow,
        Self::BalanceAsPart,
        Self::CountsDiffer,
        Self::PopulationsDiffer,
        Self::ReferencesDiffer,
        Self::UnitsDiffer,
        Self::MeasuresDiffer,
        Self::SumOfStock,
        Self::SumOfQuotient,
        Self::PartsOverlap,
        Self::AgeGroupsDoNotFit,
        Self::CodesNest,
        Self::ShareOfAnother,
        Self::SeveralSources,
        Self::DifferentIndicators,
        Self::AcrossBreak,
        Self::NoGrowthBase,
        Self::GrowthOfBalance,
        Self::ZeroDenominator,
        Self::PeriodsOverlap,
        Self::PeriodsDiffer,
        Self::TooLarge,
        Self::NegativeCount,
        Self::ShareOutOfRange,
        Self::StockOverSpan,
        Self::DimensionNotDeclared,
        Self::CounterpartDiffers,
        Self::StackOfQuotients,
        Self::StackOfOverlaps,
        Self::StackOfIndicators,
        Self::StackOfNegatives,
        Self::PyramidNeedsAgeAndSex,
        Self::PyramidNeedsCounts,
        Self::LineNeedsTime,
        Self::ClaimNeedsSeries,
        Self::ClaimAcrossBreak,
        Self::ClaimPartial,
        Self::ClaimEndMissing,
        Self::RelationNeedsStock,
        Self::RelationNeedsFlows,
        Self::RelationUnitsDiffer,
        Self::NounForEvents,
        Self::NounForStock,
    ];
    /// The code, as in `sum-of-stock`; scripts and translations depend on it.
    pub fn code(self) -> &'static str {
        match self {
            Self::MeasureMissing => "measure-missing",
            Self::UnitMissing => "unit-missing",
            Self::ReferenceMissing => "reference-missing",
            Self::CountedMissing => "counted-missing",
            Self::PopulationMissing => "population-missing",
            Self::StockNeedsDate => "stock-needs-date",
            Self::FlowNeedsPeriod => "flow-needs-period",
            Self::FiscalYearMonth => "fiscal-year-month",
            Self::EventsNeedEvents => "events-need-events",
            Self::AmountCountsNobody => "amount-counts-nobody",
            Self::PersonsUnit => "persons-unit",
            Self::EventsUnit => "events-unit",
            Self::CountInPercent => "count-in-percent",
            Self::QuotientInCounts => "quotient-in-counts",
            Self::ShareNeedsPercent => "share-needs-percent",
            Self::AmountInCounts => "amount-in-counts",
            Self::PersonsNeedPopulation => "persons-need-population",
            Self::CountryRoleMissing => "country-role-missing",
            Self::SameRoleTwice => "same-role-twice",
            Self::PaymentOfPersons => "payment-of-persons",
            Self::QuotientAdds => "quotient-adds",
            Self::QuotientOfItself => "quotient-of-itself",
            Self::PartsOfCount => "parts-of-count",
            Self::QuotientOfQuotient => "quotient-of-quotient",
            Self::ShareMixesTime => "share-mixes-time",
            Self::StockPerFlow => "stock-per-flow",
            Self::BalanceAsPart => "balance-as-part",
            Self::CountsDiffer => "counts-differ",
            Self::PopulationsDiffer => "populations-differ",
            Self::ReferencesDiffer => "references-differ",
            Self::UnitsDiffer => "units-differ",
            Self::MeasuresDiffer => "measures-differ",
            Self::SumOfStock => "sum-of-stock",
            Self::SumOfQuotient => "sum-of-quotient",
            Self::PartsOverlap => "parts-overlap",
            Self::AgeGroupsDoNotFit => "age-groups-do-not-fit",
            Self::CodesNest => "codes-nest",
            Self::ShareOfAnother => "share-of-another",
            Self::SeveralSources => "several-sources",
            Self::DifferentIndicators => "different-indicators",
            Self::AcrossBreak => "across-break",
            Self::NoGrowthBase => "no-growth-base",
            Self::GrowthOfBalance => "growth-of-balance",
            Self::ZeroDenominator => "zero-denominator",
            Self::PeriodsOverlap => "periods-overlap",
            Self::PeriodsDiffer => "periods-differ",
            Self::TooLarge => "too-large",
            Self::NegativeCount => "negative-count",
            Self::ShareOutOfRange => "share-out-of-range",
            Self::StockOverSpan => "stock-over-span",
            Self::DimensionNotDeclared => "dimension-not-declared",
            Self::CounterpartDiffers => "counterpart-differs",
            Self::StackOfQuotients => "stack-of-quotients",
            Self::StackOfOverlaps => "stack-of-overlaps",
            Self::StackOfIndicators => "stack-of-indicators",
            Self::StackOfNegatives => "stack-of-negatives",
            Self::PyramidNeedsAgeAndSex => "pyramid-needs-age-and-sex",
            Self::PyramidNeedsCounts => "pyramid-needs-counts",
            Self::LineNeedsTime => "line-needs-time",
            Self::ClaimNeedsSeries => "claim-needs-series",
            Self::ClaimAcrossBreak => "claim-across-break",
            Self::ClaimPartial => "claim-partial",
            Self::ClaimEndMissing => "claim-end-missing",
            Self::RelationNeedsStock => "relation-needs-stock",
            Self::RelationNeedsFlows => "relation-needs-flows",
            Self::RelationUnitsDiffer => "relation-units-differ",
            Self::NounForEvents => "noun-for-events",
            Self::NounForStock => "noun-for-stock",
        }
    }
    /// What is wrong, why, and the way out.
    pub fn explain(self) -> Explanation {
        let (wrong, why, way_out) = match self {
            Self::MeasureMissing => (
                "The indicator does not say what kind of number it is.",
                "Without a measure type nobody can tell whether its values may be added, compared or divided.",
                "Choose its measure type in the indicator's record.",
            ),
            Self::UnitMissing => (
                "The indicator has no unit.",
                "A number without a unit can be read as persons, thousands or per cent.",
                "Choose its unit in the indicator's record.",
            ),
            Self::ReferenceMissing => (
                "The indicator does not say to which date or period a yearly value refers.",
                "A stock of 1 January and one of 31 December of the same year are a year apart.",
                "Choose its reference date or period in the indicator's record.",
            ),
            Self::CountedMissing => (
                "The indicator does not say whether persons or events are counted.",
                "One person may stand behind many crossings, permits or applications.",
                "Say what is counted in the indicator's record.",
            ),
            Self::PopulationMissing => (
                "The indicator counts persons but does not say who belongs to them.",
                "Usual residents of twelve months, of six months and a day, and registered persons are different numbers.",
                "Choose its population in the indicator's record.",
            ),
            Self::StockNeedsDate => (
                "A stock refers to a period.",
                "A stock is counted at one moment; a period belongs to what came or went.",
                "Choose the start, the middle or the end of the year or a named day, or make it a flow.",
            ),
            Self::FlowNeedsPeriod => (
                "What happened during a period refers to a date.",
                "Arrivals, decisions and payments pile up over time and have no value at one moment.",
                "Choose the calendar year or another period, or make it a stock.",
            ),
            Self::FiscalYearMonth => (
                "A fiscal year is said to start in January or in no month at all.",
                "A year that starts in January is the calendar year.",
                "Choose the calendar year, or a month from February to December.",
            ),
            Self::EventsNeedEvents => (
                "The measure is an event count, but persons or nothing are said to be counted.",
                "Events and persons differ, since one person may stand behind several events.",
                "Say that events are counted, or make the measure a flow of persons.",
            ),
            Self::AmountCountsNobody => (
                "An amount of money or goods is said to count persons or events.",
                "Dollars are not people, and an average per person would come out wrong.",
                "Say that neither is counted, or choose stock, flow or event count as the measure.",
            ),
            Self::PersonsUnit => (
                "Events are counted in the unit persons.",
                "Readers would take crossings, permits or applications for people.",
                "Choose the unit of the events, such as applications, permits or cases.",
            ),
            Self::EventsUnit => (
                "Persons are counted in a unit of events.",
                "An application, a permit or a case is not one person.",
                "Choose the unit persons, or say that events are counted.",
            ),
            Self::CountInPercent => (
                "A count or an amount has the unit of a quotient, such as per cent.",
                "A quotient cannot be added up like a count, and its sum would look like one.",
                "Choose the unit that is counted, or make the measure a share or a rate.",
            ),
            Self::QuotientInCounts => (
                "A rate, share or index has the unit of a count, such as persons.",
                "Its values would be printed as if that many persons or events had been counted.",
                "Choose per cent, a per-population unit or a score, or make the measure a stock or a flow.",
            ),
            Self::ShareNeedsPercent => (
                "A share is not given in per cent.",
                "A share is a part of a whole of 100 and is compared as such.",
                "Choose the unit per cent, or make the measure a rate.",
            ),
            Self::AmountInCounts => (
                "An amount is given in persons or events.",
                "Amounts are money or goods; persons and events are counted.",
                "Choose a currency, or make the measure a flow or an event count.",
            ),
            Self::PersonsNeedPopulation => (
                "Persons are counted, but the population is said not to apply.",
                "Whoever counts persons has a rule about whom to count.",
                "Choose the population that the source counts.",
            ),
            Self::CountryRoleMissing => (
                "A dimension lists countries without saying what they mean.",
                "Citizenship, birth, previous residence and destination are four different tables of the same people.",
                "Give the dimension its role in the list of dimensions.",
            ),
            Self::SameRoleTwice => (
                "Two dimensions of the indicator have the same meaning.",
                "The same person would be asked for the same thing twice, and tables by one would contradict tables by the other.",
                "Keep one of the two dimensions.",
            ),
            Self::PaymentOfPersons => (
                "Persons or events are broken down by the country that money is sent from.",
                "That country is a side of a payment, not where people were born, live or go.",
                "Use country of birth, citizenship, previous residence or destination.",
            ),
            Self::QuotientAdds => (
                "Parts of a rate, share or index are said to add up to the total.",
                "Rates of two groups have two denominators, and their sum means nothing.",
                "Take the statement out; totals of rates are delivered or computed from counts.",
            ),
            Self::QuotientOfItself => (
                "The indicator is its own numerator or denominator.",
                "A quotient is made of two other numbers.",
                "Choose the counted indicators that it is computed from.",
            ),
            Self::PartsOfCount => (
                "A count or an amount has a numerator or a denominator.",
                "Only rates, shares and indices are quotients.",
                "Take both out, or make the measure a rate or a share.",
            ),
            Self::QuotientOfQuotient => (
                "A rate, share or index is divided by another or stands below the line.",
                "Quotients have denominators of their own, and dividing them says nothing about people.",
                "Divide the counts that the rates were made from.",
            ),
            Self::ShareMixesTime => (
                "A flow is given as a share of a stock, or a stock as a share of a flow.",
                "Arrivals of a year are no part of the people present on a day.",
                "Ask for a rate per 100 or 1,000 instead, or divide a stock by a stock.",
            ),
            Self::StockPerFlow => (
                "A stock is divided by a flow.",
                "People present on a day are no result of the year's arrivals alone.",
                "Turn the question round: the flow per 1,000 of the stock.",
            ),
            Self::BalanceAsPart => (
                "A balance such as net migration is taken as a part of a whole or as the whole.",
                "A balance may be negative or zero, so that the share may be anything.",
                "Use the flows that make up the balance, or the balance per 1,000 of the population.",
            ),
            Self::CountsDiffer => (
                "Persons and events are added, subtracted or shared.",
                "One person may stand behind several events, so that the result counts neither.",
                "Use two indicators that count the same.",
            ),
            Self::PopulationsDiffer => (
                "Numbers with different rules of residence are subtracted.",
                "Residents of twelve months and registered persons are not the same people, and the difference is an artefact.",
                "Use indicators with one population, or show both side by side with a note.",
            ),
            Self::ReferencesDiffer => (
                "Periods that begin in different months are put together.",
                "A fiscal year and a calendar year share only a part of their days.",
                "Use values for the same twelve months.",
            ),
            Self::UnitsDiffer => (
                "The units differ.",
                "Persons and dollars, or persons and permits, cannot be added, subtracted or shared.",
                "Choose indicators with one unit, or ask for a rate.",
            ),
            Self::MeasuresDiffer => (
                "The measures do not go together.",
                "A stock, a flow, a rate and a score say different things, and their difference says nothing.",
                "Choose two indicators with the same measure type.",
            ),
            Self::SumOfStock => (
                "A stock is summed over time.",
                "The same people would be counted once for every date.",
                "Ask for the latest value, the mean or the change instead.",
            ),
            Self::SumOfQuotient => (
                "Rates, shares or scores are summed.",
                "Their denominators differ, so that the sum is the rate of nothing.",
                "Ask for the total that was delivered, or compute the rate from summed counts.",
            ),
            Self::PartsOverlap => (
                "Parts that overlap are added.",
                "A person may stand in several parts and would be counted more than once.",
                "Show the parts beside each other, or use the total that was delivered.",
            ),
            Self::AgeGroupsDoNotFit => (
                "The age groups that were delivered do not add up to the one asked for.",
                "How many people stand on each side of a limit inside a group is not known, and nothing is estimated.",
                "Ask for a group with the limits of the delivered ones, or ask the sender for single years of age.",
            ),
            Self::CodesNest => (
                "A part is added to a whole that contains it, or to itself.",
                "Everybody in the part would be counted twice.",
                "Choose codes that do not contain each other.",
            ),
            Self::ShareOfAnother => (
                "A share is taken of something that does not contain what is divided.",
                "A share says how much of a whole a part is, and women are no part of the men.",
                "Divide by the whole that holds the part; a ratio of two parts is written with \"per 100\".",
            ),
            Self::SeveralSources => (
                "Values of several sources are added.",
                "Two sources count the same people, so that everybody would be counted twice.",
                "Choose one source.",
            ),
            Self::DifferentIndicators => (
                "Values of different indicators are added.",
                "Foreign-born and foreign citizens, or applications and refugees, overlap or differ in kind.",
                "Leave the total out, or break one indicator down.",
            ),
            Self::AcrossBreak => (
                "Values before and after a break in the series are compared.",
                "From the break on, content or method differ, and the change mixes both.",
                "Compare periods on one side of the break, or state both values with a note.",
            ),
            Self::NoGrowthBase => (
                "Growth in per cent starts from zero or from a negative value.",
                "Nothing is a per cent of zero, and the sign of the result would be wrong below it.",
                "Ask for the absolute change.",
            ),
            Self::GrowthOfBalance => (
                "Growth in per cent is asked of a balance.",
                "A balance may pass through zero, where per cent lose their meaning.",
                "Ask for the absolute change.",
            ),
            Self::ZeroDenominator => (
                "The denominator is zero.",
                "Nothing can be divided by zero.",
                "Choose a period or a group in which the denominator has a value.",
            ),
            Self::PeriodsOverlap => (
                "Periods of different length, or periods that overlap, are put together.",
                "Months would be counted a second time within their year.",
                "Ask for periods of one kind, such as years only.",
            ),
            Self::PeriodsDiffer => (
                "The value of a part of a year is compared with that of a whole year, or the other way round.",
                "A quarter's arrivals are smaller than a year's even when nothing has changed.",
                "Compare with the same part of the other year.",
            ),
            Self::TooLarge => (
                "The result has more digits than can be kept.",
                "It would be printed wrong.",
                "Ask in thousands or millions.",
            ),
            Self::NegativeCount => (
                "A count is below zero.",
                "There are no fewer than zero persons, permits or applications.",
                "Correct the value, or make the measure a balance where it is one.",
            ),
            Self::ShareOutOfRange => (
                "A share is below 0 or above 100 per cent.",
                "A part is never larger than its whole.",
                "Correct the value, or make the measure a rate where the upper number is no part of the lower.",
            ),
            Self::StockOverSpan => (
                "A stock is given for a span of several years.",
                "People present are counted on a day, not over years.",
                "Say which date it was, or make the measure a flow.",
            ),
            Self::DimensionNotDeclared => (
                "The values are broken down by a dimension that the indicator does not have.",
                "No question can ask for them, so that they would never be printed.",
                "Add the dimension to the indicator's record, or correct the recipe.",
            ),
            Self::CounterpartDiffers => (
                "The values are broken down by another kind of country than the indicator.",
                "Citizenship, birth, previous residence and destination are four different tables of the same people.",
                "Choose the right dimension in the recipe, or another indicator.",
            ),
            Self::StackOfQuotients => (
                "Rates, shares or scores are stacked in a bar.",
                "The height of the stack would be read as their sum, which means nothing.",
                "Draw bars side by side or lines.",
            ),
            Self::StackOfOverlaps => (
                "Parts that overlap are stacked in a bar.",
                "The height of the stack would count people more than once.",
                "Draw bars side by side.",
            ),
            Self::StackOfIndicators => (
                "Different indicators are stacked in one bar.",
                "The height of the stack would be read as a total that does not exist.",
                "Draw bars side by side.",
            ),
            Self::StackOfNegatives => (
                "Negative values are stacked to a whole of 100 per cent.",
                "A part of a whole is never negative.",
                "Draw bars side by side.",
            ),
            Self::PyramidNeedsAgeAndSex => (
                "A pyramid is asked of values that are not by age and sex.",
                "It shows ages from bottom to top, women to one side and men to the other.",
                "Ask the question by age and sex, or choose another form.",
            ),
            Self::PyramidNeedsCounts => (
                "A pyramid is asked of rates, scores or balances.",
                "Its bars are groups of one population; rates of groups do not make one.",
                "Ask for a stock or a flow of persons.",
            ),
            Self::LineNeedsTime => (
                "A line joins values that do not follow each other in time.",
                "A line is read as a development.",
                "Ask for a range of periods, or draw bars.",
            ),
            Self::ClaimNeedsSeries => (
                "The words speak of a development, but the question gives no change and no series.",
                "Whether something rose, fell or was largest shows only in comparison.",
                "Ask for a change or a range of periods.",
            ),
            Self::ClaimAcrossBreak => (
                "The words compare values before and after a break in the series.",
                "From the break on, content or method differ, and the change mixes both.",
                "Compare periods on one side of the break, or say in words that the method changed.",
            ),
            Self::ClaimPartial => (
                "The words rest on a sum that lacks a part.",
                "The sum would be larger with the missing part, and the comparison another.",
                "Ask for values that are complete, or say that the sum is incomplete.",
            ),
            Self::ClaimEndMissing => (
                "The first or the last value of the series behind the words is missing.",
                "The words would be about other years than the question names.",
                "Choose a range whose ends have values.",
            ),
            Self::RelationNeedsStock => (
                "Inflows or outflows are given for an indicator that is no stock.",
                "Only people or things present grow by what comes in and shrink by what goes out.",
                "Take them out, or make the measure a stock.",
            ),
            Self::RelationNeedsFlows => (
                "An inflow or outflow of the stock is itself no flow, balance or event count.",
                "A stock changes by what happened during a period.",
                "Choose indicators of a period.",
            ),
            Self::RelationUnitsDiffer => (
                "A stock and one of its inflows or outflows have different units.",
                "The account of the stock would add persons to something else.",
                "Choose flows in the unit of the stock.",
            ),
            Self::NounForEvents => (
                "Events are called persons.",
                "One person may stand behind several applications, permits or crossings.",
                "Name what was counted.",
            ),
            Self::NounForStock => (
                "A stock is called arrivals or departures.",
                "People who are present need not have come in that year.",
                "Say that they live or are present in the country, or use the flow.",
            ),
        };
        Explanation { wrong, why, way_out }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_reason_says_what_is_wrong_why_and_the_way_out() {
        for reason in Reason::ALL {
            let e = reason.explain();
            for sentence in [e.wrong, e.why, e.way_out] {
                assert!(sentence.ends_with('.'), "{}: {sentence}", reason.code());
                assert_eq!(sentence.matches(". ").count(), 0, "{}: one sentence: {sentence}", reason.code());
                assert!(sentence.chars().next().is_some_and(char::is_uppercase), "{}: {sentence}", reason.code());
            }
        }
        let codes: BTreeSet<_> = Reason::ALL.iter().map(|r| r.code()).collect();
        assert_eq!(codes.len(), Reason::ALL.len(), "no code stands for two reasons");
    }
}
