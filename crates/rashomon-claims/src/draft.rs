//! A claim in the making: where its parts lie, and what the rule that found it already knows.

use rashomon_types::{Act, MadeBy, Span, TokenId};

/// What a finder proposes. Spans are as the text has them; later steps trim and fill in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    /// The words that name the voice; none where it is not named.
    pub(crate) source: Vec<Span>,
    /// The words that attribute.
    pub(crate) cue: Vec<Span>,
    /// What is said.
    pub(crate) content: Vec<Span>,
    /// The main word of the cue; none in the reporter's own voice and for quotations without a cue.
    pub(crate) cue_token: Option<TokenId>,
    /// The act, where the finder knows better than the lexicon.
    pub(crate) act: Option<Act>,
    /// Voices that stand further out or further in than the source, outermost first, each by its words.
    pub(crate) relays: Relays,
    /// What sort of voice speaks, where no words name it.
    pub(crate) voice: Voice,
    /// How sure the finder is, 0 to 1.
    pub(crate) confidence: f64,
    pub(crate) made_by: MadeBy,
}

/// Voices around the source.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Relays {
    /// "KVN reported that" the source said: outermost first.
    pub(crate) outer: Vec<Vec<Span>>,
    /// the source, "citing police": outermost first.
    pub(crate) inner: Vec<Vec<Span>>,
}

/// Whose voice it is where no source is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// As the source's words say, or, without words, unknown.
    Named,
    /// The reporter's own.
    Reporter,
    /// The speaker of the claim before: a quotation that goes on.
    Continued,
    /// The words under a picture.
    Caption,
}

impl Draft {
    pub(crate) fn new(source: Vec<Span>, cue: Vec<Span>, content: Vec<Span>, made_by: MadeBy) -> Self {
        Self {
            source,
            cue,
            content,
            cue_token: None,
            act: None,
            relays: Relays::default(),
            voice: Voice::Named,
            confidence: 0.7,
            made_by,
        }
    }
}
