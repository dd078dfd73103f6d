//! The nouns of Rashomon. No algorithm and no file lives here.
//!
//! # One definition for two uses
//!
//! Inside the program a place in a text is a [`Span`]: eight bytes, byte offsets, cheap to copy. The JSON that others
//! build on needs more of it: code points, byte offsets and the words, a [`SpanText`]. To keep one definition of each
//! noun, every noun that holds spans is generic over them — [`Claim<S = Span>`](Claim) — and [`MapSpans`] turns one
//! into the other. [`Run::into_wire`] does so for a whole run. The alternative, a second set of structs for the JSON,
//! doubles two dozen types and lets them drift apart.
//!
//! # The shape of the JSON
//!
//! What `serde` derives *is* the contract `rashomon/1`: a missing thing is `null`, an empty list `[]`, no field is ever
//! left out. Enumerations are `snake_case` strings.
//!
//! ```
//! use rashomon_types::{Document, Run, Span, Diagnostic};
//!
//! let document = Document::new("Київ said no.".to_owned(), None, None, Some("a.txt".to_owned()));
//! let mut run: Run = Run::new();
//! let span = Span::of(9..13);
//! run.diagnostics.push(Diagnostic::note("example", "a cue").at(document.id, span));
//! run.documents.push(document);
//!
//! let wire = run.into_wire();
//! let place = wire.diagnostics[0].span.as_ref().unwrap();
//! assert_eq!((place.start, place.byte_start, place.text.as_str()), (5, 9, "said"));
//! ```

mod actor;
mod annotation;
mod certainty;
mod claim;
mod diagnostic;
mod document;
mod event;
mod event_mention;
mod evidence;
mod id;
mod judgement;
pub mod kinship;
mod number;
mod place;
mod provenance;
mod quantity;
mod reading;
mod role;
mod run;
mod source;
mod span;
mod time;
mod token;
mod wire;

pub use actor::{Actor, ActorKind, ActorLevel};
pub use annotation::{Annotation, AnnotationListing, Attribution, EntityKind, EntityMention, Fragments, Staged};
pub use certainty::Certainty;
pub use claim::{Act, Claim, Polarity, Quotation, Said};
pub use diagnostic::{Diagnostic, Severity};
pub use document::{Block, BlockKind, Document, DocumentKind, Published};
pub use event::{
    Answer, AnswerValue, Comparison, Event, InDocument, Party, PartyId, PartyRole, Question, QuestionKind, Relation,
    Scope, SideId, Stance, Status, Words,
};
pub use event_mention::{EventCodes, EventMention, Participant, ParticipantRole};
pub use evidence::{Evidence, EvidenceKind};
pub use id::{ClaimId, DocumentId, EventId, JudgementId, ParseIdError, sha256_hex};
pub use judgement::{
    Action, Band, Best, Change, ClaimAnchor, ClaimStatus, DocumentAnchor, EventAnchor, Interval, Judgement, PlaceFix,
    QuantityChange, Subject, TextQuote, VoiceChange,
};
pub use place::{Place, PlaceCandidate, PlaceMatch, PlacePrecision, PlaceUse};
pub use provenance::MadeBy;
pub use quantity::{Quantity, QuantityKind, QuantityModifier};
pub use reading::{Reading, is_relation};
pub use role::{Role, RoleMention};
pub use run::{Engine, Line, Run, SCHEMA};
pub use source::{Source, SourceKind};
pub use span::Span;
pub use time::{Anchor, AnchorKind, Granularity, Time, TimeModifier, TimeRole};
pub use token::{Label, Sentence, SentenceId, Token, TokenId, Upos};
pub use wire::{CodePointIndex, IndexedText, MapSpans, SpanText};
