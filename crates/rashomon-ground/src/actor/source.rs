//! The actor that a voice of a claim speaks for or is.

use rashomon_types::{Actor, ActorKind, Source, SourceKind};

use super::Cast;
use super::nouns::kind_of_voice;

impl Cast<'_> {
    /// The actor that a voice speaks for or is: by its own words, by who the claims say it is, and else by its kind alone.
    #[must_use]
    pub fn actor_of_source(&self, source: &Source) -> Option<Actor> {
        if matches!(source.kind, SourceKind::Reporter) {
            return None;
        }
        let here = source
            .spans
            .first()
            .and_then(|span| self.entry_of(*span))
            .map(|entry| &self.entries[entry]);
        let own = here.and_then(|entry| entry.actor);
        let speaker = source.speaker.as_deref().and_then(|name| self.roster.named(name));
        let tells = |id: usize| (self.actors[id].kind != ActorKind::Unknown, self.weights[id]);
        let found = match (own, speaker) {
            (Some(_), Some(speaker)) if source.named && here.is_some_and(|entry| entry.described) => Some(speaker),
            (Some(own), Some(speaker)) if tells(speaker) > tells(own) => Some(speaker),
            (own, speaker) => own.or(speaker),
        };
        let phrase = here.filter(|_| found == own).and_then(|entry| entry.own.clone());
        let mut actor = match found {
            Some(id) => phrase.unwrap_or_else(|| self.actors[id].clone()),
            None => self.by_voice(source)?,
        };
        self.refine(&mut actor, source);
        Some(actor)
    }

    /// What the claims alone tell of a voice.
    fn by_voice(&self, source: &Source) -> Option<Actor> {
        let name = source.speaker.clone().or_else(|| source.name.clone())?;
        let kind = match kind_of_voice(source.kind) {
            ActorKind::Unknown if source.kind == SourceKind::Document => return None,
            ActorKind::Unknown if source.side.is_none() && !source.named => return None,
            kind => kind,
        };
        Some(Actor {
            name,
            kind,
            of: None,
            level: None,
            reason: "by the sort of voice that it is".to_owned(),
        })
    }

    /// What the claims know beyond the phrase: the kind of an unclear voice, and whom an official speaks for.
    fn refine(&self, actor: &mut Actor, source: &Source) {
        let told = kind_of_voice(source.kind);
        let vague = matches!(actor.kind, ActorKind::Unknown | ActorKind::Person);
        if vague && told != ActorKind::Unknown && source.kind != SourceKind::Expert {
            actor.kind = told;
        }
        let official = matches!(
            actor.kind,
            ActorKind::State | ActorKind::StateForces | ActorKind::Police
        );
        let side = source.side.as_deref().and_then(|side| self.state(side));
        if let Some(state) = side.filter(|state| official && actor.of.is_none() && actor.name != **state) {
            actor.of = Some(state.to_owned());
            actor.reason = format!("{}; it speaks for {state}", actor.reason);
        }
    }
}
