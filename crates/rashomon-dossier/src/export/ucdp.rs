//! Draft rows for UCDP's georeferenced event data set: its 49 columns, for a coder to finish.
//!
//! After the GED codebook 19.1. Filled in: what the reports say. Left empty: UCDP's own numbers, and unless a person set
//! them `best` and the `deaths_*` that sum to it, for they are a coder's to set; `deaths_unknown` is always. `low` is the lowest account, `high` the highest (an account
//! that is open above counts with what it states); `source_original` names each account with its figures.
//!
//! - An event is a row if it is one of violence and an account gives at least one death.
//! - `number_of_sources` counts distinct texts: a copy is no source of its own.
//! - `relid` carries the event's id in the run, by which the row is traced back.
//! - `priogrid_gid` is PRIO-GRID's cell of half a degree, counted from the south-west.

use rashomon_types::{Event, InDocument, Party, Place, PlaceMatch, PlacePrecision, QuestionKind};

use super::cast::{Cast, Sort, sort};
use super::countries::Country;
use super::days::Days;
use super::figures::{Spread, best, spread};
use super::sources;
use super::table::{Column, Table, integer, left_empty, number, text};
use super::view::View;
use super::{Export, codes};

struct Row<'run> {
    event: &'run Event,
    days: Option<Days>,
    side_a: Option<String>,
    side_b: Option<String>,
    best_of_sides: (Option<f64>, Option<f64>),
    numbers: (Option<u32>, Option<u32>),
    violence: Option<i64>,
    country: Option<&'static Country>,
    deaths: Spread,
    texts: usize,
    outlets: String,
    articles: String,
    dates: String,
    headlines: String,
    original: String,
    where_words: String,
}

/// The draft rows, in the order of the run.
pub(super) fn table(export: &Export) -> Table<'_> {
    let view = View::new(export);
    let rows = export
        .run()
        .events
        .iter()
        .filter_map(move |event| Row::of(event, &view));
    Table::of("ucdp", columns(), rows)
}

impl<'run> Row<'run> {
    /// The row of an event; none where it is no violence or nobody is said to have died.
    fn of(event: &'run Event, view: &View<'run>) -> Option<Self> {
        let deaths = spread(event, QuestionKind::Killed, &Spread::of);
        let has_dead = deaths.high.or(deaths.low).is_some_and(|most| most >= 1.0);
        if !has_dead || !codes::is_violent(event, view) {
            return None;
        }
        let documents = sources::documents(event, view);
        let cast = Cast::of(event);
        let violence = violence(event, &cast, view);
        let (side_a, side_b) = sides(&cast, violence);
        let place = event.place.as_ref();
        Some(Self {
            days: Days::of(event),
            numbers: (side_a.and_then(government_number), side_b.and_then(government_number)),
            best_of_sides: (best_of(event, side_a), best_of(event, side_b)),
            side_a: side_a.map(side_name),
            side_b: side_b.map(|party| opponent_name(party, violence)),
            violence,
            country: place.and_then(|place| Country::of_code(place.country.as_deref()?)),
            deaths,
            texts: view.texts(&event.documents),
            outlets: sources::outlets(&documents).join(";"),
            articles: sources::articles(&documents),
            dates: sources::dates(&documents).join(";"),
            headlines: sources::headlines(&documents).join(";"),
            original: sources::originals(event, view),
            where_words: place.map(|place| where_words(place, view)).unwrap_or_default(),
            event,
        })
    }

    fn place(&self) -> Option<&Place<InDocument>> {
        self.event.place.as_ref()
    }

    fn point(&self) -> Option<(f64, f64)> {
        let place = self.place()?;
        place.lat.zip(place.lon)
    }

    /// How many a person takes to have been killed; of civilians, or of all.
    fn best(&self, whose: Option<&str>) -> Option<f64> {
        best(self.event, QuestionKind::Killed, whose).map(|best| best.value)
    }

    /// The place's name where it is known this finely and no more.
    fn named(&self, precision: PlacePrecision) -> Option<&String> {
        let place = self.place().filter(|place| place.precision == Some(precision))?;
        place.name.as_ref()
    }
}

fn columns<'run>() -> Vec<Column<Row<'run>>> {
    let parts = [identity(), sides_of_dyad(), reports(), place(), time_and_deaths()];
    parts.into_iter().flatten().collect()
}

fn identity<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        left_empty("id"),
        text("relid", |row: &Row<'run>| row.event.id.to_string().into()),
        integer("year", |row| row.days.map(|days| i64::from(days.first.year())).into()),
        left_empty("active_year"),
        left_empty("code_status"),
        integer("type_of_violence", |row| row.violence.into()),
        left_empty("conflict_dset_id"),
        left_empty("conflict_new_id"),
        left_empty("conflict_name"),
    ]
}

fn sides_of_dyad<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        left_empty("dyad_dset_id"),
        left_empty("dyad_new_id"),
        text("dyad_name", |row: &Row<'run>| {
            let both = row.side_a.as_ref().zip(row.side_b.as_ref());
            both.map(|(a, b)| format!("{a} - {b}")).into()
        }),
        left_empty("side_a_dset_id"),
        left_empty("side_a_new_id"),
        text("side_a", |row| row.side_a.as_ref().into()),
        left_empty("side_b_dset_id"),
        left_empty("side_b_new_id"),
        text("side_b", |row| row.side_b.as_ref().into()),
    ]
}

fn reports<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        integer("number_of_sources", |row: &Row<'run>| row.texts.into()),
        text("source_article", |row| (&row.articles).into()),
        text("source_office", |row| (&row.outlets).into()),
        text("source_date", |row| (&row.dates).into()),
        text("source_headline", |row| (&row.headlines).into()),
        text("source_original", |row| (&row.original).into()),
    ]
}

fn place<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        integer("where_prec", |row: &Row<'run>| {
            row.place().and_then(where_precision).into()
        }),
        text("where_coordinates", |row| {
            row.place().and_then(|place| place.name.as_ref()).into()
        }),
        text("where_description", |row| (&row.where_words).into()),
        text("adm_1", |row| row.named(PlacePrecision::Region).into()),
        text("adm_2", |row| row.named(PlacePrecision::District).into()),
        number("latitude", |row| row.point().map(|(lat, _)| lat).into()),
        number("longitude", |row| row.point().map(|(_, lon)| lon).into()),
        text("geom_wkt", |row| {
            row.point().map(|(lat, lon)| format!("POINT ({lon} {lat})")).into()
        }),
        integer("priogrid_gid", |row| {
            row.point().and_then(|(lat, lon)| grid_cell(lat, lon)).into()
        }),
        text("country", |row| row.country.map(Country::ucdp_name).into()),
        integer("country_id", |row| row.country.and_then(Country::gleditsch_ward).into()),
        text("region", |row| row.country.and_then(Country::ucdp_region).into()),
    ]
}

fn time_and_deaths<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        integer("event_clarity", |row: &Row<'run>| row.days.and_then(clarity).into()),
        integer("date_prec", |row| row.days.and_then(date_precision).into()),
        text("date_start", |row| row.days.map(|days| midnight(days.first)).into()),
        text("date_end", |row| row.days.map(|days| midnight(days.last)).into()),
        integer("deaths_a", |row| row.best_of_sides.0.map(whole).into()),
        integer("deaths_b", |row| row.best_of_sides.1.map(whole).into()),
        integer("deaths_civilians", |row| row.best(Some("civilians")).map(whole).into()),
        left_empty("deaths_unknown"),
        integer("best", |row| row.best(None).map(whole).into()),
        integer("high", |row| row.deaths.high.map(whole).into()),
        integer("low", |row| row.deaths.low.map(whole).into()),
        integer("gwnoa", |row| row.numbers.0.into()),
        integer("gwnob", |row| row.numbers.1.into()),
    ]
}

/// How many of a party a person takes to have been killed.
fn best_of(event: &Event, party: Option<&Party>) -> Option<f64> {
    let party = party?;
    best(event, QuestionKind::Killed, Some(&party.id.0)).map(|best| best.value)
}

/// Deaths are people: whole numbers.
fn whole(number: f64) -> i64 {
    number.round() as i64
}

fn midnight(day: jiff::civil::Date) -> String {
    format!("{day} 00:00:00.000")
}

/// 1 state-based, 2 non-state, 3 one-sided; none where the parties do not decide it.
fn violence(event: &Event, cast: &Cast<'_>, view: &View<'_>) -> Option<i64> {
    if codes::ucdp(event, view) == Some("one_sided") {
        return Some(3);
    }
    let (Some(first), Some(second)) = cast.opponents() else {
        return None;
    };
    match (sort(first), sort(second)) {
        (Sort::Government, Sort::Government | Sort::Group) | (Sort::Group, Sort::Government) => Some(1),
        (Sort::Group, Sort::Group) => Some(2),
        (Sort::Government | Sort::Group, Sort::Unarmed) => Some(3),
        _ => None,
    }
}

/// Side A is the government where one fights, the perpetrator of one-sided violence, else who did it.
fn sides<'run>(cast: &Cast<'run>, violence: Option<i64>) -> (Option<&'run Party>, Option<&'run Party>) {
    let (first, second) = cast.opponents();
    let is_government = |party: Option<&Party>| party.is_some_and(|party| sort(party) == Sort::Government);
    if violence == Some(1) && !is_government(first) && is_government(second) {
        return (second, first);
    }
    (first, second)
}

fn side_name(party: &Party) -> String {
    let is_state = party.kind == Some(rashomon_types::ActorKind::State);
    match Country::of_name(&party.name) {
        Some(country) if sort(party) == Sort::Government => format!("Government of {}", country.ucdp_name()),
        None if is_state => format!("Government of {}", party.name),
        _ => party.name.clone(),
    }
}

fn opponent_name(party: &Party, violence: Option<i64>) -> String {
    if violence == Some(3) {
        return "Civilians".to_owned();
    }
    side_name(party)
}

fn government_number(party: &Party) -> Option<u32> {
    let country = Country::of_name(&party.name).filter(|_| sort(party) == Sort::Government)?;
    country.gleditsch_ward()
}

/// 1 exact, 2 within 25 km of a known point, 3 second-order division, 4 first-order, 5 not well defined, 6 country.
fn where_precision(place: &Place<InDocument>) -> Option<i64> {
    let is_near = place.matched == Some(PlaceMatch::Relation);
    Some(match place.precision? {
        PlacePrecision::Point | PlacePrecision::Town if is_near => 2,
        PlacePrecision::Point | PlacePrecision::Town => 1,
        PlacePrecision::District => 3,
        PlacePrecision::Region => 4,
        PlacePrecision::Area => 5,
        PlacePrecision::Country => 6,
    })
}

/// The words of the report for the place, and the way from them to the gazetteer's.
fn where_words(place: &Place<InDocument>, view: &View<'_>) -> String {
    let first = place.spans.first();
    let words = first
        .map(|located| view.words(located.document, &[located.span]))
        .unwrap_or_default();
    let disputed = (place.disputed == Some(true)).then(|| "claimed by more than one state".to_owned());
    let notes: Vec<String> = place.route.clone().into_iter().chain(disputed).collect();
    if notes.is_empty() {
        return words;
    }
    format!("{words} ({})", notes.join("; "))
}

/// 1 day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; none beyond.
fn date_precision(days: Days) -> Option<i64> {
    match days.count() {
        1 => Some(1),
        2..=6 => Some(2),
        7 => Some(3),
        8..=31 => Some(4),
        32..=366 => Some(5),
        _ => None,
    }
}

/// 1 an event of its own, 2 where the reports speak of a stretch of time as a whole.
fn clarity(days: Days) -> Option<i64> {
    Some(if days.is_exact && days.count() <= 6 { 1 } else { 2 })
}

/// The cell of PRIO-GRID that a point lies in: half a degree wide, 720 in a row, counted from 1 at 90° S 180° W.
fn grid_cell(lat: f64, lon: f64) -> Option<i64> {
    let inside = (-90.0..90.0).contains(&lat) && (-180.0..180.0).contains(&lon);
    inside.then(|| {
        let row = ((lat + 90.0) * 2.0).floor() as i64;
        let column = ((lon + 180.0) * 2.0).floor() as i64;
        row * 720 + column + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_lies_in_its_cell() {
        assert_eq!(grid_cell(-89.9, -179.9), Some(1));
        // 50.60° N 36.60° E: row 281, column 433.
        assert_eq!(grid_cell(50.6, 36.6), Some(281 * 720 + 433 + 1));
        assert_eq!(grid_cell(90.0, 0.0), None);
        assert_eq!(grid_cell(f64::NAN, f64::INFINITY), None);
        assert_eq!(grid_cell(1e300, 0.0), None);
    }
}
