//! A row an event, for a coder to start from: when and where with their precision, who is named by whom, figures by
//! claimant with their spread, sources counted as reports, texts and origins, and every dispute.

use rashomon_types::{Event, InDocument, Place, QuestionKind, Status, Time};

use super::BETWEEN;
use crate::export::figures::{Spread, best, by_claimant, conservative, spread};
use crate::export::standing;
use crate::export::table::{Cell, Column, Table, integer, name_of, number, text, truth};
use crate::export::view::{View, origins};
use crate::export::{Export, sources};

struct Row<'run> {
    event: &'run Event,
    texts: usize,
    killed: Spread,
    wounded: Spread,
    killed_by: String,
    wounded_by: String,
    conservative: Option<Spread>,
    initiator: String,
    source_original: String,
    notes: String,
}

/// The events, in the order of the run.
pub(in crate::export) fn table(export: &Export) -> Table<'_> {
    let view = View::new(export);
    let rows = export.run().events.iter().map(move |event| Row::new(event, &view));
    Table::of("events", columns(), rows)
}

impl<'run> Row<'run> {
    fn new(event: &'run Event, view: &View<'run>) -> Self {
        let rule = view.export.settings().acled_rule;
        let conservative = rule.map(|_| {
            let kind = QuestionKind::Killed;
            spread(event, kind, &|answer| conservative(answer, kind, view))
        });
        let figures = |kind| spread(event, kind, &Spread::of);
        let asked = event
            .questions
            .iter()
            .filter(|question| question.question == QuestionKind::Initiator);
        let initiator: Vec<String> = asked.map(|question| standing::said(event, question, view)).collect();
        Self {
            event,
            texts: view.texts(&event.documents),
            killed: figures(QuestionKind::Killed),
            wounded: figures(QuestionKind::Wounded),
            killed_by: by_claimant(event, QuestionKind::Killed, view),
            wounded_by: by_claimant(event, QuestionKind::Wounded, view),
            conservative,
            initiator: initiator.join(BETWEEN),
            source_original: sources::originals(event, view),
            notes: standing::disputes(event, view),
        }
    }

    fn time(&self) -> Option<&Time<InDocument>> {
        self.event.time.as_ref()
    }

    fn place(&self) -> Option<&Place<InDocument>> {
        self.event.place.as_ref()
    }
}

fn columns<'run>() -> Vec<Column<Row<'run>>> {
    let parts = [where_and_when(), actors(), figures(), standings()];
    parts.into_iter().flatten().collect()
}

fn where_and_when<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("event", |row: &Row<'run>| row.event.id.to_string().into()),
        text("title", |row| (&row.event.title).into()),
        text("kinds", |row| row.event.kinds.join(BETWEEN).into()),
        text("time_start", |row| Cell::moment(row.time().and_then(|time| time.start))),
        text("time_end", |row| Cell::moment(row.time().and_then(|time| time.end))),
        text("time_precision", |row| {
            row.time().map(|time| Cell::word(&time.granularity)).into()
        }),
        text("place", |row| row.place().and_then(|place| place.name.as_ref()).into()),
        text("place_precision", |row| {
            row.place()
                .and_then(|place| place.precision.as_ref())
                .map(Cell::word)
                .into()
        }),
        number("latitude", |row| row.place().and_then(|place| place.lat).into()),
        number("longitude", |row| row.place().and_then(|place| place.lon).into()),
        number("place_radius_km", |row| {
            row.place().and_then(|place| place.radius_km).into()
        }),
        text("country", |row| {
            row.place().and_then(|place| place.country.as_ref()).into()
        }),
        truth("place_disputed", |row| {
            row.place().and_then(|place| place.disputed).into()
        }),
        integer("geonameid", |row| {
            row.place()
                .and_then(|place| i64::try_from(place.geonameid?).ok())
                .into()
        }),
    ]
}

fn actors<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("who_did_it", |row: &Row<'run>| (&row.initiator).into()),
        text("parties", |row| parties(row.event).into()),
        integer("reports", |row| row.event.documents.len().into()),
        integer("texts", |row| row.texts.into()),
        integer("origins", |row| origins(row.event).len().into()),
        text("source_original", |row| (&row.source_original).into()),
    ]
}

fn figures<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        number("killed_low", |row: &Row<'run>| row.killed.low.into()),
        number("killed_high", |row| row.killed.high.into()),
        truth("killed_open_above", |row| {
            row.killed.low.map(|_| row.killed.is_open).into()
        }),
        text("killed_by_claimant", |row| (&row.killed_by).into()),
        number("wounded_low", |row| row.wounded.low.into()),
        number("wounded_high", |row| row.wounded.high.into()),
        truth("wounded_open_above", |row| {
            row.wounded.low.map(|_| row.wounded.is_open).into()
        }),
        text("wounded_by_claimant", |row| (&row.wounded_by).into()),
        // Only a person sets these.
        number("best", |row| {
            best(row.event, QuestionKind::Killed, None)
                .map(|best| best.value)
                .into()
        }),
        text("best_by", |row| {
            best(row.event, QuestionKind::Killed, None).map(|best| &best.by).into()
        }),
        number("killed_conservative", |row| {
            row.conservative.and_then(|spread| spread.low).into()
        }),
        text("conservative_rule", |row| {
            let rule = row
                .conservative
                .and_then(|spread| spread.low)
                .map(|_| crate::export::AcledRule::TEXT);
            rule.into()
        }),
    ]
}

fn standings<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("disputed", |row: &Row<'run>| {
            standing::questions(row.event, Status::Disputed).into()
        }),
        text("agreed", |row| standing::questions(row.event, Status::Agreed).into()),
        text("one_origin", |row| {
            standing::questions(row.event, Status::OneOrigin).into()
        }),
        text("asked_and_not_answered", |row| {
            standing::questions(row.event, Status::Declined).into()
        }),
        text("nobody_says", |row| {
            standing::questions(row.event, Status::Unanswered).into()
        }),
        text("notes", |row| (&row.notes).into()),
        integer("claims", |row| row.event.claims.len().into()),
        text("documents", |row| {
            let ids: Vec<String> = row.event.documents.iter().map(ToString::to_string).collect();
            ids.join(BETWEEN).into()
        }),
    ]
}

/// The parties as they are called, with part and side.
fn parties(event: &Event) -> String {
    let shown: Vec<String> = event
        .parties
        .iter()
        .map(|party| {
            let role = party.role.as_ref().and_then(name_of);
            let side = party.side.as_ref().map(|side| format!("side {side}"));
            let marks: Vec<String> = role.into_iter().chain(side).collect();
            if marks.is_empty() {
                return party.name.clone();
            }
            format!("{} ({})", party.name, marks.join(", "))
        })
        .collect();
    shown.join(BETWEEN)
}
