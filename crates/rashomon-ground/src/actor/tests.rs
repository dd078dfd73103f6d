//! The rules of this folder on small texts, read by the language model.

use std::sync::OnceLock;

use rashomon_model::LanguageModel;
use rashomon_types::{
    Actor, ActorKind, ActorLevel, Document, EventCodes, EventMention, MadeBy, Participant, ParticipantRole, Party,
    PartyRole, Place, Polarity, Reading, Source, SourceKind, Span,
};

use super::{ActorLexicon, Cast, parties};

fn lexicon() -> &'static ActorLexicon {
    static LEXICON: OnceLock<ActorLexicon> = OnceLock::new();
    LEXICON.get_or_init(|| ActorLexicon::embedded().unwrap())
}

fn cast_of(text: &str) -> Cast<'static> {
    static MODEL: OnceLock<LanguageModel> = OnceLock::new();
    let model = MODEL.get_or_init(|| LanguageModel::embedded().unwrap());
    let mut document = Document::new(text.to_owned(), None, None, None);
    document.blocks = rashomon_read::blocks(text);
    let annotation = model.annotate(&document).value;
    Cast::of(&Reading::new(&document, &annotation), lexicon())
}

fn place_of(text: &str, words: &str) -> Span {
    let at = text.rfind(words).unwrap();
    Span::of(at..at + words.len())
}

/// The actor of the last place where these words stand.
fn actor(text: &str, words: &str) -> Option<Actor> {
    cast_of(text).actor_of(place_of(text, words)).cloned()
}

fn named(text: &str, words: &str) -> String {
    actor(text, words).map_or_else(String::new, |actor| actor.name)
}

/// The parties of an event of which these words tell who did it and to whom.
fn parties_of(text: &str, initiator: &str, target: &str) -> Vec<Party> {
    let cast = cast_of(text);
    let participant = |role, words| Participant {
        role,
        spans: vec![place_of(text, words)],
        actor: None,
    };
    let mention = EventMention {
        spans: Vec::new(),
        kind: "attack".to_owned(),
        codes: EventCodes::default(),
        polarity: Polarity::Positive,
        participants: vec![
            participant(ParticipantRole::Initiator, initiator),
            participant(ParticipantRole::Target, target),
        ],
        parties: Vec::new(),
        made_by: MadeBy::rule("test"),
    };
    parties(&mention, &cast)
}

#[test]
fn a_phrase_is_found_by_any_of_its_words() {
    let text = "Kelmar's army shelled the Free Basin Corps.";
    for words in ["Kelmar's army", "army"] {
        assert_eq!(named(text, words), "Kelmar's army", "{words}");
    }
    assert_eq!(named(text, "Kelmar"), "Kelmar");
    assert_eq!(named(text, "Corps"), "Free Basin Corps");
}

#[test]
fn the_documents_own_states_are_known_by_name_and_adjective() {
    let cast = cast_of("Kelmar denied it. The Kelmari army had left.");
    assert_eq!(
        (cast.state("Kelmar"), cast.state("Kelmari")),
        (Some("Kelmar"), Some("Kelmar"))
    );
    assert_eq!((cast.state("Russian"), cast.state("army")), (Some("Russia"), None));
}

#[test]
fn a_seat_says_why_it_is_its_state() {
    let kremlin = actor("Russia was silent. The Kremlin denied it.", "The Kremlin").unwrap();
    assert_eq!(
        (kremlin.name.as_str(), kremlin.level),
        ("Russia", Some(ActorLevel::National))
    );
    assert!(kremlin.reason.contains("seat"), "{}", kremlin.reason);
    let moscow = actor("Russia was silent. Moscow denied it.", "Moscow").unwrap();
    assert!(moscow.reason.contains("capital"), "{}", moscow.reason);
}

#[test]
fn a_thing_is_no_actor_but_may_be_a_states() {
    let text = "Shells hit a Russian border post.";
    let cast = cast_of(text);
    let span = place_of(text, "a Russian border post");
    assert_eq!(cast.actor_of(span), None);
    assert_eq!(cast.holder_of(span).map(|state| state.name.as_str()), Some("Russia"));
}

#[test]
fn resolved_places_tell_the_state_of_a_region() {
    let text = "Belgorod Region Governor Edo Brisk counted six dead.";
    let cast = cast_of(text);
    let span = place_of(text, "Edo Brisk");
    assert_eq!(cast.actor_of(span).unwrap().of, None);
    let place = |disputed| Place {
        name: Some("Belgorod Oblast".to_owned()),
        country: Some("RU".to_owned()),
        disputed: Some(disputed),
        ..Place::unresolved(Vec::new())
    };
    let cast = cast.with_places(&[place(true)]);
    assert_eq!(cast.actor_of(span).unwrap().of, None);
    let cast = cast.with_places(&[place(false)]);
    assert_eq!(cast.actor_of(span).unwrap().of.as_deref(), Some("Russia"));
}

#[test]
fn actors_of_one_owner_are_one_party() {
    let text = "Russian forces fired on Ukrainian soldiers.";
    let found = parties_of(text, "Russian forces", "Ukrainian soldiers");
    let told: Vec<_> = found
        .iter()
        .map(|party| {
            (
                party.name.as_str(),
                party.role,
                party.side.as_ref().map(|side| side.0.as_str()),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Russia", Some(PartyRole::Initiator), Some("russia")),
            ("Ukraine", Some(PartyRole::Target), Some("ukraine")),
        ]
    );
    assert_eq!(found[0].members, ["Russian forces"]);
}

#[test]
fn a_stated_alliance_puts_a_group_on_a_side() {
    let text = "Vardian-backed rebels attacked the Kelmari army. Kelmar and Vardia are at war.";
    let found = parties_of(text, "Vardian-backed rebels", "the Kelmari army");
    assert_eq!(found[0].side.as_ref().map(|side| side.0.as_str()), Some("vardia"));
    assert!(found[0].reason.contains("Vardian-backed"), "{}", found[0].reason);
}

#[test]
fn civilians_are_on_no_side_and_a_states_post_is_the_states() {
    let text = "Gunmen shot two farmers.";
    let found = parties_of(text, "Gunmen", "two farmers");
    assert!(found[0].side.is_some() && found[1].side.is_none());
    let text = "Gunmen attacked a Russian border post.";
    let found = parties_of(text, "Gunmen", "a Russian border post");
    assert_eq!(found[1].name, "Russia");
}

#[test]
fn a_voice_is_who_the_claims_say_it_is() {
    let text = "The mayor of Ostrel, Pim Velden, left. He said it was late.";
    let cast = cast_of(text);
    let source = Source {
        spans: vec![place_of(text, "He")],
        name: Some("He".to_owned()),
        speaker: Some("Pim Velden".to_owned()),
        named: true,
        ..Source::of_kind(SourceKind::Official)
    };
    let actor = cast.actor_of_source(&source).unwrap();
    assert_eq!(
        (actor.name.as_str(), actor.kind, actor.level),
        ("Pim Velden", ActorKind::State, Some(ActorLevel::Local))
    );
    assert_eq!(cast.actor_of_source(&Source::reporter()), None);
}

#[test]
fn an_unnamed_officials_state_is_told_and_no_name_is_guessed() {
    let official = actor("A Russian security official said the fire was out.", "official").unwrap();
    assert_eq!(
        (official.name.as_str(), official.of.as_deref()),
        ("Russian security official", Some("Russia"))
    );
    let other = actor("Pim Velden left. A security official said so.", "official").unwrap();
    assert_eq!((other.name.as_str(), other.of), ("security official", None));
}

#[test]
fn rebels_of_a_country_are_not_its_own() {
    let rebels = actor("Sudanese rebels fired on the town.", "Sudanese rebels").unwrap();
    assert_eq!((rebels.kind, rebels.of), (ActorKind::ArmedGroup, None));
}

#[test]
fn no_text_makes_it_fail() {
    for text in [
        "",
        " ",
        "'s",
        "- - -",
        "The the of of",
        "\u{1F600} said \u{202E}x’s",
        "(((A)))",
        "’s’s’s army of of",
    ] {
        let cast = cast_of(text);
        assert!(
            cast.actor_of(Span::of(0..text.len()))
                .is_none_or(|actor| !actor.name.is_empty()),
            "{text}"
        );
    }
}
