//! The walk over the words of a document, from number to number.

use rashomon_types::Span;

use super::bound::{Bounded, bounded};
use super::scene::{Draft, Scene};
use super::unit::measure;

impl Scene<'_> {
    /// Finds every quantity.
    pub(super) fn walk(&mut self) {
        let mut place = 0;
        while place < self.pieces.len() {
            let step = self.step(place);
            place = step.next.max(place + 1);
            if let Some(draft) = step.draft {
                self.add(draft);
            }
        }
        self.found.sort_by_key(|draft| (draft.span.start(), draft.span.end()));
    }

    pub(super) fn add(&mut self, draft: Draft) {
        self.found.push(draft);
    }

    pub(super) fn step(&self, place: usize) -> Step {
        self.fixed_duration(place)
            .or_else(|| bounded(&self.pieces, place).map(|found| self.number(&found)))
            .or_else(|| self.nothing(place))
            .or_else(|| self.one_thing(place))
            .unwrap_or(Step {
                draft: None,
                next: place + 1,
            })
    }

    pub(super) fn one_thing(&self, place: usize) -> Option<Step> {
        let is_article = matches!(self.text(place), "a" | "an" | "another");
        let (draft, next) = is_article.then(|| self.single(place)).flatten()?;
        Some(Step {
            draft: Some(draft),
            next,
        })
    }

    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        let at = |place: usize| self.pieces.get(place).map_or(Span::of(0..0), |piece| piece.span);
        at(first).hull(at(end.saturating_sub(1).max(first)))
    }

    /// A number with its bounds.
<<<<<<< HEAD
    pub(super) fn number(&self, found: &Bounded) -> Step {
=======
    fn number(&self, found: &Bounded) -> Step {
>>>>>>> place
        let skip = Step {
            draft: None,
            next: found.end,
        };
        let Some(token) = self.token_at(found.core) else {
            return skip;
        };
        let crosses = self
            .token_at(found.end.saturating_sub(1))
            .is_some_and(|last| !self.same_sentence(token, last));
        if crosses || self.counts_nothing(found) || self.is_comparison(found) {
            return skip;
        }
        let found = &self.without_particle(found);
        if let Some((first, person)) = self
            .bare_age(found)
            .filter(|_| measure(&self.pieces, self.lexicon, found.core, found.core_end).is_none())
        {
            return self.age(found, first, person, token);
        }
        match measure(&self.pieces, self.lexicon, found.core, found.core_end) {
            Some(measure) => self.measured(found, &measure, token),
            None => self.count(found),
        }
    }

<<<<<<< HEAD
    /// "handed over 50": the particle belongs to the verb and bounds nothing.
    pub(super) fn without_particle(&self, found: &Bounded) -> Bounded {
=======
    /// "how many", "as many as", "so many".
    fn is_comparison(&self, found: &Bounded) -> bool {
        self.text(found.core) == "many"
            && matches!(
                self.back(found.core, 1),
                "how" | "so" | "as" | "too" | "the" | "not" | "that"
            )
    }

    /// "handed over 50": the particle belongs to the verb and bounds nothing.
    fn without_particle(&self, found: &Bounded) -> Bounded {
>>>>>>> place
        let is_particle = self
            .token_at(found.first)
            .is_some_and(|first| &*self.reading.token(first).deprel == "compound:prt");
        if !is_particle || found.core != found.first + 1 {
            return *found;
        }
        Bounded {
            first: found.core,
<<<<<<< HEAD
            modifier: None,
            nearly: false,
            ..*found
        }
    }
=======
            modifier: None,
            nearly: false,
            ..*found
        }
    }

    fn age(&self, found: &Bounded, first: usize, person: Option<TokenId>, token: TokenId) -> Step {
        let (low, high) = resolve(found, 1.0, true);
        let draft = Draft {
            span: self.span(first, found.end),
            low,
            high,
            modifier: found.modifier,
            kind: QuantityKind::Age,
            what: person.map(|person| self.reading.form(person).to_owned()),
            whose: None,
            head: person,
            class: None,
            node: token,
        };
        Step {
            draft: Some(draft),
            next: found.end,
        }
    }

    fn measured(&self, found: &Bounded, measure: &Measure, token: TokenId) -> Step {
        if self.is_dated(found, measure) || is_calibre(measure, self.text(measure.end.saturating_sub(1))) {
            return Step {
                draft: None,
                next: measure.end,
            };
        }
        let mut found = *found;
        // A sign of money may stand between the bounding words and the number: "more than $3m".
        if measure.first < found.core {
            if let Some(led) = bounded_before(&self.pieces, measure.first) {
                found.first = led.0;
                found.modifier = led.1.or(found.modifier);
                found.nearly = led.2;
            }
        }
        self.take_time_off_over(&mut found, measure);
        let mut end = measure.end;
        let is_half =
            self.text(end.saturating_sub(1)) == "half" && self.text(found.core_end.saturating_sub(1)) != "half";
        if let Some((words, modifier)) = after(&self.pieces, end) {
            end += words;
            found.modifier = Some(modifier);
        }
        if is_half && measure.kind == QuantityKind::Duration {
            found.low = found.low.map(|low| low + 0.5);
            found.high = found.high.map(|high| high + 0.5);
        }
        let (low, high) = resolve(&found, measure.factor, false);
        let person = (measure.kind == QuantityKind::Age)
            .then(|| self.person_of_age(found.first, measure.end))
            .flatten();
        let what = measure
            .currency
            .map(|(first, end)| self.reading.words(self.span(first, end)).to_owned());
        let draft = Draft {
            span: self.span(found.first.min(measure.first), end),
            low,
            high,
            modifier: found.modifier,
            kind: measure.kind,
            what: what.or_else(|| person.map(|person| self.reading.form(person).to_owned())),
            whose: None,
            head: person,
            class: None,
            node: token,
        };
        Step {
            draft: Some(draft),
            next: end,
        }
    }

    /// "over five days of raids" is the time they took; "lasted over two hours" is a bound.
    fn take_time_off_over(&self, found: &mut Bounded, measure: &Measure) {
        const LASTS: &[&str] = &[
            "last",
            "lasted",
            "lasting",
            "lasts",
            "take",
            "took",
            "takes",
            "taken",
            "for",
            "spent",
            "after",
            "waited",
            "in",
            "of",
            "continued",
            "within",
            "a",
            "the",
            "raged",
            "is",
            "was",
            "been",
        ];
        let is_over =
            measure.kind == QuantityKind::Duration && self.text(found.first) == "over" && found.core == found.first + 1;
        if is_over && !LASTS.contains(&self.back(found.first, 1)) {
            found.first = found.core;
            found.modifier = None;
        }
    }

    fn person_of_age(&self, first: usize, end: usize) -> Option<TokenId> {
        let after = self.token_at(end).filter(|&next| {
            self.token_at(first)
                .is_some_and(|start| self.same_sentence(start, next))
        });
        let phrase = after.and_then(|next| self.phrase(next, None, false));
        phrase.map(|phrase| phrase.head).or_else(|| self.person_before(first))
    }

    /// "half an hour", "a quarter of an hour", "an hour", "a month of bombing", "half a mile".
    fn fixed_duration(&self, place: usize) -> Option<Step> {
        let words: [(&[&str], f64); 6] = [
            (&["a", "quarter", "of", "an"], 0.25),
            (&["three", "quarters", "of", "an"], 0.75),
            (&["half", "an"], 0.5),
            (&["half", "a"], 0.5),
            (&["an"], 1.0),
            (&["a"], 1.0),
        ];
        let (lead, share) = words
            .into_iter()
            .find(|(words, _)| super::numeral::stand(&self.pieces, place, words))?;
        let unit_place = place + lead.len();
        let unit = self.lexicon.unit(self.text(unit_place))?;
        let is_named = self.text(unit_place).chars().count() > 2;
        let timed = matches!(
            self.back(place, 1),
            "for"
                | "in"
                | "within"
                | "during"
                | "after"
                | "over"
                | "took"
                | "takes"
                | "take"
                | "lasted"
                | "last"
                | "about"
                | "nearly"
                | "almost"
                | "than"
                | "of"
                | "least"
                | "under"
                | "spent"
                | "some"
        );
        let is_rate = self.back(place, 1).parse::<f64>().is_ok() || !timed && share == 1.0;
        let dated = matches!(
            self.text(unit_place + 1),
            "ago" | "earlier" | "later" | "before" | "after" | "-"
        );
        let measures = matches!(unit.kind, QuantityKind::Duration | QuantityKind::Distance);
        if !is_named || is_rate || dated && self.back(place, 1) != "for" || !measures {
            return None;
        }
        let is_half = super::numeral::stand(&self.pieces, unit_place + 1, &["and", "a", "half"]);
        let mut found = Bounded {
            first: place,
            end: unit_place + 1,
            core: place,
            core_end: unit_place + 1,
            low: Some(share + if is_half { 0.5 } else { 0.0 }),
            high: Some(share + if is_half { 0.5 } else { 0.0 }),
            modifier: None,
            nearly: false,
        };
        if let Some((first, modifier, nearly)) = bounded_before(&self.pieces, place) {
            if self.text(first) != "over" && self.text(first) != "some" {
                (found.first, found.modifier, found.nearly) = (first, modifier, nearly);
            }
        }
        let (low, high) = resolve(&found, unit.factor, false);
        let end = unit_place + 1 + if is_half { 3 } else { 0 };
        let node = self.token_at(unit_place)?;
        let draft = Draft {
            span: self.span(found.first, end),
            low,
            high,
            modifier: found.modifier,
            kind: unit.kind,
            what: None,
            whose: None,
            head: None,
            class: None,
            node,
        };
        Some(Step {
            draft: Some(draft),
            next: end,
        })
    }

    /// "no casualties", "no one was killed", "none of the crew", "nobody was hurt".
    fn nothing(&self, place: usize) -> Option<Step> {
        let token = self.token_at(place)?;
        let (length, is_pronoun) = match (self.text(place), self.text(place + 1)) {
            ("no", "one" | "body") => (2, true),
            ("no-one" | "nobody" | "none", _) => (1, true),
            ("no", "more" | "fewer" | "less" | "longer" | ".") => return None,
            ("no" | "zero", _) => (1, false),
            _ => return None,
        };
        let node = self.token_at(place + length - 1)?;
        let counted = self.counted(node, place + length);
        if !is_pronoun && counted.head.is_none()
            || is_pronoun && length == 2 && counted.head.is_some() && self.text(place + length) != "of"
        {
            return None;
        }
        let counted = if is_pronoun && self.text(place + length) != "of" {
            Counted {
                head: None,
                what: None,
                node,
                class: None,
                ..counted
            }
        } else {
            counted
        };
        let before = self.last_count(token);
        let class = counted
            .class
            .or_else(|| before.filter(|_| counted.points_back).and_then(|before| before.class));
        let fate = self.fate(&counted, class);
        let kind = kind_of(fate.outcome?, class, true);
        let tells = super::owner::is_of_people(kind)
            || matches!(
                kind,
                QuantityKind::Casualties | QuantityKind::Destroyed | QuantityKind::Damaged
            );
        if !tells {
            return None;
        }
        let whose = if is_pronoun && counted.head.is_none() {
            None
        } else {
            self.whose(&counted, class, kind, &fate, None)
        };
        let draft = Draft {
            span: self.span(place, place + length),
            low: Some(0.0),
            high: Some(0.0),
            modifier: None,
            kind,
            what: counted.what.map(|what| self.reading.words(what).to_owned()),
            whose,
            head: counted.head,
            class,
            node: counted.node,
        };
        Some(Step {
            draft: Some(draft),
            next: place + length,
        })
    }

    /// A number that counts.
    fn count(&self, found: &Bounded) -> Step {
        let skip = Step {
            draft: None,
            next: found.end,
        };
        let Some(node) = self.token_at(found.core_end.saturating_sub(1)) else {
            return skip;
        };
        let mut end = found.end;
        // "an unknown number of" holds its "of", which leads on to the noun.
        if self.text(end.saturating_sub(1)) == "of" {
            end -= 1;
        }
        let counted = self.counted(node, end);
        if counted.joined && !self.joined_counts(found, &counted) {
            return self.strong(found, node, &counted).unwrap_or(skip);
        }
        let mut before = self.pointed_at(&counted, node);
        self.take_off_things(&counted, &mut before);
        let class = counted.class.or_else(|| {
            before
                .as_ref()
                .filter(|_| counted.head.is_none())
                .and_then(|before| before.class)
        });
        let fate = self.fate(&counted, class);
        if let Some(step) = self.strong_after(found, &counted) {
            return step;
        }
        let kind = self.kind(&counted, class, &fate, before.as_ref(), found);
        let is_hidden_one = counted.points_back && fate.outcome.is_none() && self.text(found.core) == "one";
        if is_hidden_one {
            return skip;
        }
        if self.is_bare_one(found, kind, &counted) || self.is_loose(found, &counted, &fate) {
            return skip;
        }
        let whose = self.whose(&counted, class, kind, &fate, before.as_ref());
        let (mut found, mut last) = (*found, found.end);
        if counted.joined {
            last = found.core_end + 2;
        }
        if let Some((words, modifier)) = self.after_noun(&counted) {
            found.modifier = Some(modifier);
            last = last.max(found.end);
            let _ = words;
        }
        let (low, high) = if found.modifier == Some(QuantityModifier::Vague) {
            (found.low, None)
        } else {
            resolve(&found, 1.0, true)
        };
        let draft = Draft {
            span: self.span(found.first, last),
            low,
            high,
            modifier: found.modifier,
            kind,
            what: self.what(&counted).or_else(|| {
                before
                    .as_ref()
                    .filter(|_| counted.head.is_none())
                    .and_then(|before| before.what.clone())
            }),
            whose,
            head: counted.head.or_else(|| before.as_ref().and_then(|before| before.head)),
            class,
            node: counted.node,
        };
        Step {
            draft: Some(draft),
            next: last,
        }
    }

    /// The counted noun with its modifiers; none for "26 wounded", where the noun is left out.
    fn what(&self, counted: &Counted) -> Option<String> {
        const STATES: &[&str] = &[
            "dead",
            "wounded",
            "injured",
            "missing",
            "killed",
            "hurt",
            "maimed",
            "fallen",
            "homeless",
            "displaced",
        ];
        let head = counted.head?;
        let is_state = STATES.contains(&self.reading.lower(head).as_str());
        counted
            .what
            .filter(|_| !is_state)
            .map(|what| self.reading.words(what).to_owned())
    }

    /// "its 12th Brigade, 4,200 men strong": the size of a force.
    fn strong_after(&self, found: &Bounded, counted: &Counted) -> Option<Step> {
        let last = counted.head.unwrap_or(counted.node);
        let next = self
            .reading
            .after(last)
            .filter(|&next| self.reading.lower(next) == "strong")?;
        let body = self
            .reading
            .head(last)
            .filter(|_| self.reading.token(last).is("appos") || self.reading.token(last).is("conj"))
            .or_else(|| {
                self.reading
                    .head(next)
                    .and_then(|_| self.noun_before(last).and_then(|draft| draft.head))
            });
        let (low, high) = resolve(found, 1.0, true);
        let draft = Draft {
            span: self.span(found.first, found.end),
            low,
            high,
            modifier: found.modifier,
            kind: QuantityKind::Participants,
            what: self.what(counted),
            whose: body.and_then(|body| self.side(body, 0)),
            head: counted.head,
            class: Some(Class::Force),
            node: counted.node,
        };
        Some(Step {
            draft: Some(draft),
            next: found.end,
        })
    }

    /// "70 soldiers or more".
    fn after_noun(&self, counted: &Counted) -> Option<(usize, QuantityModifier)> {
        let head = counted.head?;
        let place = self.pieces.iter().position(|piece| piece.token == head)?;
        after(&self.pieces, place + 1).filter(|(_, modifier)| {
            matches!(
                modifier,
                QuantityModifier::AtLeast | QuantityModifier::About | QuantityModifier::AtMost
            )
        })
    }

    /// Whether a noun joined by a hyphen is counted: "a four-man patrol", "a 12-vehicle convoy".
    fn joined_counts(&self, found: &Bounded, counted: &Counted) -> bool {
        let noun = self.text(found.core_end + 1);
        let known = self
            .lexicon
            .noun_by_word(noun, noun)
            .is_some_and(|noun| noun.class.is_people() || noun.class == Class::Vehicle);
        known && counted.head.is_some() && noun != "other"
    }

    /// "the 3,000-strong garrison", "4,200 strong".
    fn strong(&self, found: &Bounded, node: TokenId, counted: &Counted) -> Option<Step> {
        let is_strong = self.text(found.core_end + 1) == "strong";
        let head = is_strong
            .then(|| self.token_at(found.core_end + 2))
            .flatten()
            .and_then(|next| self.phrase(next, None, false))
            .map(|phrase| phrase.head);
        if !is_strong {
            return None;
        }
        let (low, high) = resolve(found, 1.0, true);
        let draft = Draft {
            span: self.span(found.first, found.core_end + 2),
            low,
            high,
            modifier: found.modifier,
            kind: QuantityKind::Participants,
            what: head.map(|head| self.reading.form(head).to_owned()),
            whose: head.and_then(|head| self.side(head, 0)),
            head,
            class: Some(Class::Force),
            node: counted.head.unwrap_or(node),
        };
        Some(Step {
            draft: Some(draft),
            next: found.core_end + 2,
        })
    }

    /// The earlier quantity, or the noun, that an elided noun points to.
    fn pointed_at(&self, counted: &Counted, node: TokenId) -> Option<Draft> {
        if counted.head.is_some() {
            return None;
        }
        let here = |draft: &Draft| self.same_sentence(draft.node, node);
        let last = self.last_count(node).cloned();
        if counted.points_back {
            let pointed = self.noun_before(node);
            return match (last, pointed) {
                (Some(last), _) if here(&last) => Some(last),
                (_, Some(pointed)) => Some(pointed),
                (last, None) => last,
            };
        }
        let is_subject = self.reading.token(node).is("nsubj");
        let last = last.map(|last| if here(&last) || is_subject { last } else { blank(last) });
        self.fronted(node).or(last)
    }

    /// "The helicopter crashed; all four aboard died": who dies is no helicopter.
    fn take_off_things(&self, counted: &Counted, before: &mut Option<Draft>) {
        let is_thing = before.as_ref().is_some_and(|before| {
            before
                .class
                .is_some_and(|class| !class.is_people() && class != Class::Body)
        });
        if counted.head.is_some() || counted.points_back || !is_thing {
            return;
        }
        let outcome = self.fate(counted, None).outcome;
        if matches!(outcome, Some(Outcome::Kill | Outcome::Wound | Outcome::Harm)) {
            *before = None;
        }
    }

    /// "Of the marines aboard, 13 were killed".
    fn fronted(&self, node: TokenId) -> Option<Draft> {
        let first = self.reading.sentence(node).first;
        if self.reading.lower(first) != "of" {
            return None;
        }
        let article = self.reading.after(first)?;
        let start = if matches!(
            self.reading.lower(article).as_str(),
            "the" | "those" | "these" | "its" | "their"
        ) {
            self.reading.after(article)?
        } else {
            article
        };
        if self.reading.token(start).upos == Upos::Num || start >= node {
            return None;
        }
        let phrase = self.phrase(start, None, false)?;
        Some(self.as_draft(phrase.first, phrase.head))
    }

    /// The nearest noun in the plural before that is people or equipment.
    fn noun_before(&self, node: TokenId) -> Option<Draft> {
        let sentence = self.reading.token(node).sentence.index();
        let near = |other: &TokenId| self.reading.token(*other).sentence.index() + 1 >= sentence;
        let mut before = (0..node.index()).rev().map(TokenId::at).take_while(near);
        let head = before.find(|&other| {
            let is_plural = self.reading.token(other).feature("Number") == Some("Plur");
            is_plural
                && self
                    .noun(other)
                    .is_some_and(|noun| noun.class.is_people() || noun.class.is_equipment())
        })?;
        Some(self.as_draft(head, head))
    }

    fn as_draft(&self, first: TokenId, head: TokenId) -> Draft {
        let span = self
            .reading
            .token(first.min(head))
            .span
            .hull(self.reading.token(head).span);
        let class = self.noun(head).map(|noun| noun.class);
        let counted = Counted {
            head: Some(head),
            what: Some(span),
            node: head,
            points_back: false,
            joined: false,
            class,
        };
        let nothing = Fate {
            outcome: None,
            role: Role::Other,
            verb: None,
            owner: None,
            near: false,
        };
        Draft {
            span,
            low: None,
            high: None,
            modifier: None,
            kind: QuantityKind::Other,
            what: Some(self.reading.words(span).to_owned()),
            whose: self.whose(&counted, class, QuantityKind::Other, &nothing, None),
            head: Some(head),
            class,
            node: head,
        }
    }

    /// The kind of a count.
    fn kind(
        &self,
        counted: &Counted,
        class: Option<Class>,
        fate: &Fate,
        before: Option<&Draft>,
        found: &Bounded,
    ) -> QuantityKind {
        let elided = counted.head.is_none();
        let person_like = elided && class.is_none() || counted.head.is_some_and(|head| self.is_person_like(head));
        let is_blank = elided && class.is_none();
        let outcome = fate.outcome.filter(|outcome| !(is_blank && *outcome == Outcome::Use));
        if let Some(outcome) = outcome {
            let harms = matches!(
                outcome,
                Outcome::Kill | Outcome::Wound | Outcome::Miss | Outcome::Displace
            );
            return kind_of(outcome, class, person_like || harms);
        }
        if let Some(outcome) = self.tolled(counted.node).filter(|_| elided) {
            return kind_of(outcome, None, true);
        }
        if let Some(before) = before.filter(|_| elided) {
            let speaks = fate.verb.is_some_and(|verb| self.lexicon.speaks(&self.lemma(verb)));
            let is_loss = super::owner::is_of_people(before.kind)
                || matches!(
                    before.kind,
                    QuantityKind::Casualties | QuantityKind::Destroyed | QuantityKind::Damaged
                );
            let carries =
                is_loss || (self.same_sentence(before.node, counted.node) || before.head.is_some()) && !speaks;
            if carries {
                return before.kind;
            }
        }
        let _ = found;
        let speaks = fate.verb.is_some_and(|verb| self.lexicon.speaks(&self.lemma(verb)));
        match class {
            Some(Class::Munition) => QuantityKind::Means,
            Some(Class::Force | Class::Role | Class::Vehicle) if !speaks && matches!(fate.role, Role::Subject) => {
                QuantityKind::Participants
            }
            Some(Class::Force | Class::Role) if !speaks => QuantityKind::Participants,
            _ => QuantityKind::Other,
        }
    }

    /// "the toll … to at least 64": a noun of the dead or hurt before, in the same sentence.
    fn tolled(&self, node: TokenId) -> Option<Outcome> {
        let mut next = self.reading.before(node);
        while let Some(id) = next {
            let told = self
                .noun(id)
                .filter(|noun| !noun.soft && self.reading.token(id).upos == Upos::Noun)
                .and_then(|noun| noun.kind);
            if told.is_some() || self.reading.lower(id) == ";" {
                return told;
            }
            next = self.reading.before(id);
        }
        None
    }

    /// Whether an unknown noun is people, by its ending.
    fn is_person_like(&self, head: TokenId) -> bool {
        let lower = super::lexicon::singular(&self.reading.lower(head));
        let endings = [
            "er", "or", "ist", "man", "woman", "ian", "ee", "eer", "person", "folk", "boy", "girl", "hand",
        ];
        let is_demonym = self.reading.token(head).upos == Upos::Propn && self.cast.state(&lower).is_some();
        is_demonym
            || endings
                .iter()
                .any(|ending| lower.ends_with(ending) && lower.len() > ending.len() + 2)
    }

    /// "one" counts where it is bounded or something became of it.
    fn is_bare_one(&self, found: &Bounded, kind: QuantityKind, counted: &Counted) -> bool {
        let is_one = self.text(found.core) == "one" && found.low == Some(1.0) && found.high == Some(1.0);
        if !is_one || found.modifier.is_some() {
            return false;
        }
        let is_pronoun = counted.head.is_none() && self.back(found.core, 1) == "the"
            || matches!(self.text(found.core_end), "another" | "'s" | "’s");
        let tells = super::owner::is_of_people(kind)
            || matches!(
                kind,
                QuantityKind::Casualties | QuantityKind::Destroyed | QuantityKind::Damaged | QuantityKind::Means
            );
        !tells || is_pronoun
    }

    /// A number that nothing is counted by: no noun, no predicate.
    fn is_loose(&self, found: &Bounded, counted: &Counted, fate: &Fate) -> bool {
        let is_vague = found.modifier == Some(QuantityModifier::Vague);
        let is_idle = counted.head.is_none() && fate.outcome.is_none() && fate.verb.is_none();
        let is_how = self.text(found.core) == "many"
            && matches!(self.back(found.core, 1), "how" | "so" | "as" | "too" | "the" | "not");
        is_how || is_idle && is_vague
    }
}

/// An earlier quantity of which only the kind is taken over: the figure of another sentence, with no place in its own.
fn blank(draft: Draft) -> Draft {
    Draft {
        what: None,
        whose: None,
        head: None,
        class: None,
        ..draft
    }
}

/// Words that bound a number whose sign stands between: where they begin, and how.
fn bounded_before(pieces: &[super::numeral::Piece], place: usize) -> Option<(usize, Option<QuantityModifier>, bool)> {
    super::bound::led(pieces, place)
}

/// "152 mm shells" names a shell.
fn is_calibre(measure: &Measure, unit: &str) -> bool {
    measure.kind == QuantityKind::Distance && matches!(unit, "mm" | "millimetre" | "millimeter" | "millimetres")
>>>>>>> place
}

/// What one step found, and where the next begins.
pub(super) struct Step {
    pub(super) draft: Option<Draft>,
    pub(super) next: usize,
}
