//! A dump of GeoNames into rows: `allCountries.txt` or `XX.txt`, nineteen columns between tabs, plain or in a zip.
//!
//! Settlements, administrative units, and larger things of land and water are taken; wells, hotels and the like are not.
//! A line that is no row is counted and named by its number, and the rest is read.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;

use crate::file::write::NewRow;
use crate::useful::{Script, script_of};
use crate::{DisputedAreas, Feature, GazetteerError, Point};

/// The columns of a line.
const COLUMNS: usize = 19;
/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 1 << 20;
/// So many bad lines are named; all are counted.
const NAMED: usize = 20;
/// What a zip begins with.
const ZIP: &[u8] = b"PK\x03\x04";

/// What a dump held.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dump {
    /// The rows, by id.
    pub rows: Vec<NewRow>,
    /// How many lines were good and told of something that is not taken.
    pub left_out: usize,
    /// How many lines were no rows.
    pub bad: usize,
    /// The first of them.
    pub bad_lines: Vec<BadLine>,
}

/// A line that is no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, from one.
    pub line: usize,
    /// What is wrong with it.
    pub why: String,
}

/// Reads a dump.
///
/// # Errors
///
/// If the bytes are no zip with a dump in it, or hold no good row.
pub fn read_dump(bytes: &[u8]) -> Result<Dump, GazetteerError> {
    if !bytes.starts_with(ZIP) {
        return read_lines(bytes);
    }
    let no_zip = |error: zip::result::ZipError| GazetteerError::NoDump(format!("its zip cannot be read: {error}"));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(no_zip)?;
    let is_table = |name: &str| name.ends_with(".txt") && !name.eq_ignore_ascii_case("readme.txt");
    let names = archive.file_names().filter_map(Result::ok);
    let table = names.map(|name| name.into_owned()).find(|name| is_table(name));
    let table = table.ok_or_else(|| GazetteerError::NoDump("its zip holds no table such as XX.txt".to_owned()))?;
    read_lines(archive.by_name(&table).map_err(no_zip)?)
}

fn read_lines(source: impl Read) -> Result<Dump, GazetteerError> {
    let disputed = DisputedAreas::embedded()?;
    let mut source = BufReader::new(source);
    let mut dump = Dump::default();
    let mut rows = BTreeMap::new();
    for number in 1.. {
        let mut line = Vec::new();
        let read = (&mut source).take(LONGEST_LINE).read_until(b'\n', &mut line);
        match read {
            Ok(0) => break,
            Ok(_) if line.trim_ascii().is_empty() => (),
            Ok(_) => match row(&line, &disputed) {
                Ok(Some(row)) => _ = rows.entry(row.geonameid).or_insert(row),
                Ok(None) => dump.left_out += 1,
                Err(why) => dump.note(number, why),
            },
            // What cannot be unpacked any more ends the table.
            Err(error) => {
                dump.note(number, format!("cannot be read: {error}"));
                break;
            }
        }
    }
    dump.rows = rows.into_values().collect();
    match dump.bad_lines.first() {
        Some(first) if dump.rows.is_empty() => {
            Err(GazetteerError::NoDump(format!("line {}: {}", first.line, first.why)))
        }
        None if dump.rows.is_empty() => Err(GazetteerError::NoDump("it holds no place that is taken".to_owned())),
        _ => Ok(dump),
    }
}

impl Dump {
    fn note(&mut self, line: usize, why: String) {
        self.bad += 1;
        if self.bad_lines.len() < NAMED {
            self.bad_lines.push(BadLine { line, why });
        }
    }
}

/// The row of a line; nothing if it tells of something that is not taken.
fn row(line: &[u8], disputed: &DisputedAreas) -> Result<Option<NewRow>, String> {
    let text = std::str::from_utf8(line).map_err(|_| "not UTF-8".to_owned())?;
    let columns: Vec<&str> = text.trim_end_matches(['\n', '\r']).split('\t').collect();
    let [
        id,
        name,
        ascii,
        others,
        lat,
        lon,
        class,
        code,
        country,
        _,
        admin1,
        _,
        _,
        _,
        people,
        ..,
    ] = columns.as_slice()
    else {
        return Err(format!("{} columns instead of {COLUMNS}", columns.len()));
    };
    if columns.len() != COLUMNS {
        return Err(format!("{} columns instead of {COLUMNS}", columns.len()));
    }
    let geonameid: u32 = id
        .parse()
        .ok()
        .filter(|id| *id > 0)
        .ok_or_else(|| format!("`{id}` is no id"))?;
    let point = point(lat, lon)?;
    let population = if people.is_empty() {
        0
    } else {
        people.parse().map_err(|_| format!("`{people}` is no population"))?
    };
    check(name, country, admin1)?;
    let Some((feature, radius_km)) = feature_of(class, code) else {
        return Ok(None);
    };
    let admin1 = if *admin1 == "00" { "" } else { admin1 };
    Ok(Some(NewRow {
        geonameid: Some(geonameid),
        name: (*name).to_owned(),
        other_names: other_names(ascii, others),
        point,
        country: (*country).to_owned(),
        admin1: if feature == Feature::Country { "" } else { admin1 }.to_owned(),
        population,
        feature,
        radius_km,
        seat: seat_of(code),
        disputed: disputed.holding(country, admin1, point).is_some(),
    }))
}

fn point(lat: &str, lon: &str) -> Result<Point, String> {
    let parse = |text: &str, most: f64| text.parse().ok().filter(|value: &f64| value.abs() <= most);
    match (parse(lat, 90.0), parse(lon, 180.0)) {
        (Some(lat), Some(lon)) => Ok(Point { lat, lon }),
        _ => Err(format!("`{lat}`, `{lon}` is no point on the globe")),
    }
}

/// What a file could not hold.
fn check(name: &str, country: &str, admin1: &str) -> Result<(), String> {
    let is_code = |code: &str, most: usize| code.len() <= most && code.bytes().all(|letter| letter.is_ascii_graphic());
    if name.trim().is_empty() {
        Err("no name".to_owned())
    } else if !country.is_empty() && (country.len() != 2 || !is_code(country, 2)) {
        Err(format!("`{country}` is no code of a country"))
    } else if !is_code(admin1, 14) {
        Err(format!("`{admin1}` is no code of a region"))
    } else {
        Ok(())
    }
}

fn other_names(ascii: &str, others: &str) -> Vec<String> {
    let listed = others
        .split(',')
        .filter(|name| matches!(script_of(name), Some(Script::Latin | Script::Cyrillic)));
    std::iter::once(ascii).chain(listed).map(str::to_owned).collect()
}

fn seat_of(code: &str) -> Option<Feature> {
    match code {
        "PPLC" => Some(Feature::Country),
        "PPLA" => Some(Feature::Region),
        _ => None,
    }
}

/// What a class and a code of GeoNames are, and about how far such a thing reaches, in kilometres.
fn feature_of(class: &str, code: &str) -> Option<(Feature, f64)> {
    let found = match (class, code) {
        ("P", _) => (Feature::Settlement, 0.0),
        ("A", "ADM1") => (Feature::Region, 80.0),
        ("A", "ADM2") => (Feature::District, 25.0),
        ("A", "ADM3" | "ADMD") => (Feature::District, 15.0),
        ("A", "ADM4" | "ADM5") => (Feature::District, 7.0),
        ("A", code) if code.starts_with("PCL") => (Feature::Country, 400.0),
        ("H", "OCN") => (Feature::Area, 3000.0),
        ("H", "SEA" | "GULF") => (Feature::Area, 300.0),
        ("H", "BAY" | "STRT" | "CHN" | "SD") => (Feature::Area, 30.0),
        ("H", "STM" | "CNL" | "WAD" | "STMI") => (Feature::Area, 20.0),
        ("H", "LK" | "LKS" | "RSV" | "LGN" | "DLTA" | "EST") => (Feature::Area, 10.0),
        ("L", "CONT") => (Feature::Area, 3500.0),
        ("L", "RGN" | "RGNE" | "RGNH" | "RGNL" | "AREA" | "TRB" | "RES" | "PRK") => (Feature::Area, 30.0),
        ("L", "MILB" | "NVB" | "PRT" | "CST" | "IND" | "OILF" | "GASF") => (Feature::Area, 5.0),
        ("T", "ISLS" | "MTS" | "PEN" | "DSRT" | "PLAT" | "VAL" | "PLN") => (Feature::Area, 40.0),
        ("T", "ISL" | "MT" | "PASS" | "CAPE" | "GRGE" | "HLL" | "VLC") => (Feature::Area, 5.0),
        ("S", "AIRP" | "AIRB" | "AIRF" | "DAM" | "BDG" | "BRG" | "PSN" | "PS" | "CMP" | "CMPRF" | "RSTN") => {
            (Feature::Area, 2.0)
        }
        _ => return None,
    };
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, name: &str, lat: &str, class: &str, code: &str) -> String {
        format!(
            "{id}\t{name}\t{name}\tTamorka,tamorka,Таморка\t{lat}\t35.1\t{class}\t{code}\tRU\t\t09\t\t\t\t42\t\t150\tEurope/Moscow\t2026-01-01\n"
        )
    }

    #[test]
    fn good_lines_are_rows_and_bad_lines_are_named() {
        let good = line("990000001", "Tamora", "50.5", "P", "PPL");
        let text = good
            + &line("x", "Tamora", "50.5", "P", "PPL")
            + "\n"
            + &line("7", "Hotel", "50.5", "S", "HTL")
            + "one\ttwo\n"
            + &line("8", "Polar", "95", "P", "PPL");
        let dump = read_dump(text.as_bytes()).expect("one line is good");
        assert_eq!((dump.rows.len(), dump.left_out, dump.bad), (1, 1, 3));
        assert_eq!(dump.rows[0].other_names, ["Tamora", "Tamorka", "Таморка"]);
        let lines: Vec<usize> = dump.bad_lines.iter().map(|bad| bad.line).collect();
        assert_eq!(lines, [2, 5, 6]);
        assert_eq!(dump.bad_lines[1].why, "2 columns instead of 19");
    }

    #[test]
    fn what_is_no_dump_says_why() {
        let why = |bytes: &[u8]| read_dump(bytes).expect_err("it is none").to_string();
        assert!(why(b"name,lat,lon\n").contains("line 1: 1 columns instead of 19"));
        assert!(why(b"").contains("holds no place"));
        assert!(why(b"PK\x03\x04nonsense").contains("zip"));
        assert!(why(&[0xff, 0xfe, 0x00]).contains("not UTF-8"));
    }
}
