//! Draft rows for ACLED: its 31 columns, a row a day and a place, for a coder to finish.
//!
//! - `event_date` is a day of the event; a report that gives only a week or a month gives its middle, with
//!   `time_precision` 2 or 3. The day of publication is never put in its place.
//! - `fatalities` is the figure that a person took for the best one; else it stays empty, unless the conservative rule is
//!   asked for. The row names the person or the rule in `notes`, and a total over several rows is split over them.
//! - Who did it stays open where that is disputed: `actor1` and `inter1` are empty, and `notes` carries every answer,
//!   denials among them, in the same row.
//! - `source_scale` and `timestamp` are ACLED's to set.

use jiff::civil::Date;
use rashomon_types::{ActorKind, Event, InDocument, Party, Place, PlaceMatch, PlacePrecision, QuestionKind, Status};

use super::cast::{Cast, Sort, sort};
use super::countries::Country;
use super::days::Days;
use super::figures::{best, conservative, spread};
use super::places::places;
use super::table::{Column, Table, integer, left_empty, number, text};
use super::view::{View, origins};
use super::{AcledRule, Export, codes, sources, standing};

/// More days than this are one row: a campaign, not the days of an event.
const MOST_DAYS: i64 = 14;

struct Row<'run> {
    event: &'run Event,
    place: Option<Place<InDocument>>,
    day: Option<Date>,
    precision: Option<i64>,
    fatalities: Option<i64>,
    number: usize,
    of: usize,
    shared: std::rc::Rc<Shared<'run>>,
}

/// What all rows of one event have in common.
struct Shared<'run> {
    kind: (&'run str, Option<&'run str>),
    cast: Cast<'run>,
    sources: String,
    notes: String,
    tags: Option<String>,
}

/// The draft rows, by event, place and day.
pub(super) fn table(export: &Export) -> Table<'_> {
    let view = View::new(export);
    let rows = export.run().events.iter().flat_map(move |event| rows(event, &view));
    Table::of("acled", columns(), rows)
}

fn rows<'run>(event: &'run Event, view: &View<'run>) -> Vec<Row<'run>> {
    let Some(kind) = codes::acled(event, view) else {
        view.export
            .remark(format!("{}: none of its kinds is an event of ACLED's", event.title));
        return Vec::new();
    };
    let cast = Cast::of(event);
    let kind = refined(kind, &cast);
    let days = dated(event);
    let places = places(event, view);
    if places.is_empty() && event.time.is_none() {
        view.export
            .remark(format!("{}: no report says when or where", event.title));
        return Vec::new();
    }
    let places: Vec<Option<Place<InDocument>>> = if places.is_empty() {
        vec![None]
    } else {
        places.into_iter().map(Some).collect()
    };
    let of = days.len() * places.len();
    let total = fatalities(event, view);
    let shared = std::rc::Rc::new(Shared {
        kind,
        sources: sources::outlets(&sources::documents(event, view)).join("; "),
        notes: notes(event, kind, &cast, (total, of), view),
        tags: tags(event, kind.0, view),
        cast,
    });
    let pairs = places.iter().flat_map(|place| days.iter().map(move |day| (place, day)));
    let row = |(number, pair): (usize, Setting<'_>)| Row {
        event,
        place: pair.0.clone(),
        day: pair.1.0,
        precision: pair.1.1,
        fatalities: total.map(|total| share(total, number, of)),
        number,
        of,
        shared: shared.clone(),
    };
    pairs.enumerate().map(row).collect()
}

/// Where and when a row stands: a place, and a day with its precision.
type Setting<'a> = (&'a Option<Place<InDocument>>, &'a (Option<Date>, Option<i64>));

fn columns<'run>() -> Vec<Column<Row<'run>>> {
    let parts = [what(), who(), places_of(), told()];
    parts.into_iter().flatten().collect()
}

fn what<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("event_id_cnty", |row: &Row<'run>| row.id().into()),
        text("event_date", |row| row.day.into()),
        integer("year", |row| row.day.map(|day| i64::from(day.year())).into()),
        integer("time_precision", |row| row.precision.into()),
        text("disorder_type", |row| disorder(row.shared.kind).into()),
        text("event_type", |row| row.shared.kind.0.into()),
        text("sub_event_type", |row| row.shared.kind.1.into()),
    ]
}

fn who<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("actor1", |row: &Row<'run>| row.first().map(|party| &party.name).into()),
        text("assoc_actor_1", |row| row.associates(true).into()),
        integer("inter1", |row| row.inter(row.first()).into()),
        text("actor2", |row| row.second().map(|party| &party.name).into()),
        text("assoc_actor_2", |row| row.associates(false).into()),
        integer("inter2", |row| row.inter(row.second()).into()),
        integer("interaction", |row| row.interaction().into()),
        text("civilian_targeting", |row| row.civilian_targeting().into()),
    ]
}

fn places_of<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        integer("iso", |row: &Row<'run>| row.country().and_then(Country::numeric).into()),
        text("region", |row| row.country().and_then(Country::acled_region).into()),
        text("country", |row| row.country().map(|country| country.name).into()),
        text("admin1", |row| row.named(PlacePrecision::Region).into()),
        text("admin2", |row| row.named(PlacePrecision::District).into()),
        left_empty("admin3"),
        text("location", |row| {
            row.place.as_ref().and_then(|place| place.name.as_ref()).into()
        }),
        number("latitude", |row| row.place.as_ref().and_then(|place| place.lat).into()),
        number("longitude", |row| row.place.as_ref().and_then(|place| place.lon).into()),
        integer("geo_precision", |row| row.place.as_ref().and_then(geo_precision).into()),
    ]
}

fn told<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("source", |row: &Row<'run>| (&row.shared.sources).into()),
        left_empty("source_scale"),
        text("notes", |row| (&row.shared.notes).into()),
        integer("fatalities", |row| row.fatalities.into()),
        text("tags", |row| row.shared.tags.as_ref().into()),
        left_empty("timestamp"),
    ]
}

impl<'run> Row<'run> {
    fn id(&self) -> String {
        if self.of == 1 {
            return self.event.id.to_string();
        }
        format!("{}/{}", self.event.id, self.number + 1)
    }

    fn first(&self) -> Option<&'run Party> {
        self.shared.cast.opponents().0
    }

    fn second(&self) -> Option<&'run Party> {
        self.shared.cast.opponents().1
    }

    /// The other parties with the same part as the one named.
    fn associates(&self, first: bool) -> String {
        let cast = &self.shared.cast;
        let (named, all) = if first {
            (self.first(), &cast.initiators)
        } else {
            (self.second(), &cast.targets)
        };
        let opponents = [self.first(), self.second()];
        let is_named = |party: &Party| opponents.iter().flatten().any(|named| named.id == party.id);
        let others = all.iter().filter(|party| named.is_some() && !is_named(party));
        others.map(|party| party.name.as_str()).collect::<Vec<_>>().join("; ")
    }

    /// ACLED's number for a sort of actor; none where the text does not decide it.
    fn inter(&self, party: Option<&Party>) -> Option<i64> {
        let party = party?;
        let other = [self.first(), self.second()]
            .into_iter()
            .flatten()
            .find(|other| other.id != party.id);
        match party.kind? {
            ActorKind::State | ActorKind::StateForces | ActorKind::Police if self.is_abroad(party) => Some(8),
            ActorKind::State | ActorKind::StateForces | ActorKind::Police => Some(1),
            // A group that fights a state is a rebel one; who else it is, a coder has to say.
            ActorKind::ArmedGroup if other.is_some_and(|other| sort(other) == Sort::Government) => Some(2),
            ActorKind::ArmedGroup | ActorKind::Political | ActorKind::Unknown => None,
            ActorKind::Protesters if self.shared.kind.0 == "Riots" => Some(5),
            ActorKind::Protesters => Some(6),
            ActorKind::Civilians | ActorKind::Person | ActorKind::Media | ActorKind::Organisation => Some(7),
            ActorKind::International => Some(8),
        }
    }

    /// Whether a state acts in another one's country: ACLED counts it as external.
    fn is_abroad(&self, party: &Party) -> bool {
        let own = Country::of_name(&party.name);
        own.zip(self.country())
            .is_some_and(|(own, here)| own.alpha2 != here.alpha2)
    }

    /// The two numbers as one, the lower first; 0 stands last where there is but one actor.
    fn interaction(&self) -> Option<i64> {
        let first = self.inter(self.first());
        let second = self.inter(self.second());
        match (first, second) {
            (Some(first), Some(second)) => Some(first.min(second) * 10 + first.max(second)),
            (Some(only), None) if self.second().is_none() => Some(only * 10),
            _ => None,
        }
    }

    fn civilian_targeting(&self) -> Option<&'static str> {
        let violent = matches!(disorder(self.shared.kind), "Political violence" | BOTH);
        let target = self.second().filter(|party| sort(party) == Sort::Unarmed);
        (violent && target.is_some()).then_some("Civilian targeting")
    }

    fn country(&self) -> Option<&'static Country> {
        Country::of_code(self.place.as_ref()?.country.as_deref()?)
    }

    fn named(&self, precision: PlacePrecision) -> Option<&String> {
        let place = self.place.as_ref().filter(|place| place.precision == Some(precision))?;
        place.name.as_ref()
    }
}

/// An attack on those who bear arms is a battle: ACLED's violence against civilians has civilians for its target.
fn refined<'run>(kind: (&'run str, Option<&'run str>), cast: &Cast<'_>) -> (&'run str, Option<&'run str>) {
    let armed = |party: &&Party| matches!(sort(party), Sort::Government | Sort::Group);
    let all_armed = !cast.targets.is_empty() && cast.targets.iter().all(armed);
    if kind == ("Violence against civilians", Some("Attack")) && all_armed {
        return ("Battles", Some("Armed clash"));
    }
    kind
}

const BOTH: &str = "Political violence; Demonstrations";

/// ACLED's type of disorder, which follows from the event type.
fn disorder((event_type, sub_event): (&str, Option<&str>)) -> &'static str {
    match (event_type, sub_event) {
        ("Protests", Some("Excessive force against protesters")) => BOTH,
        ("Protests", _) | ("Riots", Some("Violent demonstration") | None) => "Demonstrations",
        ("Strategic developments", _) => "Strategic developments",
        _ => "Political violence",
    }
}

/// The days of the rows, each with its precision; one row without a day where it is not known.
fn dated(event: &Event) -> Vec<(Option<Date>, Option<i64>)> {
    let Some(days) = Days::of(event) else {
        return vec![(None, None)];
    };
    match days.count() {
        count if days.is_exact && count <= MOST_DAYS => days.each().map(|day| (Some(day), Some(1))).collect(),
        1 => vec![(Some(days.first), Some(1))],
        2..=7 => vec![(Some(days.middle()), Some(2))],
        8..=31 => vec![(Some(days.middle()), Some(3))],
        _ => vec![(None, None)],
    }
}

/// 1 a town, 2 near a town or a small area, 3 a larger region.
fn geo_precision(place: &Place<InDocument>) -> Option<i64> {
    let is_near = place.matched == Some(PlaceMatch::Relation);
    Some(match place.precision? {
        PlacePrecision::Point | PlacePrecision::Town if is_near => 2,
        PlacePrecision::Point | PlacePrecision::Town => 1,
        PlacePrecision::District => 2,
        PlacePrecision::Region | PlacePrecision::Country | PlacePrecision::Area => 3,
    })
}

/// The figure that a person took for the best one, else the least that the rule allows, where it is asked for.
fn fatalities(event: &Event, view: &View<'_>) -> Option<i64> {
    let kind = QuestionKind::Killed;
    if let Some(best) = best(event, kind, None) {
        return Some(best.value.round() as i64);
    }
    view.export.settings().acled_rule?;
    let total = spread(event, kind, &|answer| conservative(answer, kind, view));
    total.low.map(|total| total.round() as i64)
}

/// What falls to one of several rows: an even share, the first rows taking what is left over.
fn share(total: i64, number: usize, of: usize) -> i64 {
    let (Ok(number), Ok(of)) = (i64::try_from(number), i64::try_from(of)) else {
        return 0;
    };
    let of = of.max(1);
    total / of + i64::from(number < total % of)
}

/// What the standard's columns cannot hold: who says what, every dispute with its denials, and the rule applied.
fn notes(
    event: &Event,
    kind: (&str, Option<&str>),
    cast: &Cast<'_>,
    (total, rows): (Option<i64>, usize),
    view: &View<'_>,
) -> String {
    let mut parts = vec![format!("Draft. {}", event.title)];
    let told = |question: &&rashomon_types::Question| {
        let always = matches!(question.question, QuestionKind::Initiator | QuestionKind::Killed);
        question.status == Status::Disputed || (always && !question.answers.is_empty())
    };
    let questions = event.questions.iter().filter(told);
    parts.extend(questions.map(|question| {
        let mark = if question.status == Status::Disputed {
            "DISPUTED "
        } else {
            ""
        };
        format!("{mark}{}", standing::answers(event, question, view))
    }));
    parts.extend(standing::silence_of_accused(event));
    if cast.is_disputed {
        parts.push("actor1 left open, as who did it is disputed".to_owned());
    }
    if kind.1.is_none() {
        parts.push("sub_event_type left open, as the reports do not decide it".to_owned());
    }
    if let Some(total) = total {
        let split = if rows > 1 {
            format!(", {total} split over {rows} rows")
        } else {
            String::new()
        };
        let by = best(event, QuestionKind::Killed, None).map(|best| format!("fatalities as {} set them", best.by));
        let by = by.unwrap_or_else(|| AcledRule::TEXT.to_owned());
        parts.push(format!("{by}{split}"));
    }
    let (reports, texts, origins) = (
        event.documents.len(),
        view.texts(&event.documents),
        origins(event).len(),
    );
    parts.push(format!(
        "reports: {reports}, distinct texts: {texts}, independent origins: {origins}"
    ));
    parts.join(". ")
}

/// The size of a crowd, which ACLED asks of demonstrations alone.
fn tags(event: &Event, event_type: &str, view: &View<'_>) -> Option<String> {
    if !matches!(event_type, "Protests" | "Riots") {
        return None;
    }
    let sizes = super::figures::by_claimant(event, QuestionKind::Participants, view);
    let size = if sizes.is_empty() {
        "no report".to_owned()
    } else {
        sizes
    };
    Some(format!("crowd size={size}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_split_without_loss() {
        let shares: Vec<i64> = (0..4).map(|number| share(10, number, 4)).collect();
        assert_eq!(shares, [3, 3, 2, 2]);
        assert_eq!(share(7, 0, 1), 7);
    }
}
