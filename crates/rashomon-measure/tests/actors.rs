//! The cases of `tests/grounding/actors`: who is meant, what sort of actor that is, whose, and how high it stands.

use std::path::Path;

use rashomon_claims::{Lexicon, attribute};
use rashomon_ground::actor::{ActorLexicon, Cast};
use rashomon_measure::cases::{Case, Item, read};
use rashomon_model::LanguageModel;
use rashomon_types::{Actor, Document, Reading, Span};

/// The least share of the values given in the cases that must be found.
const FLOOR: f64 = 0.97;
const KEYS: [&str; 4] = ["name", "kind", "of", "level"];

/// What it takes to find the actors of a text.
struct Finder {
    model: LanguageModel,
    claims: Lexicon,
    actors: ActorLexicon,
}

#[test]
fn actors_are_found_as_the_cases_tell() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/grounding/actors");
    let cases = read(&folder, "").unwrap();
    assert!(cases.len() >= 100, "{} cases", cases.len());
    let finder = Finder {
        model: LanguageModel::embedded().unwrap(),
        claims: Lexicon::embedded().unwrap(),
        actors: ActorLexicon::embedded().unwrap(),
    };
    let (mut asked, mut missed) = (0, Vec::new());
    for case in &cases {
        for (item, actor) in finder.actors(case) {
            let keys = KEYS.into_iter().filter(|key| item.has(key));
            for key in keys {
                asked += 1;
                let found = value(actor.as_ref(), key);
                if found.as_deref() != item.get(key) {
                    missed.push(format!("{}: {} {key} {found:?}", case.file, case.name));
                }
            }
        }
    }
    let share = 1.0 - f64::from(u32::try_from(missed.len()).unwrap()) / f64::from(asked);
    assert!(share >= FLOOR, "{share:.3} of {asked}:\n{}", missed.join("\n"));
}

impl Finder {
    /// Each item of a case with the actor that is found for its words, as a phrase or as a voice.
    fn actors<'c>(&self, case: &'c Case) -> Vec<(&'c Item, Option<Actor>)> {
        let mut document = Document::new(case.news.clone(), None, None, None);
        document.blocks = rashomon_read::blocks(&case.news);
        let annotation = self.model.annotate(&document).value;
        let reading = Reading::new(&document, &annotation);
        let cast = Cast::of(&reading, &self.actors);
        let claims = attribute(&document, &annotation, &self.claims).value;
        let voice = |words: &str| {
            let mut found = None;
            for mut claim in claims.clone() {
                claim.for_each_voice(|voice| {
                    let name = reading.joined(&voice.spans);
                    if !name.is_empty() && (words.starts_with(&name) || name.starts_with(words)) {
                        found = cast.actor_of_source(voice);
                    }
                });
            }
            found
        };
        let actor = |item: &Item| match item.get("voice") {
            Some(words) => voice(words),
            None => cast.actor_of(place(case, item)).cloned(),
        };
        case.items.iter().map(|item| (item, actor(item))).collect()
    }
}

/// Where the words of an item stand: the first time, or as often as `nth` says.
fn place(case: &Case, item: &Item) -> Span {
    let words = item.get("words").unwrap_or_else(|| panic!("{}: no words", case.name));
    let mut places = case.news.match_indices(words).map(|(at, _)| at);
    let nth = item.get("nth").map_or(1, |nth| nth.parse().unwrap());
    let at = places
        .nth(nth - 1)
        .unwrap_or_else(|| panic!("{}: `{words}` is not in the news", case.name));
    Span::of(at..at + words.len())
}

fn value(actor: Option<&Actor>, key: &str) -> Option<String> {
    let values = serde_json::to_value(actor?).unwrap();
    values[key].as_str().map(str::to_owned)
}
