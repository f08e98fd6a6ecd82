//! A large delivery in long form, with the recipe and the registers to read it by.
//!
//! Like a refugee agency's file: refugees by citizenship, country of asylum, sex, age and year, with two
//! decimals so that the digits are kept too.

use almanac_app::knowledge;
use anyhow::Context;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

const YEARS: u32 = 25;
const SEXES: [&str; 2] = ["F", "M"];
const AGES: [&str; 5] = ["Y0T4", "Y5T11", "Y12T17", "Y18T59", "Y_GE60"];

/// Writes `INDICATOR.csv` with so many thousand observations, `INDICATOR.toml`, and the registers
/// `INDICATOR-indicators.csv` and `INDICATOR-sources.csv`.
pub fn write(folder: &Path, thousands: u32, indicator: &str) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    let areas = areas()?;
    let file = std::fs::File::create(folder.join(format!("{indicator}.csv")))?;
    let mut out = std::io::BufWriter::with_capacity(1 << 20, file);
    writeln!(out, "Citizenship,Country of asylum,Sex,Age,Year,Refugees,Flag")?;
    let (mut left, mut line, mut dice) = (u64::from(thousands) * 1000, String::new(), 1_u64);
    'all: for year in 0..YEARS {
        for asylum in 0.. {
            // Every year has the same series, so that the years are complete.
            if asylum * 200 * 10 * u64::from(YEARS) >= u64::from(thousands) * 1000 {
                break;
            }
            for citizenship in areas.iter().take(200) {
                for (sex, age) in SEXES.iter().flat_map(|s| AGES.iter().map(move |a| (s, a))) {
                    if left == 0 {
                        break 'all;
                    }
                    left -= 1;
                    dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let hundredths = 400_000 + u64::from(year) * 7_000 + (dice >> 40) % 90_000;
                    let asylum = usize::try_from(asylum).ok().and_then(|a| areas.get(a)).context("too many rows")?;
                    let flag = if dice >> 60 == 0 { "E" } else { "" };
                    line.clear();
                    writeln!(
                        line,
                        "{citizenship},{asylum},{sex},{age},{},{}.{:02},{flag}",
                        2000 + year,
                        hundredths / 100,
                        hundredths % 100
                    )?;
                    out.write_all(line.as_bytes())?;
                }
            }
        }
    }
    out.flush()?;
    std::fs::write(folder.join(format!("{indicator}.toml")), recipe(indicator))?;
    std::fs::write(
        folder.join(format!("{indicator}-indicators.csv")),
        format!(
            "code,name_en,module,measure,unit,unit_multiplier,counts,population,reference,dimensions,frequency,decimals\n\
             {indicator},Measured refugees {indicator},ASY,stock,PS,0,persons,status_holders,end_of_year,\
             citizenship;country_of_asylum;sex;age,annual,2\n"
        ),
    )?;
    std::fs::write(
        folder.join(format!("{indicator}-sources.csv")),
        "code,name_en,kind,frequency\nMEASURED,A source for measuring,register,annual\n",
    )?;
    Ok(())
}

/// Three-letter codes of countries, as the bundled list has them.
fn areas() -> anyhow::Result<Vec<String>> {
    let lists = knowledge::code_lists();
    let areas = lists.iter().find(|l| l.code.as_str() == "CL_AREA").context("there is a list of areas")?;
    let letters = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    Ok(areas.items.iter().map(|c| c.code.to_string()).filter(|c| letters(c)).collect())
}

fn recipe(indicator: &str) -> String {
    let dimension = |at: usize, heading: &str, dimension: &str, list: &str| {
        format!(
            "[[table.column]]\nat = {at}\nheading = \"{heading}\"\nmeans = \"dimension\"\n\
             dimension = \"{dimension}\"\ncode_list = \"{list}\"\n"
        )
    };
    let columns = [
        dimension(1, "Citizenship", "citizenship", "CL_AREA"),
        dimension(2, "Country of asylum", "country_of_asylum", "CL_AREA"),
        dimension(3, "Sex", "sex", "CL_SEX"),
        dimension(4, "Age", "age", "CL_AGE"),
    ];
    format!(
        "version = 1\nsource = \"MEASURED\"\nextent = \"everything\"\n\n[[table]]\nname = \"{indicator}\"\n\
         header = [1, 1]\nfirst_row = 2\nindicator = \"{indicator}\"\n\n{}\
         [[table.column]]\nat = 5\nheading = \"Year\"\nmeans = \"period\"\n\
         [[table.column]]\nat = 7\nheading = \"Flag\"\nmeans = \"flags\"\n\
         [table.values]\ncolumns = [6, 6]\ncolumn_heading = \"Refugees\"\n",
        columns.concat()
    )
}
