//! A row a claim: who says what through whom, how sure, on what evidence, with the exact words and where they stand.

use rashomon_types::{
    Claim, Document, Event, Place, PlaceUse, Polarity, Quantity, QuantityKind, QuestionKind, Source, Span, SpanText,
    Time, TimeRole,
};

use super::documents::published;
use super::{BETWEEN, CONTEXT};
use crate::export::Export;
use crate::export::figures::interval;
use crate::export::standing::given;
use crate::export::table::{Cell, Column, Table, integer, name_of, number, text, truth};
use crate::export::view::{View, reply, voice_name};

/// A quotation longer than this, in bytes, is cut down to its content: exports carry short quotations.
const LONGEST_QUOTE: u32 = 1_000;

/// Between the voices of a chain, outermost first.
const THROUGH: &str = " > ";

struct Row<'run> {
    claim: &'run Claim,
    document: Option<&'run Document>,
    event: Option<&'run Event>,
    quote: SpanText,
    before: &'run str,
    after: &'run str,
    content: String,
    cue: String,
    quantities: String,
    disputed_by: String,
    reply: Option<String>,
    content_at: String,
    times: String,
    places: String,
}

/// The claims, in the order of the run.
pub(in crate::export) fn table(export: &Export) -> Table<'_> {
    let view = View::new(export);
    let rows = export.run().claims.iter().map(move |claim| Row::new(claim, &view));
    Table::of("claims", columns(), rows)
}

impl<'run> Row<'run> {
    fn new(claim: &'run Claim, view: &View<'run>) -> Self {
        let export = view.export;
        let span = quote(claim);
        let (before, after) = export.around(claim.document, span, CONTEXT);
        let event = claim.event.and_then(|id| view.event(id));
        Self {
            claim,
            document: view.document(claim.document),
            event,
            quote: export.span_text(claim.document, span),
            before,
            after,
            content: view.words(claim.document, &claim.content.spans),
            cue: view.words(claim.document, &claim.cue.spans),
            quantities: listed(&claim.quantities, |quantity| shown_quantity(claim, quantity, view)),
            disputed_by: disputed_by(claim, view),
            reply: event.and_then(|event| shown_reply(event, claim, view)),
            content_at: offsets(claim, view),
            times: listed(&claim.times, |time| shown_time(claim, time, view)),
            places: listed(&claim.places, |place| shown_place(claim, place, view)),
        }
    }

    fn quantity(&self, kind: QuantityKind) -> Option<&Quantity> {
        self.claim.quantities.iter().find(|quantity| quantity.kind == kind)
    }

    fn place(&self) -> Option<&Place> {
        self.claim.places.iter().find(|place| place.usage == PlaceUse::Location)
    }

    fn time(&self) -> Option<&Time> {
        let happened = |time: &&Time| time.role != Some(TimeRole::Said);
        self.claim.times.iter().find(happened)
    }
}

fn columns<'run>() -> Vec<Column<Row<'run>>> {
    let parts = [about(), voices(), manner(), words(), grounds(), figures(), made()];
    parts.into_iter().flatten().collect()
}

fn about<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("claim", |row: &Row<'run>| row.claim.id.to_string().into()),
        text("document", |row| row.claim.document.to_string().into()),
        text("publisher", |row| {
            row.document.and_then(|document| document.publisher.as_ref()).into()
        }),
        text("published", |row| row.document.map(published).into()),
        text("url", |row| {
            row.document.and_then(|document| document.url.as_ref()).into()
        }),
        text("path", |row| {
            row.document.and_then(|document| document.path.as_ref()).into()
        }),
        text("document_kind", |row| {
            row.document.map(|document| Cell::word(&document.kind)).into()
        }),
        text("event", |row| row.claim.event.map(|id| id.to_string()).into()),
        text("event_title", |row| row.event.map(|event| &event.title).into()),
    ]
}

fn voices<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("speaker", |row: &Row<'run>| voice_name(&row.claim.source).into()),
        text("speaker_as_written", |row| row.claim.source.name.as_ref().into()),
        text("speaker_kind", |row| Cell::word(&row.claim.source.kind)),
        truth("speaker_named", |row| row.claim.source.named.into()),
        text("office", |row| row.claim.source.office.as_ref().into()),
        text("side", |row| row.claim.source.side.as_ref().into()),
        text("speaker_actor", |row| actor(&row.claim.source).into()),
        text("chain", |row| chain(row.claim).into()),
        integer("chain_length", |row| row.claim.chain().len().into()),
        text("origin", |row| row.claim.origin().and_then(voice_name).into()),
        text("origin_kind", |row| {
            row.claim.origin().map(|origin| Cell::word(&origin.kind)).into()
        }),
        truth("origin_named", |row| {
            row.claim.origin().map(|origin| origin.named).into()
        }),
    ]
}

fn manner<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("act", |row: &Row<'run>| Cell::word(&row.claim.act)),
        text("polarity", |row| Cell::word(&row.claim.polarity)),
        text("quotation", |row| Cell::word(&row.claim.quotation)),
        text("certainty", |row| {
            row.claim.certainty.as_ref().map(|certainty| &certainty.words).into()
        }),
        number("certainty_low", |row| {
            row.claim.certainty.as_ref().and_then(|certainty| certainty.low).into()
        }),
        number("certainty_high", |row| {
            row.claim.certainty.as_ref().and_then(|certainty| certainty.high).into()
        }),
        text("certainty_yardstick", |row| {
            row.claim
                .certainty
                .as_ref()
                .and_then(|certainty| certainty.yardstick.as_ref())
                .into()
        }),
        text("evidence", |row| {
            row.claim
                .evidence
                .as_ref()
                .map(|evidence| Cell::word(&evidence.kind))
                .into()
        }),
        text("evidence_words", |row| {
            row.claim.evidence.as_ref().map(|evidence| &evidence.words).into()
        }),
        text("medium", |row| row.claim.medium.as_ref().into()),
        text("addressee", |row| row.claim.addressee.as_ref().into()),
        text("said_start", |row| {
            Cell::moment(row.claim.said.as_ref().and_then(|said| said.start))
        }),
        text("said_end", |row| {
            Cell::moment(row.claim.said.as_ref().and_then(|said| said.end))
        }),
    ]
}

fn words<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("cue", |row: &Row<'run>| (&row.cue).into()),
        text("content", |row| (&row.content).into()),
        text("quote", |row| (&row.quote.text).into()),
        text("before", |row| row.before.into()),
        text("after", |row| row.after.into()),
        integer("start", |row| row.quote.start.into()),
        integer("end", |row| row.quote.end.into()),
        integer("byte_start", |row| row.quote.byte_start.into()),
        integer("byte_end", |row| row.quote.byte_end.into()),
        text("content_bytes", |row| (&row.content_at).into()),
        text("text_sha256", |row| {
            row.document.map(|document| &document.text_sha256).into()
        }),
    ]
}

fn grounds<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("event_kinds", |row: &Row<'run>| kinds(row.claim).into()),
        text("times", |row| (&row.times).into()),
        text("time_start", |row| Cell::moment(row.time().and_then(|time| time.start))),
        text("time_end", |row| Cell::moment(row.time().and_then(|time| time.end))),
        text("time_granularity", |row| {
            row.time().map(|time| Cell::word(&time.granularity)).into()
        }),
        text("places", |row| (&row.places).into()),
        text("place", |row| row.place().and_then(|place| place.name.as_ref()).into()),
        number("place_lat", |row| row.place().and_then(|place| place.lat).into()),
        number("place_lon", |row| row.place().and_then(|place| place.lon).into()),
        text("place_precision", |row| {
            row.place()
                .and_then(|place| place.precision.as_ref())
                .map(Cell::word)
                .into()
        }),
        text("place_country", |row| {
            row.place().and_then(|place| place.country.as_ref()).into()
        }),
        integer("place_geonameid", |row| {
            row.place()
                .and_then(|place| i64::try_from(place.geonameid?).ok())
                .into()
        }),
    ]
}

fn figures<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("quantities", |row: &Row<'run>| (&row.quantities).into()),
        number("killed_low", |row| {
            row.quantity(QuantityKind::Killed)
                .and_then(|quantity| quantity.low)
                .into()
        }),
        number("killed_high", |row| {
            row.quantity(QuantityKind::Killed)
                .and_then(|quantity| quantity.high)
                .into()
        }),
        text("killed_whose", |row| {
            row.quantity(QuantityKind::Killed)
                .and_then(|quantity| quantity.whose.as_ref())
                .into()
        }),
        number("wounded_low", |row| {
            row.quantity(QuantityKind::Wounded)
                .and_then(|quantity| quantity.low)
                .into()
        }),
        number("wounded_high", |row| {
            row.quantity(QuantityKind::Wounded)
                .and_then(|quantity| quantity.high)
                .into()
        }),
        text("wounded_whose", |row| {
            row.quantity(QuantityKind::Wounded)
                .and_then(|quantity| quantity.whose.as_ref())
                .into()
        }),
    ]
}

fn made<'run>() -> Vec<Column<Row<'run>>> {
    vec![
        text("disputed_by", |row: &Row<'run>| (&row.disputed_by).into()),
        text("reply_of_accused", |row| row.reply.as_ref().into()),
        text("nested_in", |row| row.claim.nested_in.map(|id| id.to_string()).into()),
        number("confidence", |row| row.claim.confidence.into()),
        text("made_by", |row| row.claim.made_by.to_string().into()),
        text("corrected_by", |row| {
            listed(&row.claim.corrected_by, ToString::to_string).into()
        }),
        text("status", |row| row.claim.status.as_ref().map(Cell::word).into()),
    ]
}

/// The words as they stand, from the first of source, cue and content to the last; only the content where that is long.
fn quote(claim: &Claim) -> Span {
    let content = hull(&claim.content.spans);
    let all = claim
        .source
        .spans
        .iter()
        .chain(&claim.cue.spans)
        .chain(&claim.content.spans);
    let whole = all.copied().reduce(Span::hull);
    let short = whole.filter(|span| span.len() <= LONGEST_QUOTE);
    short.or(content).or(whole).unwrap_or(Span::of(0..0))
}

fn hull(spans: &[Span]) -> Option<Span> {
    spans.iter().copied().reduce(Span::hull)
}

fn offsets(claim: &Claim, view: &View<'_>) -> String {
    listed(&claim.content.spans, |span| {
        let stored = view.export.span_text(claim.document, *span);
        format!("{}-{}", stored.byte_start, stored.byte_end)
    })
}

fn listed<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    let shown: Vec<String> = items.iter().map(show).collect();
    shown.join(BETWEEN)
}

fn actor(source: &Source) -> Option<String> {
    let actor = source.actor.as_ref()?;
    Some(match &actor.of {
        Some(owner) => format!("{} ({owner})", actor.name),
        None => actor.name.clone(),
    })
}

fn chain(claim: &Claim) -> String {
    let voice = |source: &Source| match voice_name(source) {
        Some(name) if source.named => name.to_owned(),
        Some(name) => format!("{name} [unnamed]"),
        None => "[nobody named]".to_owned(),
    };
    let voices: Vec<String> = claim.chain().iter().map(voice).collect();
    voices.join(THROUGH)
}

fn kinds(claim: &Claim) -> String {
    listed(&claim.event_mentions, |mention| {
        let not = if mention.polarity == Polarity::Negative {
            "not "
        } else {
            ""
        };
        format!("{not}{}", mention.kind)
    })
}

fn shown_quantity(claim: &Claim, quantity: &Quantity, view: &View<'_>) -> String {
    let words = view.words(claim.document, &quantity.spans);
    let kind = name_of(&quantity.kind).unwrap_or_default();
    let bounds = interval(quantity.low, quantity.high).unwrap_or_else(|| "unbounded".to_owned());
    let what = quantity
        .what
        .as_ref()
        .map(|what| format!(" {what}"))
        .unwrap_or_default();
    let whose = quantity
        .whose
        .as_ref()
        .map(|whose| format!(" of {whose}"))
        .unwrap_or_default();
    format!("{kind}: {words} [{bounds}{what}{whose}]")
}

fn shown_time(claim: &Claim, time: &Time, view: &View<'_>) -> String {
    let words = view.words(claim.document, &time.spans);
    match &time.timex3 {
        Some(value) => format!("{words} [{value}]"),
        None => words,
    }
}

fn shown_place(claim: &Claim, place: &Place, view: &View<'_>) -> String {
    let words = view.words(claim.document, &place.spans);
    match &place.name {
        Some(name) if *name != words => format!("{words} [{name}]"),
        _ => words,
    }
}

/// The claims that cannot hold beside this one, each with its speaker.
fn disputed_by(claim: &Claim, view: &View<'_>) -> String {
    let line = |other: &Claim| {
        let speaker = other.origin().or(Some(&other.source)).and_then(voice_name);
        format!("{} ({})", speaker.unwrap_or("the reporter"), other.id)
    };
    let lines: Vec<String> = view.against(claim.id).map(line).collect();
    lines.join(BETWEEN)
}

/// What the accused says to it; that they have not replied is said too.
fn shown_reply(event: &Event, claim: &Claim, view: &View<'_>) -> Option<String> {
    let reply = reply(event, claim.id)?;
    if reply.answers.is_empty() {
        let silent = "the accused has not replied in these texts";
        let evasive = "the accused speaks in these texts and does not answer this";
        return Some(if reply.speaks { evasive } else { silent }.to_owned());
    }
    let question = event
        .questions
        .iter()
        .find(|question| question.question == QuestionKind::Initiator)?;
    Some(listed(&reply.answers, |answer| {
        let words = view.words(answer.words.document, &answer.words.spans);
        format!("{}: “{words}” ({})", given(event, question, answer, view), answer.claim)
    }))
}
