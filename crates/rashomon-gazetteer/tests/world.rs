//! The built-in file: what it must know, and how its parts agree.

use rashomon_gazetteer::{Area, Entry, Feature, Gazetteer, Match, Point, distance_km};

fn world() -> Gazetteer {
    Gazetteer::embedded().expect("the built-in file is sound")
}

/// The rows of a name, by id.
fn ids(gazetteer: &Gazetteer, name: &str) -> Vec<u64> {
    gazetteer
        .exact(name)
        .filter_map(|found| found.entry.geonameid)
        .collect()
}

fn first<'a>(gazetteer: &'a Gazetteer, name: &str, feature: Feature) -> Match<'a> {
    let mut found = gazetteer.exact(name);
    let found = found.find(|found| found.entry.feature == feature);
    found.unwrap_or_else(|| panic!("{name} has no row that is a {feature:?}"))
}

#[test]
fn the_file_is_what_was_written() {
    let world = world();
    world.verify().expect("the hash fits");
    assert!(world.len() > 250_000);
}

#[test]
fn villages_are_found_by_any_spelling_that_is_listed() {
    let world = world();
    assert_eq!(ids(&world, "Kozinka"), [543_229]);
    for name in ["Grayvoron", "GRAYVORON", "Graiworon", "Грайворон"] {
        assert_eq!(ids(&world, name), [559_034], "{name}");
    }
    let village = world.by_id(543_229).expect("it is there");
    assert_eq!(
        (village.country, village.admin1, village.population),
        ("RU", "09", 1097)
    );
    assert_eq!(
        village.point,
        Point {
            lat: 50.4613,
            lon: 35.6026
        }
    );
    assert_eq!(ids(&world, "Nowhere that is"), [0_u64; 0]);
}

#[test]
fn units_are_found_with_and_without_the_word_for_their_sort() {
    let world = world();
    let region = |name: &str| first(&world, name, Feature::Region).entry.geonameid;
    for name in ["Belgorod Oblast", "Belgorod region", "Belgorod", "Belgorodskaya"] {
        assert_eq!(region(name), Some(578_071), "{name}");
    }
    assert_eq!(region("Conn."), Some(4_831_725));
    assert_eq!(region("Ariz."), Some(5_551_752));
    assert_eq!(region("Moscow region"), region("Moscow Oblast"));
    let district = |name: &str| first(&world, name, Feature::District).entry;
    assert_eq!(district("Grayvoron District").geonameid, Some(824_990));
    assert_eq!(district("Cook County").admin1, "IL");
    assert_eq!(first(&world, "Ivory Coast", Feature::Country).entry.country, "CI");
    assert_eq!(first(&world, "U.K.", Feature::Country).entry.country, "GB");
    assert_eq!(first(&world, "Black Sea", Feature::Area).entry.geonameid, None);
}

#[test]
fn cut_first_words_are_written_out() {
    let world = world();
    let us = |name: &str| world.exact(name).any(|found| found.entry.geonameid == Some(4_407_066));
    assert!(us("St. Louis") && us("Saint Louis"));
}

#[test]
fn what_is_disputed_says_so() {
    let world = world();
    let is_disputed = |id: u64| world.by_id(id).map(|entry| entry.disputed);
    assert_eq!(is_disputed(693_805), Some(true), "Simferopol");
    assert_eq!(is_disputed(559_034), Some(false), "Grayvoron");
    let taiwan = world.country("TW").expect("it is there");
    assert!(taiwan.disputed && !world.country("UA").expect("it is there").disputed);
    assert!(first(&world, "Kashmir", Feature::Area).entry.disputed);
}

#[test]
fn misspelt_names_are_found_near_where_they_are() {
    let world = world();
    let border = Area::Circle(Point { lat: 50.47, lon: 35.68 }, 150.0);
    for (misspelt, meant) in [
        ("Graveron", "Grayvoron"),
        ("Kozenka", "Kozinka"),
        ("Borysoka", "Borisovka"),
    ] {
        for near in [border.clone(), Area::Country("RU".to_owned())] {
            let found = world.similar(misspelt, std::slice::from_ref(&near), 3);
            let best: Vec<&str> = found.iter().map(|(found, _)| found.entry.name).collect();
            assert_eq!(best.first(), Some(&meant), "{misspelt} in {near:?}: {best:?}");
        }
    }
}

#[test]
fn areas_hold_what_lies_in_them() {
    let world = world();
    let middle = Point { lat: 50.47, lon: 35.68 };
    let circle: Vec<Entry<'_>> = world.in_area(&Area::Circle(middle, 20.0)).collect();
    assert!(circle.iter().all(|entry| distance_km(entry.point, middle) <= 20.0));
    assert!(circle.iter().any(|entry| entry.name == "Kozinka"));
    let mut region = world.in_area(&Area::Region("RU".to_owned(), "09".to_owned()));
    assert_eq!(region.next().map(|entry| entry.feature), Some(Feature::Region));
    assert!(region.all(|entry| entry.country == "RU" && entry.admin1 == "09"));
    let near = world.nearest(middle, 3);
    assert_eq!(near.first().map(|(entry, _)| entry.name), Some("Grayvoron"));
    assert!(near.windows(2).all(|pair| pair[0].1 <= pair[1].1));
}

#[test]
fn points_lie_in_the_country_that_they_are_filed_under() {
    let world = world();
    let settlements = ["RU", "UA", "SY", "SD", "US", "FJ"].map(|iso| world.in_area(&Area::Country(iso.to_owned())));
    let settlements = settlements
        .into_iter()
        .flatten()
        .filter(|entry| entry.feature == Feature::Settlement);
    let (mut right, mut all) = (0, 0);
    for entry in settlements.step_by(7) {
        all += 1;
        right += usize::from(world.country_at(entry.point) == Some(entry.country));
    }
    assert!(right * 100 >= all * 97, "{right} of {all}");
    assert_eq!(world.country_at(Point { lat: 30.0, lon: -40.0 }), None);
}

#[test]
fn borders_are_where_they_are() {
    let world = world();
    let village = Point {
        lat: 50.4613,
        lon: 35.6026,
    };
    let border = world.border_distance(village, "UA", "RU").expect("they touch");
    assert!((border.km - 2.0).abs() <= border.error_km, "{border:?}");
    let near = world.nearest_border_point(village, "RU", "UA").expect("they touch");
    assert!((distance_km(near, village) - border.km).abs() < 1e-9);
    assert_eq!(world.border_distance(village, "UA", "FR"), None);
    assert_eq!(world.neighbours("UA"), ["BY", "HU", "MD", "PL", "RO", "RU", "SK"]);
}

#[test]
fn countries_and_regions_are_found_by_code() {
    let world = world();
    assert_eq!(world.country("RU").map(|entry| entry.name), Some("Russia"));
    assert_eq!(
        world.admin1_of("RU", "09").map(|entry| entry.name),
        Some("Belgorod Oblast")
    );
    assert_eq!(world.country("QQ"), None);
    let capital = world
        .exact("Kyiv")
        .find(|found| found.entry.seat == Some(Feature::Country));
    assert!(capital.is_some_and(|found| found.own_name));
}
