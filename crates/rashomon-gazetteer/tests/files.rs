//! Files of one's own: written, read, laid beside the built-in one; and files that are none.

use proptest::prelude::*;
use rashomon_gazetteer::{
    Area, Feature, Gazetteer, GazetteerError, NewBorder, NewRow, Point, read_dump, write, write_borders,
};

fn row(geonameid: u32, name: &str, lat: f64, population: u64) -> NewRow {
    NewRow {
        geonameid: Some(geonameid),
        name: name.to_owned(),
        other_names: vec![format!("{name}ka"), format!("{name}ский")],
        point: Point { lat, lon: 35.5 },
        country: "RU".to_owned(),
        admin1: "09".to_owned(),
        population,
        feature: Feature::Settlement,
        radius_km: 0.0,
        seat: None,
        disputed: false,
    }
}

fn small() -> Vec<u8> {
    let line = |lat: f64, lon: f64| Point { lat, lon };
    let border = NewBorder {
        owners: ["AA".to_owned(), "BB".to_owned()],
        points: vec![line(50.0, 35.0), line(51.0, 36.0)],
    };
    let outlines = write_borders(&[border]).expect("it is short");
    let rows = vec![row(990_000_001, "Tamora", 50.5, 3), row(990_000_002, "Élinor", 51.5, 9)];
    write(rows, &outlines).expect("it is small")
}

/// Everything that can be asked.
fn ask(gazetteer: &Gazetteer, name: &str) -> usize {
    let point = Point { lat: 50.5, lon: 35.5 };
    let areas = [
        Area::Circle(point, 100.0),
        Area::Country("RU".to_owned()),
        Area::Region("RU".to_owned(), "09".to_owned()),
    ];
    let in_areas: usize = areas.iter().map(|area| gazetteer.in_area(area).count()).sum();
    gazetteer.exact(name).count()
        + gazetteer.similar(name, &areas, 3).len()
        + gazetteer.similar(name, &[], 3).len()
        + gazetteer.nearest(point, 2).len()
        + usize::from(gazetteer.by_id(990_000_001).is_some())
        + usize::from(gazetteer.country_at(point).is_some())
        + usize::from(gazetteer.border_distance(point, "AA", "BB").is_some())
        + gazetteer.neighbours("AA").len()
        + in_areas
}

#[test]
fn what_is_written_is_read_in_any_order_of_rows() {
    let gazetteer = Gazetteer::from_bytes(small()).expect("it is sound");
    for name in ["Tamora", "tamoraka", "Tamoraskiy", "elinor", "ÉLINOR"] {
        assert!(gazetteer.exact(name).next().is_some(), "{name}");
    }
    assert!(gazetteer.exact("Tamora").next().is_some_and(|found| found.own_name));
    assert!(gazetteer.exact("Tamoraka").next().is_some_and(|found| !found.own_name));
    let rows = [row(1, "Tamora", 50.5, 3), row(2, "Elinor", 51.5, 9)];
    let turned: Vec<NewRow> = rows.iter().rev().cloned().collect();
    assert_eq!(write(rows.to_vec(), &[]), write(turned, &[]));
}

#[test]
fn an_added_file_lies_beside_the_built_in_one() {
    let known = row(543_229, "Kozinka the Elsewhere", 50.4613, 5);
    let extra = write(vec![row(990_000_001, "Tamora", 50.47, 3), known], &[]).expect("it is small");
    let world = Gazetteer::embedded()
        .and_then(|world| world.with_extra(extra))
        .expect("both are sound");
    assert_eq!(
        world
            .exact("Tamora")
            .filter(|found| found.entry.geonameid == Some(990_000_001))
            .count(),
        1
    );
    assert_eq!(world.by_id(543_229).map(|entry| entry.name), Some("Kozinka"));
    let near = world.in_area(&Area::Circle(
        Point {
            lat: 50.4613,
            lon: 35.6026,
        },
        20.0,
    ));
    let names: Vec<&str> = near.map(|entry| entry.name).collect();
    assert!(names.contains(&"Tamora") && names.iter().filter(|name| name.starts_with("Kozinka")).count() == 1);
    // A name that only the added file knows still leads to the row.
    assert_eq!(world.exact("Kozinka the Elsewhere").count(), 1);
}

#[test]
fn a_dump_becomes_a_file() {
    let line = "990000001\tTamora\tTamora\t\t50.5\t35.5\tP\tPPL\tUA\t\t11\t\t\t\t7\t\t\tEurope/Kyiv\t2026-01-01\n";
    let dump = read_dump(line.as_bytes()).expect("it is one");
    let gazetteer = Gazetteer::from_bytes(write(dump.rows, &[]).expect("it is small")).expect("it is sound");
    let found = gazetteer.exact("tamora").next().expect("it is there");
    assert_eq!((found.entry.country, found.entry.disputed), ("UA", true));
}

#[test]
fn what_is_cut_short_or_foreign_is_an_error() {
    let bytes = small();
    for length in (0..bytes.len()).step_by(97) {
        let cut = bytes[..length].to_vec();
        assert!(
            matches!(Gazetteer::from_bytes(cut), Err(GazetteerError::Broken(_))),
            "{length}"
        );
    }
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert!(Gazetteer::from_bytes(longer).is_err());
    let foreign = Gazetteer::from_bytes(b"PK\x03\x04 and so on".to_vec()).expect_err("it is none");
    assert!(foreign.to_string().contains("no gazetteer"));
}

proptest! {
    #[test]
    fn any_name_can_be_asked_for(name in "\\PC{0,40}") {
        let gazetteer = Gazetteer::from_bytes(small()).expect("it is sound");
        ask(&gazetteer, &name);
    }

    #[test]
    fn a_changed_byte_is_noticed(place in any::<prop::sample::Index>(), change in 1_u8..) {
        let mut bytes = small();
        let place = place.index(bytes.len());
        bytes[place] ^= change;
        prop_assert!(Gazetteer::from_bytes(bytes).is_err());
    }

    #[test]
    fn garbled_bytes_with_a_right_hash_give_wrong_rows_and_no_panic(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        name in "[a-zé]{1,12}",
    ) {
        let mut bytes = small();
        // After the magic line, the hash and the lengths of the sections.
        let body = 21 + 32 + 40;
        for (place, value) in places {
            let place = body + place.index(bytes.len() - body);
            bytes[place] = value;
        }
        let hash = rashomon_gazetteer_hash(&bytes[53..]);
        bytes[21..53].copy_from_slice(&hash);
        if let Ok(gazetteer) = Gazetteer::from_bytes(bytes) {
            ask(&gazetteer, &name);
            ask(&gazetteer, "Tamora");
        }
    }

    #[test]
    fn any_bytes_are_a_dump_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_dump(&bytes);
        let _ = Gazetteer::from_bytes(bytes);
    }
}

/// SHA-256, as the file keeps it.
fn rashomon_gazetteer_hash(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}
