//! SDMX-ML 3.0, structure-specific: one element a series, one an observation. A value without a number has no
//! `OBS_VALUE`; its status says why.

use super::{Dataset, STRUCTURE, columns as c, neutral};
use almanac_core::{Observation, SeriesKey};
use std::collections::BTreeMap;
use std::io::{Result, Write};
use std::sync::Arc;

/// Writes observations as an SDMX-ML 3.0 data message. Series stand in the order of their first observation.
pub fn write_sdmx_ml(data: &Dataset<'_>, out: &mut dyn Write) -> Result<()> {
    let dimensions = c::dimensions(data);
    let (agency, id, version) = STRUCTURE;
    let flow = format!("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={agency}:{id}({version})");
    let reference = format!("{agency}_{id}");
    let schemas = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0";
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<message:StructureSpecificData xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:message="{schemas}/message" xmlns:common="{schemas}/common" xmlns:ss="{schemas}/data/structurespecific" xmlns:ns1="{flow}:ObsLevelDim:TIME_PERIOD">"#
    )?;
    writeln!(
        out,
        r#"<message:Header><message:ID>{reference}</message:ID><message:Test>false</message:Test><message:Prepared>{}</message:Prepared><message:Sender id="{}"/><message:Structure structureID="{reference}" namespace="{flow}:ObsLevelDim:TIME_PERIOD" dimensionAtObservation="TIME_PERIOD"><common:StructureUsage>{flow}</common:StructureUsage></message:Structure><message:DataSetAction>Information</message:DataSetAction></message:Header>"#,
        escape(data.prepared),
        escape(&c::identifier(data.sender)),
    )?;
    writeln!(
        out,
        r#"<message:DataSet xsi:type="ns1:DataSetType" ss:structureRef="{reference}" ss:dataScope="DataStructure">"#
    )?;
    let mut at: BTreeMap<&Arc<SeriesKey>, usize> = BTreeMap::new();
    let mut series: Vec<Vec<&Observation>> = Vec::new();
    for o in data.rows {
        let next = *at.entry(&o.series).or_insert(series.len());
        match series.get_mut(next) {
            Some(held) => held.push(o),
            None => series.push(vec![o]),
        }
    }
    for rows in &series {
        let Some(first) = rows.first() else { continue };
        let (unit, multiplier) = c::unit(data, first);
        write!(out, "<Series")?;
        attribute(out, c::INDICATOR, first.series.indicator.as_str())?;
        attribute(out, c::SOURCE, first.series.source.as_str())?;
        for (dimension, id) in &dimensions {
            attribute(out, id, c::code(first, dimension))?;
        }
        attribute(out, c::UNIT, &unit)?;
        attribute(out, c::MULTIPLIER, &multiplier)?;
        writeln!(out, ">")?;
        rows.iter().try_for_each(|o| observation(o, out))?;
        writeln!(out, "</Series>")?;
    }
    writeln!(out, "</message:DataSet>")?;
    writeln!(out, "</message:StructureSpecificData>")
}

fn observation(o: &Observation, out: &mut dyn Write) -> Result<()> {
    write!(out, "<Obs")?;
    attribute(out, c::PERIOD, &o.period.to_string())?;
    attribute(out, c::VALUE, &c::number(o.value).unwrap_or_default())?;
    attribute(out, c::CONFIDENTIALITY, &o.confidentiality.code())?;
    attribute(out, c::NOTE, &c::note(o))?;
    let mut statuses = c::statuses(o).peekable();
    if statuses.peek().is_none() {
        return writeln!(out, "/>");
    }
    // What may have several values is an element of its own in SDMX 3.0.
    write!(out, r#"><Comp id="{0}" xsi:type="ns1:{0}Type">"#, c::STATUS)?;
    for status in statuses {
        write!(out, "<Value>{status}</Value>")?;
    }
    writeln!(out, "</Comp></Obs>")
}

/// An attribute; none for an empty text.
fn attribute(out: &mut dyn Write, name: &str, value: &str) -> Result<()> {
    if value.is_empty() { Ok(()) } else { write!(out, r#" {name}="{}""#, escape(&neutral(value))) }
}

/// A text for XML. Characters that XML cannot hold are left out; line breaks are kept as references, since a reader
/// makes blanks of them otherwise.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
