//! SDMX-CSV 2.0.

use std::io::{self, Write};

use super::names::{agency, dataflow, version};
use super::observation::for_each_observation;
use super::time::{YEAR_START, time_period};
use crate::machine_text::machine_text;
use crate::release::Release;

/// The columns: what every SDMX-CSV has, the dimensions, the measure, the attributes.
const COLUMNS: [&str; 18] = [
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "INDICATOR",
    "REF_AREA",
    "MEASURE",
    "TIME_PERIOD",
    "OBS_VALUE",
    "OBS_STATUS",
    "VALUE_STATUS",
    "COMPARATOR",
    "OBS_COMMENT",
    "NOTE",
    "SOURCE",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "DECIMALS",
    "REPORTING_YEAR_START_DAY",
];

/// Writes every value and target as SDMX-CSV 2.0. An observation without a value has a blank `OBS_VALUE`;
/// `OBS_STATUS` says so in the words of SDMX, `VALUE_STATUS` says why.
///
/// # Errors
/// What the writer says.
pub(crate) fn write_sdmx_csv(release: &Release<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(COLUMNS)?;
    let structure = format!("{}:{}({})", agency(release), dataflow(release), version(release));
    for_each_observation(release, &mut |one| {
        let text = |text: Option<&str>| text.map_or_else(String::new, |text| machine_text(text).into_owned());
        writer.write_record([
            "dataflow",
            &structure,
            "I",
            one.indicator.code.as_str(),
            &one.area.to_string(),
            one.measure,
            &time_period(one.period),
            &one.value.map_or_else(String::new, |value| value.to_string()),
            one.status,
            one.own_status,
            one.comparator.unwrap_or_default(),
            &text(one.text),
            &text(one.note),
            &text(one.source),
            &text(one.indicator.unit.as_deref()),
            &one.multiplier().to_string(),
            &one.indicator.decimals.to_string(),
            YEAR_START,
        ])?;
        Ok(())
    })?;
    writer.flush()
}
