//! Writes what is known of each speaker into the claims.

use rashomon_types::{Claim, Source, SourceKind};

use super::Voices;
use super::portrait::{Class, Reach};
use super::roster::{Roster, Speaker};
use crate::draft::{Draft, Voice};
use crate::reading::Reading;

pub(super) fn fill(
    reading: &Reading<'_>,
    roster: &Roster,
    voices: &Voices<'_>,
    drafts: &[Draft],
    claims: &mut [Claim],
) {
    for (index, claim) in claims.iter_mut().enumerate() {
        let own = drafts.get(index).map_or(Voice::Named, |draft| draft.voice);
        claim.for_each_voice(|voice| fill_voice(voice, own, roster, voices));
        note_eyewitness(reading, claim);
        join_chain(claim);
    }
    carry_on(drafts, claims);
}

/// A voice that stands twice in a row in a chain is one.
fn join_chain(claim: &mut Claim) {
    let mut chain = claim.chain().to_vec();
    chain.dedup_by(|later, earlier| {
        let same = later.speaker.is_some() && later.speaker == earlier.speaker;
        if same && later.spans == claim.source.spans {
            *earlier = later.clone();
        }
        same
    });
    if chain.len() < claim.chain().len() {
        claim.set_chain(chain);
    }
}

fn fill_voice(voice: &mut Source, own: Voice, roster: &Roster, voices: &Voices<'_>) {
    if voice.spans.is_empty() {
        voice.kind = match own {
            Voice::Reporter | Voice::Caption => SourceKind::Reporter,
            Voice::Named | Voice::Continued => SourceKind::Unknown,
        };
        return;
    }
    let Some((mention, speaker)) = voices.get(voice.spans.as_slice()) else {
        return;
    };
    let nameless = matches!(mention.portrait.reach, Reach::Pronoun(_)) && speaker.is_none();
    if nameless || mention.portrait.is_vague() {
        voice.kind = SourceKind::Unknown;
        return;
    }
    voice.name = Some(mention.portrait.name.clone());
    voice.kind = mention.portrait.kind;
    if let Some(speaker) = speaker.and_then(|id| roster.speakers.get(id)) {
        set_speaker(voice, speaker);
    }
}

fn set_speaker(voice: &mut Source, speaker: &Speaker) {
    voice.speaker = Some(speaker.full.clone());
    voice.named = speaker.named;
    voice.office.clone_from(&speaker.office);
    voice.side.clone_from(&speaker.side);
    let lone_name = speaker.class == Class::Unclear && speaker.named;
    voice.kind = match speaker.kind {
        SourceKind::Unknown if lone_name => SourceKind::Official,
        kind => kind,
    };
}

/// A quotation that goes on has the speaker of the claim before; where none is before, of the claim after.
fn carry_on(drafts: &[Draft], claims: &mut [Claim]) {
    let mut last = claims
        .iter()
        .map(|claim| &claim.source)
        .find(|source| source.speaker.is_some())
        .cloned();
    for (index, claim) in claims.iter_mut().enumerate() {
        let continued = drafts.get(index).is_some_and(|draft| draft.voice == Voice::Continued);
        if let Some(speaker) = last.as_ref().filter(|_| continued && claim.source.spans.is_empty()) {
            claim.for_each_voice(|voice| copy_speaker(voice, speaker));
        }
        if claim.source.speaker.is_some() {
            last = Some(claim.source.clone());
        }
    }
}

fn copy_speaker(voice: &mut Source, speaker: &Source) {
    if !voice.spans.is_empty() {
        return;
    }
    *voice = Source {
        spans: Vec::new(),
        name: None,
        ..speaker.clone()
    };
}

/// Somebody who tells what they saw is a witness, unless they speak for an office or a party.
fn note_eyewitness(reading: &Reading<'_>, claim: &mut Claim) {
    let content = reading.joined(&claim.content.spans).to_lowercase();
    let saw = [
        "i saw ",
        "i heard ",
        "i watched ",
        "we saw ",
        "we heard ",
        "we watched ",
    ]
    .iter()
    .any(|words| content.starts_with(words));
    let eyes = [
        "with her own eyes",
        "with his own eyes",
        "with their own eyes",
        "with my own eyes",
    ]
    .iter()
    .any(|words| content.contains(words));
    if !(saw || eyes) {
        return;
    }
    claim.for_each_voice(|voice| {
        let open = matches!(voice.kind, SourceKind::Unknown | SourceKind::Official) && voice.office.is_none();
        let person = voice.side.is_none() && !voice.spans.is_empty();
        if open && person {
            voice.kind = SourceKind::Witness;
        }
    });
}
