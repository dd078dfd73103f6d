//! What became of the counted by the order of words, where the tree does not help.

use rashomon_types::{TokenId, Upos};

use super::counted::Counted;
use super::fate::{Fate, NEAR, NOTHING, Role};
use super::lexicon::{Class, Outcome};
use super::scene::Scene;

impl Scene<'_> {
    /// By the order of words alone: the nearest telling word after, then before.
    pub(super) fn nearby(&self, counted: &Counted, class: Option<Class>) -> Fate {
        let last = counted.head.unwrap_or(counted.node).max(counted.node);
        let mut next = self.reading.after(last);
        let mut auxiliary = false;
        for step in 0..NEAR {
            let Some(id) = next else { break };
            let (token, lower) = (self.reading.token(id), self.reading.lower(id));
            if matches!(lower.as_str(), ";" | ":" | ",")
                || matches!(
                    lower.as_str(),
                    "before" | "after" | "when" | "while" | "because" | "since" | "until"
                )
                || matches!(lower.as_str(), "and" | "or" | "but" | "who" | "that" | "which") && step > 0
                || token.upos == Upos::Num
            {
                break;
            }
            auxiliary |= token.upos == Upos::Aux && self.lemma(id) == "be";
            let told = self.state(id).or_else(|| {
                let is_verb = token.upos == Upos::Verb;
                let lacks_object = self.reading.child(id, "obj").is_none();
                let passive = (auxiliary || step == 0 && lacks_object) && !self.reading.lower(id).ends_with("ing");
                let role = if passive { Role::Object } else { Role::Subject };
                let first = is_verb.then(|| self.at_verb(id, role, class, 0).outcome).flatten();
                first.or_else(|| {
                    is_verb
                        .then(|| self.at_verb(id, Role::Subject, class, 0).outcome)
                        .flatten()
                })
            });
            if told.is_none() && token.upos == Upos::Verb && self.lexicon.speaks(&self.lemma(id)) {
                break;
            }
            if told.is_some() {
                return Fate {
                    outcome: told,
                    role: Role::Object,
                    verb: Some(id),
                    owner: None,
                    near: false,
                };
            }
            next = self.reading.after(id);
        }
        self.nearby_before(counted, class)
    }

    pub(super) fn nearby_before(&self, counted: &Counted, class: Option<Class>) -> Fate {
        let mut next = self.reading.before(counted.node);
        for _ in 0..NEAR {
            let Some(id) = next else { break };
            let (token, lower) = (self.reading.token(id), self.reading.lower(id));
            if matches!(lower.as_str(), ";" | ":" | "that") {
                break;
            }
            if token.upos == Upos::Verb {
                let fate = self.at_verb(id, Role::Object, class, 0);
                return if self.is_passive(id) { NOTHING } else { fate };
            }
            next = self.reading.before(id);
        }
        NOTHING
    }

    /// A verb right before the number, which the tree takes for a modifier: "…, wounded two watchmen, took six".
    pub(super) fn led_by_verb(&self, counted: &Counted, class: Option<Class>) -> Option<Fate> {
        let mut first = counted.node;
        if let Some(head) = counted.head {
            first = self
                .reading
                .children(head)
                .iter()
                .copied()
                .filter(|&child| self.reading.token(child).is("nummod"))
                .min()
                .unwrap_or(first)
                .min(first);
        }
        let verb = self
            .reading
            .before(first)
            .filter(|&verb| self.reading.token(verb).upos == Upos::Verb)?;
        let before = self.reading.before(verb)?;
        let begins = matches!(self.reading.lower(before).as_str(), "," | "and" | ";" | "or");
        let fate = self.at_verb(verb, Role::Object, class, 0);
        (begins && fate.is_strong()).then_some(fate)
    }

    /// "Among the dead were six children", "the wounded include two nurses".
    pub(super) fn listed_among(&self, node: TokenId) -> Option<Outcome> {
        let mut listed = false;
        let mut told = None;
        let mut next = self.reading.before(node);
        while let Some(id) = next {
            let lower = self.reading.lower(id);
            listed |= matches!(
                lower.as_str(),
                "among" | "include" | "includes" | "included" | "including"
            );
            told = told.or_else(|| self.noun(id).filter(|noun| !noun.soft).and_then(|noun| noun.kind));
            next = self.reading.before(id).filter(|_| !matches!(lower.as_str(), ";" | ":"));
        }
        told.filter(|_| listed)
    }

    /// "Killed in the ambush were a captain and four of his men".
    pub(super) fn fronted_participle(&self, node: TokenId, class: Option<Class>) -> Option<Outcome> {
        let first = self.reading.sentence(node).first;
        let is_form = !self.reading.lower(first).ends_with("ing") && first < node;
        let be = (first.index()..node.index())
            .map(TokenId::at)
            .any(|id| matches!(self.reading.lower(id).as_str(), "were" | "was" | "are" | "is"));
        let told = (is_form && be)
            .then(|| self.at_rows(first, Role::Object, class))
            .filter(Fate::is_strong)?;
        told.outcome
    }

    /// "25 dead or wounded": the two are not told apart.
    pub(super) fn goes_on_to_wounded(&self, word: TokenId) -> bool {
        let next = self
            .reading
            .after(word)
            .filter(|&next| matches!(self.reading.lower(next).as_str(), "or" | "and"));
        let last = next.and_then(|next| self.reading.after(next));
        let leads_on = last.and_then(|last| self.reading.after(last)).is_some_and(|after| {
            matches!(
                self.reading.token(after).upos,
                Upos::Num | Upos::Noun | Upos::Adj | Upos::Det | Upos::Pron
            ) || matches!(self.reading.lower(after).as_str(), "at" | "some" | "about" | "more")
        });
        !leads_on
            && last.is_some_and(|last| {
                matches!(
                    self.reading.lower(last).as_str(),
                    "wounded" | "injured" | "hurt" | "maimed"
                )
            })
    }
}
