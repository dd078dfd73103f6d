//! One report of a happening: its text, and the claims as the stages up to grounding would hand them on.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rashomon_types::{
    Act, Actor, ActorKind, Claim, Document, DocumentId, EventCodes, EventMention, Fragments, Granularity, MadeBy,
    Participant, ParticipantRole, Place, PlaceMatch, PlacePrecision, Polarity, Published, Quantity, QuantityKind,
    QuantityModifier, Source, SourceKind, Span, Time, TimeRole,
};

use super::dice::Dice;
use super::pen::{Marks, Pen};
use super::templates::{BODY, GOODS, LEADS, MOODS, STATES, Speaker, THINGS, TRADES, Template};
use super::world::{Happening, World, stem};

/// How many sentences follow the first.
const SENTENCES: usize = 7;

/// A document with its claims.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub(super) document: Document,
    pub(super) claims: Vec<Claim>,
    /// The number of the report that it is, or is a copy of.
    pub(super) family: usize,
}

/// Writes one report, published so many days after what happened.
pub(super) fn report(world: &World, happening: &Happening, days: usize, number: usize, dice: &mut Dice) -> Report {
    let published = happening.date.saturating_add(i64::try_from(days).unwrap_or(0).days());
    let mut desk = Desk {
        happening,
        published,
        outlet: dice.pick(&world.outlets),
        pen: Pen {
            style: dice.number(),
            ..Pen::default()
        },
        claims: Vec::new(),
    };
    if let Some(lead) = LEADS.get(dice.below(LEADS.len())) {
        desk.sentence(lead, dice);
    }
    let body = dice.shuffled((0..BODY.len()).collect());
    for (place, template) in body
        .into_iter()
        .take(SENTENCES)
        .filter_map(|place| BODY.get(place))
        .enumerate()
    {
        if place % 2 == 0 {
            desk.pen.paragraph();
        }
        desk.sentence(template, dice);
    }
    desk.finish(number, dice)
}

/// A report as it is being written. Its claims name no document until the text is whole.
struct Desk<'world> {
    happening: &'world Happening,
    published: Date,
    outlet: String,
    pen: Pen,
    claims: Vec<Claim>,
}

impl Desk<'_> {
    fn sentence(&mut self, template: &Template, dice: &mut Dice) {
        let (happening, published, outlet) = (self.happening, self.published, self.outlet.clone());
        let mut slot = |name: &str, dice: &mut Dice| filled(name, happening, published, &outlet, dice);
        let marks = self.pen.write(template.text, dice, &mut slot);
        if template.speaker != Speaker::Nobody {
            let claim = self.claim(template, &marks);
            self.claims.push(claim);
        }
    }

    fn finish(self, number: usize, dice: &mut Dice) -> Report {
        let happening = self.happening;
        let path = format!("generated/{number}.txt");
        let mut document = Document::new(self.pen.text, Some(self.outlet), None, Some(path));
        let (noun, town) = (happening.deed.noun, &happening.town.name);
        document.title = Some(match dice.below(3) {
            0 => format!("{} {noun} in {town}", happening.country.adjective),
            1 => format!("{} dead after {noun} in {town}", happening.toll),
            _ => format!("{town} counts its dead, {} denies {noun}", happening.group),
        });
        document.published = Some(Published {
            date: self.published,
            instant: None,
            found_in: "record".to_owned(),
        });
        document.language = Some("en".to_owned());
        let id = document.id;
        let claims = self.claims.into_iter().map(|claim| moved(claim, id, &mut |span| span));
        Report {
            claims: claims.collect(),
            family: number,
            document,
        }
    }

    fn words(&self, span: Span) -> &str {
        span.slice(&self.pen.text)
    }

    fn claim(&self, template: &Template, marks: &Marks) -> Claim {
        let spans = |letter: char| -> Vec<Span> {
            let marked = marks.iter().filter(|(mark, _)| *mark == letter);
            marked.map(|(_, span)| *span).collect()
        };
        let source = self.source(template.speaker, spans('S'));
        let (cue, content) = (Fragments::new(spans('C')), Fragments::new(spans('P')));
        let nowhere = DocumentId::of("", None, None);
        let mut claim = Claim::new(nowhere, source, cue, content, MadeBy::rule("generated"));
        claim.act = template.act;
        claim.quantities = spans('Q')
            .into_iter()
            .map(|span| self.quantity(template.counts, span))
            .collect();
        claim.places = spans('L').into_iter().map(|span| self.place(span)).collect();
        claim.times = spans('T').into_iter().map(|span| self.time(span)).collect();
        claim.event_mentions = spans('E')
            .into_iter()
            .map(|span| self.mention(template, span, marks))
            .collect();
        claim
    }

    fn source(&self, speaker: Speaker, spans: Vec<Span>) -> Source {
        let happening = self.happening;
        let name = spans.first().map(|span| self.words(*span).to_owned());
        let actor = |kind: ActorKind, of: Option<&str>| Actor {
            name: name.clone().unwrap_or_default(),
            kind,
            of: of.map(str::to_owned),
            level: None,
            reason: "its words name it".to_owned(),
        };
        let (kind, actor) = match speaker {
            Speaker::State => (
                SourceKind::Official,
                Some(actor(ActorKind::StateForces, Some(&happening.country.name))),
            ),
            Speaker::Third => (
                SourceKind::Official,
                Some(actor(ActorKind::State, Some(&happening.third.name))),
            ),
            Speaker::Group => (
                SourceKind::ArmedGroup,
                Some(actor(ActorKind::ArmedGroup, Some(&happening.group))),
            ),
            Speaker::Hospital => (SourceKind::Expert, Some(actor(ActorKind::Organisation, None))),
            Speaker::Witness | Speaker::Nobody => (SourceKind::Witness, None),
        };
        Source {
            spans,
            speaker: name.clone(),
            name,
            named: speaker != Speaker::Witness,
            actor,
            ..Source::of_kind(kind)
        }
    }

    fn quantity(&self, kind: QuantityKind, span: Span) -> Quantity {
        let words = self.words(span);
        let number = words.split(' ').find_map(|word| word.parse::<f64>().ok());
        let starts = |start: &str| words.to_lowercase().starts_with(start);
        let (low, high, modifier) = if starts("at least") {
            (number, None, Some(QuantityModifier::AtLeast))
        } else if starts("more than") {
            (
                number.map(|number| number + 1.0),
                None,
                Some(QuantityModifier::MoreThan),
            )
        } else if starts("up to") {
            (None, number, Some(QuantityModifier::AtMost))
        } else {
            (number, number, None)
        };
        let is_own = words.contains("soldiers") || words.contains("troops") || words.contains("policemen");
        Quantity {
            spans: vec![span],
            low,
            high,
            modifier,
            kind,
            what: words.rsplit(' ').next().map(str::to_owned),
            whose: is_own.then(|| self.happening.country.name.clone()),
        }
    }

    fn place(&self, span: Span) -> Place {
        let town = &self.happening.town;
        Place {
            name: Some(town.name.clone()),
            lat: Some(town.lat),
            lon: Some(town.lon),
            precision: Some(PlacePrecision::Town),
            matched: Some(PlaceMatch::Exact),
            ..Place::unresolved(vec![span])
        }
    }

    fn time(&self, span: Span) -> Time {
        let midnight = |date: Date| date.to_datetime(jiff::civil::Time::midnight());
        let date = self.happening.date;
        Time {
            spans: vec![span],
            timex3: Some(date.to_string()),
            start: Some(midnight(date)),
            end: Some(midnight(date.saturating_add(1.day()))),
            granularity: Granularity::Day,
            modifier: None,
            anchor: None,
            role: Some(TimeRole::Happened),
            rule: "generated".to_owned(),
        }
    }

    fn mention(&self, template: &Template, span: Span, marks: &Marks) -> EventMention {
        let participant = |letter: char, role: ParticipantRole| {
            let (_, span) = marks.iter().find(|(mark, _)| *mark == letter)?;
            let is_group = role == ParticipantRole::Initiator;
            let actor = is_group.then(|| Actor {
                name: self.happening.group.clone(),
                kind: ActorKind::ArmedGroup,
                of: None,
                level: None,
                reason: "its name".to_owned(),
            });
            Some(Participant {
                role,
                spans: vec![*span],
                actor,
            })
        };
        let participants = [
            ('I', ParticipantRole::Initiator),
            ('V', ParticipantRole::Target),
            ('L', ParticipantRole::Place),
        ];
        EventMention {
            spans: vec![span],
            kind: self.happening.deed.kind.to_owned(),
            codes: EventCodes::default(),
            polarity: if template.act == Act::Deny {
                Polarity::Negative
            } else {
                Polarity::Positive
            },
            participants: participants
                .into_iter()
                .filter_map(|(letter, role)| participant(letter, role))
                .collect(),
            parties: Vec::new(),
            made_by: MadeBy::rule("generated"),
        }
    }
}

/// The claim in another document, its spans moved.
pub(super) fn moved(claim: Claim, document: DocumentId, to: &mut dyn FnMut(Span) -> Span) -> Claim {
    use rashomon_types::MapSpans;
    let mut claim = claim.map_spans(to);
    claim.document = document;
    claim.id = rashomon_types::ClaimId::of(document, &claim.source.spans, &claim.cue.spans, &claim.content.spans);
    claim
}

/// What stands in a slot.
fn filled(name: &str, happening: &Happening, published: Date, outlet: &str, dice: &mut Dice) -> String {
    let number = |number: usize| number.to_string();
    match name {
        "person" => format!("{} {}", stem(dice), stem(dice)),
        "person2" => happening.hospital.clone(),
        "adjective" => happening.country.adjective.clone(),
        "country" => happening.country.name.clone(),
        "third" => happening.third.name.clone(),
        "group" => happening.group.clone(),
        "town" => happening.town.name.clone(),
        "othertown" => dice.pick(&happening.country.towns).name,
        "site" => happening.site.to_owned(),
        "verb" => happening.deed.verb.to_owned(),
        "noun" => happening.deed.noun.to_owned(),
        "outlet" => outlet.to_owned(),
        "weekday" => weekday(happening.date),
        "saidday" => weekday(published),
        "weekday2" => weekday(published.saturating_add(i64::try_from(dice.below(7)).unwrap_or(0).days())),
        "toll" => number(happening.toll),
        "othertoll" => number(2 * happening.toll + dice.below(3)),
        "wounded" => number(10 + dice.below(40)),
        "few" => number(2 + dice.below(7)),
        "thing" => dice.pick(&THINGS).to_owned(),
        "trade" => dice.pick(&TRADES).to_owned(),
        "goods" => dice.pick(&GOODS).to_owned(),
        "state" => dice.pick(&STATES).to_owned(),
        "mood" => dice.pick(&MOODS).to_owned(),
        _ => name.to_owned(),
    }
}

fn weekday(date: Date) -> String {
    let name = match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    name.to_owned()
}
