//! One field of a claim, set to what a person says it is.

use rashomon_types::{
    Band, Certainty, Change, Claim, Evidence, EvidenceKind, Fragments, Granularity, Interval, Judgement, Place,
    PlaceFix, PlaceMatch, Quantity, QuantityChange, QuantityModifier, Said, Source, SourceKind, Span, TextQuote, Time,
    VoiceChange,
};

use super::quote::locate;
use super::speakers::Donors;

/// The name of the field that a change sets, so that of two changes of one field the later one holds. In the order of these
/// names changes are made: words first, then who it is, then the rest.
pub(super) fn slot(change: &Change) -> String {
    let at = |quote: &TextQuote| format!("{}#{}", quote.exact, quote.occurrence);
    match change {
        Change::SourceWords(_) => "1 source words".to_owned(),
        Change::Cue(_) => "1 cue".to_owned(),
        Change::Content(_) => "1 content".to_owned(),
        Change::Source(change) => format!("{} source", voice_slot(change)),
        Change::Origin(change) => format!("{} origin", voice_slot(change)),
        Change::Act(_) => "4 act".to_owned(),
        Change::Polarity(_) => "4 polarity".to_owned(),
        Change::Quotation(_) => "4 quotation".to_owned(),
        Change::Certainty(_) => "4 certainty".to_owned(),
        Change::Evidence(_) => "4 evidence".to_owned(),
        Change::Medium(_) => "4 medium".to_owned(),
        Change::Addressee(_) => "4 addressee".to_owned(),
        Change::Said(_) => "4 said".to_owned(),
        Change::Time { at: quote, .. } => format!("5 time {}", at(quote)),
        Change::Place { at: quote, .. } => format!("5 place {}", at(quote)),
        Change::Quantity { at: quote, change } => match change {
            QuantityChange::Kind(_) => format!("5 quantity kind {}", at(quote)),
            QuantityChange::What(_) => format!("5 quantity what {}", at(quote)),
            QuantityChange::Whose(_) => format!("5 quantity whose {}", at(quote)),
            QuantityChange::Bounds { .. } | QuantityChange::Removed => format!("6 quantity {}", at(quote)),
        },
    }
}

fn voice_slot(change: &VoiceChange) -> &'static str {
    match change {
        VoiceChange::Speaker(_) => "2 speaker",
        VoiceChange::Named(_) => "3 named",
        VoiceChange::Kind(_) => "3 kind",
        VoiceChange::Office(_) => "3 office",
        VoiceChange::Side(_) => "3 side",
    }
}

/// Changes one claim of a text.
pub(super) struct Editor<'e> {
    pub(super) claim: &'e mut Claim,
    pub(super) text: &'e str,
    pub(super) donors: &'e Donors,
}

impl Editor<'_> {
    /// Sets a field; an error says which words are not there.
    pub(super) fn set(&mut self, change: &Change, judgement: &Judgement) -> Result<(), String> {
        let claim = &mut *self.claim;
        match change {
            Change::SourceWords(quotes) => self.set_source_words(quotes)?,
            Change::Cue(quotes) => claim.cue = Fragments::new(spans(self.text, quotes)?),
            Change::Content(quotes) => set_content(claim, spans(self.text, quotes)?),
            Change::Source(change) => self.set_source(change, judgement),
            Change::Origin(change) => self.set_origin(change, judgement),
            Change::Act(act) => claim.act = *act,
            Change::Polarity(polarity) => claim.polarity = *polarity,
            Change::Quotation(quotation) => claim.quotation = *quotation,
            Change::Certainty(band) => claim.certainty = band.map(|band| certainty(band, claim.certainty.take())),
            Change::Evidence(kind) => claim.evidence = kind.map(|kind| evidence(kind, claim.evidence.take())),
            Change::Medium(medium) => claim.medium.clone_from(medium),
            Change::Addressee(addressee) => claim.addressee.clone_from(addressee),
            Change::Said(interval) => claim.said = interval.map(|interval| said(interval, claim.said.take())),
            Change::Time { at, interval } => set_time(claim, nearest(self.text, at)?, *interval)?,
            Change::Place { at, place } => set_place(claim, nearest(self.text, at)?, place.as_ref(), judgement)?,
            Change::Quantity { at, change } => set_quantity(claim, nearest(self.text, at)?, change)?,
        }
        Ok(())
    }

    fn set_source_words(&mut self, quotes: &[TextQuote]) -> Result<(), String> {
        let spans = spans(self.text, quotes)?;
        let words: Vec<&str> = spans.iter().map(|span| span.slice(self.text)).collect();
        let name = (!words.is_empty()).then(|| words.join(" "));
        let is_other = self.claim.source.spans != spans;
        change_source(self.claim, |source| {
            source.spans = spans;
            if is_other {
                source.speaker.clone_from(&name);
                source.actor = None;
            }
            source.name = name;
        });
        Ok(())
    }

    fn set_source(&mut self, change: &VoiceChange, judgement: &Judgement) {
        let donors = self.donors;
        change_source(self.claim, |source| set_voice(source, change, donors, judgement));
    }

    /// Sets a field of the innermost voice, which is the source where there is no other.
    fn set_origin(&mut self, change: &VoiceChange, judgement: &Judgement) {
        let mut chain = self.claim.chain().to_vec();
        match chain.last_mut() {
            Some(origin) if !is_one_voice(origin, &self.claim.source) => {
                set_voice(origin, change, self.donors, judgement);
                self.claim.set_chain(chain);
            }
            _ => self.set_source(change, judgement),
        }
    }
}

/// Where the words of some quotes stand.
fn spans(text: &str, quotes: &[TextQuote]) -> Result<Vec<Span>, String> {
    quotes.iter().map(|quote| nearest(text, quote)).collect()
}

fn nearest(text: &str, quote: &TextQuote) -> Result<Span, String> {
    locate(text, quote).ok_or_else(|| format!("the words “{}” are not in the text any more", quote.exact))
}

fn is_one_voice(one: &Source, other: &Source) -> bool {
    one == other || (one.spans == other.spans && !one.spans.is_empty())
}

/// Changes the source, and the voice of the chain that it is.
fn change_source(claim: &mut Claim, change: impl FnOnce(&mut Source)) {
    let before = claim.source.clone();
    change(&mut claim.source);
    let mut chain = claim.chain().to_vec();
    if chain.is_empty() {
        chain.push(claim.source.clone());
    }
    if let Some(own) = chain.iter_mut().find(|voice| is_one_voice(voice, &before)) {
        own.clone_from(&claim.source);
    }
    // The reporter is in no chain.
    chain.retain(|voice| voice.kind != SourceKind::Reporter);
    claim.set_chain(chain);
}

fn set_voice(voice: &mut Source, change: &VoiceChange, donors: &Donors, judgement: &Judgement) {
    match change {
        VoiceChange::Speaker(speaker) => set_speaker(voice, speaker.as_deref(), donors),
        VoiceChange::Kind(kind) => voice.kind = *kind,
        VoiceChange::Named(named) => voice.named = *named,
        VoiceChange::Office(office) => voice.office.clone_from(office),
        VoiceChange::Side(side) => {
            voice.side.clone_from(side);
            // Whom a voice speaks for is asked of its actor first.
            if let Some(actor) = &mut voice.actor {
                actor.of.clone_from(side);
                actor.reason = why(judgement);
            }
        }
    }
}

/// Gives a voice to a speaker, with the actor that the reports link that speaker to.
pub(super) fn set_speaker(voice: &mut Source, speaker: Option<&str>, donors: &Donors) {
    if voice.speaker.as_deref() == speaker {
        return;
    }
    voice.speaker = speaker.map(str::to_owned);
    voice.named = speaker.is_some();
    voice.actor = speaker.and_then(|speaker| donors.actor(speaker));
    if speaker.is_some() && voice.kind == SourceKind::Reporter {
        voice.kind = SourceKind::Unknown;
    }
}

/// Who says so and why, for a person.
pub(super) fn why(judgement: &Judgement) -> String {
    let reason = judgement.reason.trim();
    let reason = if reason.is_empty() {
        String::new()
    } else {
        format!(": {reason}")
    };
    format!("set by {} ({}){reason}", judgement.by, judgement.id)
}

/// Sets the content; what it spoke of in words that are no longer its own is left out.
fn set_content(claim: &mut Claim, content: Vec<Span>) {
    let touches = |spans: &[Span], content: &[Span]| {
        spans
            .iter()
            .any(|span| content.iter().any(|piece| piece.overlaps(*span)))
    };
    let before = std::mem::replace(&mut claim.content, Fragments::new(content)).spans;
    let now = &claim.content.spans;
    let stays = |spans: &[Span]| !touches(spans, &before) || touches(spans, now);
    claim.times.retain(|time| stays(&time.spans));
    claim.places.retain(|place| stays(&place.spans));
    claim.quantities.retain(|quantity| stays(&quantity.spans));
    claim.event_mentions.retain(|mention| stays(&mention.spans));
}

fn certainty(band: Band, before: Option<Certainty>) -> Certainty {
    let (words, spans) = before.map(|before| (before.words, before.spans)).unwrap_or_default();
    Certainty {
        low: band.low,
        high: band.high,
        yardstick: None,
        words,
        spans,
    }
}

fn evidence(kind: EvidenceKind, before: Option<Evidence>) -> Evidence {
    let (words, spans) = before.map(|before| (before.words, before.spans)).unwrap_or_default();
    Evidence { kind, words, spans }
}

fn said(interval: Interval, before: Option<Said>) -> Said {
    Said {
        start: interval.start,
        end: interval.end,
        spans: before.map(|before| before.spans).unwrap_or_default(),
    }
}

/// The item whose words share most with a span.
fn at<T>(items: &mut [T], span: Span, words: impl Fn(&T) -> Vec<Span>) -> Option<&mut T> {
    let shared = |item: &T| {
        let pieces = words(item).into_iter().filter_map(|piece| piece.intersection(span));
        pieces.map(Span::len).sum::<u32>()
    };
    let best = items
        .iter()
        .enumerate()
        .max_by_key(|(place, item)| (shared(item), std::cmp::Reverse(*place)));
    let place = best.filter(|(_, item)| shared(item) > 0).map(|(place, _)| place)?;
    items.get_mut(place)
}

fn gone(what: &str) -> String {
    format!("the claim has no {what} in these words any more")
}

fn is_at(words: &[Span], span: Span) -> bool {
    words.iter().any(|piece| piece.overlaps(span))
}

fn set_time(claim: &mut Claim, span: Span, interval: Option<Interval>) -> Result<(), String> {
    let Some(interval) = interval else {
        claim.times.retain(|time| !is_at(&time.spans, span));
        return Ok(());
    };
    let time = at(&mut claim.times, span, |time: &Time| time.spans.clone()).ok_or_else(|| gone("time"))?;
    time.start = interval.start;
    time.end = interval.end;
    time.granularity = granularity(interval);
    time.timex3 = None;
    time.modifier = None;
    time.rule = "judgement".to_owned();
    Ok(())
}

/// How finely an interval is known, by its length.
fn granularity(interval: Interval) -> Granularity {
    let Some((start, end)) = interval.start.zip(interval.end) else {
        return Granularity::Unknown;
    };
    let hours = start.duration_until(end).as_hours();
    match hours {
        ..=0 => Granularity::Minute,
        1..=3 => Granularity::Hour,
        4..=23 => Granularity::PartOfDay,
        24..=47 => Granularity::Day,
        48..=191 => Granularity::Week,
        192..=767 => Granularity::Month,
        _ => Granularity::Year,
    }
}

fn set_place(claim: &mut Claim, span: Span, fix: Option<&PlaceFix>, judgement: &Judgement) -> Result<(), String> {
    let place = at(&mut claim.places, span, |place: &Place| place.spans.clone()).ok_or_else(|| gone("place"))?;
    let plain = Place::unresolved(std::mem::take(&mut place.spans));
    let usage = place.usage;
    *place = match fix {
        None => Place { usage, ..plain },
        Some(fix) => Place {
            usage,
            name: fix.name.clone(),
            geonameid: fix.geonameid,
            lat: Some(fix.lat),
            lon: Some(fix.lon),
            country: fix.country.clone(),
            precision: Some(fix.precision),
            disputed: fix.disputed,
            matched: Some(if fix.geonameid.is_some() {
                PlaceMatch::Exact
            } else {
                PlaceMatch::Coordinates
            }),
            radius_km: fix.radius_km,
            ..plain
        },
    };
    place.route = Some(why(judgement));
    Ok(())
}

fn set_quantity(claim: &mut Claim, span: Span, change: &QuantityChange) -> Result<(), String> {
    if *change == QuantityChange::Removed {
        claim.quantities.retain(|quantity| !is_at(&quantity.spans, span));
        return Ok(());
    }
    let words = |quantity: &Quantity| quantity.spans.clone();
    let quantity = at(&mut claim.quantities, span, words).ok_or_else(|| gone("quantity"))?;
    match change {
        QuantityChange::Bounds { low, high } => {
            (quantity.low, quantity.high) = (*low, *high);
            quantity.modifier = modifier(*low, *high);
        }
        QuantityChange::Kind(kind) => quantity.kind = *kind,
        QuantityChange::What(what) => quantity.what.clone_from(what),
        QuantityChange::Whose(whose) => quantity.whose.clone_from(whose),
        QuantityChange::Removed => {}
    }
    Ok(())
}

/// How bounds that a person sets are to be read.
fn modifier(low: Option<f64>, high: Option<f64>) -> Option<QuantityModifier> {
    match (low, high) {
        (Some(low), Some(high)) if low == high => None,
        (Some(_), Some(_)) => Some(QuantityModifier::Between),
        (Some(_), None) => Some(QuantityModifier::AtLeast),
        (None, Some(_)) => Some(QuantityModifier::AtMost),
        (None, None) => Some(QuantityModifier::Vague),
    }
}
