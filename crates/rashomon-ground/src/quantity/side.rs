//! The side that a word stands for: a name, a force with its owner, a role, "we" for the speaker, "its" for whom it means.

use rashomon_types::{EntityKind, Span, TokenId, Upos};

use super::lexicon::{Class, plural};
use super::scene::Scene;

impl Scene<'_> {
    /// The side that a word stands for: a name, a force with its owner, a role, "we" for the speaker, "its" for whom it means.
    pub(super) fn side(&self, id: TokenId, depth: usize) -> Option<String> {
        if depth > 3 {
            return None;
        }
        let lower = self.reading.lower(id);
        match lower.as_str() {
            "we" | "us" | "our" | "ours" | "my" | "i" | "me" => {
                return self.speaker(id).and_then(|speaker| self.side(speaker, depth + 1));
            }
            "its" | "their" | "they" | "it" | "his" | "her" | "he" | "she" | "them" => {
                return self.antecedent(id, depth);
            }
            _ => {}
        }
        if let Some(state) = self.state_of(id) {
            return Some(state);
        }
        let class = self.noun(id).map(|noun| noun.class);
        let is_people = class.is_some_and(Class::is_people);
        let before = self.reading.before(id);
        let in_name = before.is_some_and(|before| self.is_capital(before) && self.joins_name(before));
        let is_group = class.is_some()
            && self.is_capital(id)
            && before.is_some()
            && (!is_people || in_name || self.reading.token(id).upos == Upos::Propn && class != Some(Class::Role));
        if is_group
            || self.reading.token(id).upos == Upos::Propn && class.is_none_or(|class| class == Class::Body)
            || (self.is_capital(id) && class.is_none() && self.reading.sentence(id).first != id)
        {
            return self.name_at(id);
        }
        if class == Some(Class::Role) {
            return self.body_of(id, depth).or_else(|| Some(plural(&lower)));
        }
        let start = self.phrase_start(id);
        let named = self.name_before(id, start, true);
        let owner = || {
            self.reading
                .child(id, "nmod:poss")
                .and_then(|owner| self.side(owner, depth + 1))
        };
        let of = || {
            let noun = self.reading.children(id).iter().copied().find(|&child| {
                child > id
                    && self.reading.token(child).is("nmod")
                    && matches!(self.case_of(child).as_str(), "of" | "for" | "from")
            })?;
            (self.reading.token(noun).upos == Upos::Propn
                || self.noun(noun).is_some_and(|noun| noun.class == Class::Role))
            .then(|| self.side(noun, depth + 1))
            .flatten()
        };
        named.or_else(owner).or_else(of)
    }

    /// "gunmen of the Black Front": people of a named body are its own.
    pub(super) fn body_of(&self, id: TokenId, depth: usize) -> Option<String> {
        let of = self
            .reading
            .children(id)
            .iter()
            .copied()
            .find(|&child| child > id && self.reading.token(child).is("nmod") && self.case_of(child) == "of")?;
        let span = self.reading.token(of).span;
        let mentions = self.reading.annotation.entities.iter();
        let kind = mentions
            .filter(|mention| mention.spans.iter().any(|name| name.covers(span)))
            .map(|mention| mention.kind)
            .next();
        // "of the Black Banner", but "of Tessin": bodies with odd names have an article, places have none.
        let has_article = || {
            self.reading
                .child(of, "det")
                .is_some_and(|det| self.reading.lower(det) == "the")
        };
        let is_body = self.noun(of).is_some_and(|noun| noun.class == Class::Body)
            || kind == Some(EntityKind::Organisation)
            || !matches!(kind, Some(EntityKind::Location | EntityKind::Person)) && has_article();
        (is_body && self.is_capital(of))
            .then(|| self.side(of, depth + 1))
            .flatten()
    }

    /// Where the modifiers of a noun begin.
    pub(super) fn phrase_start(&self, id: TokenId) -> u32 {
        let mut start = id;
        while let Some(before) = self.reading.before(start).filter(|&before| {
            matches!(self.reading.token(before).upos, Upos::Adj | Upos::Noun | Upos::Propn)
                || self.reading.token(before).is("amod")
        }) {
            start = before;
        }
        self.reading.token(start).span.start()
    }

    /// A name in full: "the White Banner", "Front for Free Lissar".
    pub(super) fn name_at(&self, id: TokenId) -> Option<String> {
        if let Some(owner) = self.reading.child(id, "nmod:poss") {
            return self.side(owner, 1);
        }
        if self.is_person(id) && self.noun(id).is_none() {
            return None;
        }
        let span = self.reading.token(id).span;
        let mention = self
            .reading
            .annotation
            .entities
            .iter()
            .filter(|mention| mention.kind != EntityKind::Person)
            .find_map(|mention| mention.spans.iter().find(|name| name.covers(span)));
        let (mut first, mut last) = (id, id);
        while let Some(before) = self.reading.before(first).filter(|&before| self.joins_name(before)) {
            first = before;
        }
        while let Some(after) = self.reading.after(last).filter(|&after| self.joins_name(after)) {
            last = after;
        }
        let mut run = self.reading.token(first).span.hull(self.reading.token(last).span);
        if let Some(mention) = mention
            && (mention.start() <= run.start() && mention.end() > run.end() || mention.start() < run.start())
        {
            run = run.hull(*mention);
        }
        let run = self.with_object_of_name(id, last, run);
        let run = self.in_full(id, run);
        let words = self.reading.words(run);
        let words = words
            .strip_prefix("The ")
            .or_else(|| words.strip_prefix("the "))
            .unwrap_or(words);
        // "Lissari navy": what is written small belongs to no name.
        let small = |word: &str| word.starts_with(char::is_lowercase);
        let mut kept: Vec<&str> = words.split(' ').collect();
        while kept.len() > 1 && kept.last().is_some_and(|word| small(word)) {
            kept.pop();
        }
        // "Veskian 4th Brigade": the number and what follows name the unit, not the side.
        if let Some(number) = kept
            .iter()
            .position(|word| word.starts_with(|sign: char| sign.is_ascii_digit()))
            .filter(|&number| number > 0)
        {
            kept.truncate(number);
        }
        Some(kept.join(" "))
    }

    /// "the Guard" after "the Highland Guard": the longer name that came before.
    pub(super) fn in_full(&self, id: TokenId, run: Span) -> Span {
        if run != self.reading.token(id).span || self.noun(id).is_none() {
            return run;
        }
        let form = self.reading.form(id);
        let mut before = (0..id.index()).rev().map(TokenId::at).take(300);
        let longer = before.find(|&other| {
            self.reading.form(other) == form && self.reading.before(other).is_some_and(|first| self.joins_name(first))
        });
        let Some(last) = longer else { return run };
        let mut first = last;
        while let Some(before) = self.reading.before(first).filter(|&before| self.joins_name(before)) {
            first = before;
        }
        self.reading.token(first).span.hull(self.reading.token(last).span)
    }

    /// "Front for Free Lissar", "Army of the North": a name that goes on after its noun.
    pub(super) fn with_object_of_name(&self, id: TokenId, last: TokenId, run: Span) -> Span {
        let joins = |word: &str| matches!(word, "for" | "of");
        let Some(case) = self
            .reading
            .after(last)
            .filter(|&case| joins(&self.reading.lower(case)) && self.noun(id).is_some())
        else {
            return run;
        };
        let mut next = self.reading.after(case).filter(|&next| self.is_capital(next));
        let mut whole = run;
        while let Some(part) = next.filter(|&part| self.is_capital(part)) {
            whole = whole.hull(self.reading.token(part).span);
            next = self.reading.after(part);
        }
        whole
    }

    pub(super) fn joins_name(&self, id: TokenId) -> bool {
        let token = self.reading.token(id);
        let is_article = matches!(self.reading.lower(id).as_str(), "the" | "a" | "an");
        self.is_capital(id)
            && matches!(token.upos, Upos::Propn | Upos::Adj | Upos::Noun)
            && !is_article
            && !super::counted::is_date_word(&self.reading.lower(id))
    }

    /// Who speaks where this word stands: by the attributions, or by the verb of saying in this sentence or the one before.
    pub(super) fn speaker(&self, id: TokenId) -> Option<TokenId> {
        let span = self.reading.token(id).span;
        let attributed = self
            .reading
            .annotation
            .attributions
            .iter()
            .find(|attribution| attribution.content.spans.iter().any(|content| content.covers(span)));
        let by_model = attributed
            .and_then(|attribution| attribution.source.spans.first())
            .and_then(|source| self.reading.head_of(*source))
            .filter(|&source| self.reading.token(source).upos != Upos::Pron);
        by_model.or_else(|| self.sayer(id))
    }

    pub(super) fn sayer(&self, id: TokenId) -> Option<TokenId> {
        let sentence = self.reading.token(id).sentence.index();
        let sentences = &self.reading.annotation.sentences;
        [0, 1, 2].into_iter().find_map(|back| {
            let sentence = sentences.get(sentence.checked_sub(back)?)?;
            sentence.token_ids().find_map(|verb| {
                let speaks = self.reading.token(verb).upos == Upos::Verb && self.lexicon.speaks(&self.lemma(verb));
                let subject = speaks.then(|| self.reading.child(verb, "nsubj")).flatten()?;
                (self.reading.token(subject).upos != Upos::Pron).then_some(subject)
            })
        })
    }

    /// Whom "its" or "they" means: the nearest side before, in this sentence or the one before.
    pub(super) fn antecedent(&self, id: TokenId, depth: usize) -> Option<String> {
        let lower = self.reading.lower(id);
        let single = matches!(lower.as_str(), "his" | "her" | "he" | "she");
        let plural_only = matches!(lower.as_str(), "their" | "they" | "them");
        let sentence = self.reading.token(id).sentence.index();
        let near = |other: &TokenId| self.reading.token(*other).sentence.index() + 1 >= sentence;
        let mut candidates = (0..id.index()).rev().map(TokenId::at).take_while(near);
        candidates.find_map(|other| {
            let armed = self
                .noun(other)
                .is_some_and(|noun| matches!(noun.class, Class::Force | Class::Role));
            // "on Friday", "near the Ilgen Pass": no side.
            let is_scene = super::counted::is_date_word(&self.reading.lower(other))
                || matches!(self.case_of(other).as_str(), "on" | "near" | "at") && self.state_of(other).is_none();
            let fits = self.is_nounlike(other)
                && !is_scene
                && !(matches!(lower.as_str(), "its" | "it")
                    && self.reading.token(other).upos == Upos::Noun
                    && self.reading.token(other).feature("Number") == Some("Plur"))
                && self.is_side_noun(other)
                && (!single || armed)
                && !(plural_only
                    && self.reading.token(other).upos == Upos::Noun
                    && self.reading.token(other).feature("Number") == Some("Sing")
                    && self.noun(other).is_some_and(|noun| noun.class != Class::Body));
            fits.then(|| self.side(other, depth + 1)).flatten()
        })
    }

    /// Whether a noun can stand for a side: a name, a force, people in arms.
    pub(super) fn is_side_noun(&self, id: TokenId) -> bool {
        let named = self.reading.token(id).upos == Upos::Propn && (!self.is_person(id) || self.noun(id).is_some());
        named
            || self
                .noun(id)
                .is_some_and(|noun| matches!(noun.class, Class::Body | Class::Force | Class::Role))
            || self
                .reading
                .child(id, "nmod:poss")
                .is_some_and(|owner| self.reading.token(owner).upos == Upos::Propn)
    }

    pub(super) fn is_person(&self, id: TokenId) -> bool {
        self.is_person_span(self.reading.token(id).span)
    }

    /// Whether these words belong to a person's name. A single name may be that of a state that the model does not know.
    pub(super) fn is_person_span(&self, span: Span) -> bool {
        let titled = self
            .reading
            .head_of(span)
            .and_then(|head| self.reading.before(head))
            .is_some_and(|before| {
                let title = self.reading.lower(before);
                matches!(title.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "dr" | "sir")
            });
        let is_full = |name: &Span| name.overlaps(span) && (titled || self.reading.words(*name).contains(' '));
        let people = self
            .reading
            .annotation
            .entities
            .iter()
            .filter(|mention| mention.kind == EntityKind::Person);
        people.flat_map(|mention| &mention.spans).any(is_full)
    }

    /// A name as it stands, places and people left out as far as the model knows them.
    pub(super) fn group_name(&self, tokens: &[TokenId]) -> Option<String> {
        let (first, last) = (tokens.first()?, tokens.last()?);
        let span = self.reading.token(*first).span.hull(self.reading.token(*last).span);
        if self.is_person_span(span) {
            return None;
        }
        let words = self.reading.words(span);
        Some(words.strip_prefix("The ").unwrap_or(words).to_owned())
    }

    pub(super) fn state_of(&self, id: TokenId) -> Option<String> {
        let form = self.reading.form(id);
        let lower = super::lexicon::singular(&form.to_lowercase());
        self.is_capital(id)
            .then(|| self.cast.state(form).or_else(|| self.cast.state(&lower)))
            .flatten()
            .map(str::to_owned)
    }

    /// The state or the name in capitals between `start` and the noun.
    pub(super) fn name_before(&self, head: TokenId, start: u32, any_name: bool) -> Option<String> {
        let mut run: Vec<TokenId> = Vec::new();
        let mut next = Some(head);
        while let Some(id) = next.filter(|&id| self.reading.token(id).span.start() >= start) {
            run.push(id);
            next = self.reading.before(id);
        }
        run.reverse();
        if let Some(state) = run.iter().find_map(|&id| self.state_of(id)) {
            return Some(state);
        }
        let is_name = |id: TokenId| {
            self.is_capital(id)
                && self.reading.token(id).upos != Upos::Num
                && !self
                    .reading
                    .after(id)
                    .is_some_and(|after| self.reading.lower(after) == "-" && self.is_glued(after))
                && !self
                    .reading
                    .form(id)
                    .chars()
                    .any(|character| character.is_ascii_digit())
        };
        let modifiers: Vec<TokenId> = run
            .iter()
            .copied()
            .filter(|&id| id != head)
            .skip_while(|&id| !is_name(id))
            .take_while(|&id| is_name(id))
            .collect();
        let &first = modifiers.first()?;
        let begins = self.reading.sentence(first).first == first;
        if !any_name || (begins && modifiers.len() == 1 && self.reading.token(first).upos != Upos::Propn) {
            return None;
        }
        self.group_name(&modifiers)
    }
}
