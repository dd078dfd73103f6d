//! The model as the other stages see it: a document in, its linguistic layer out.

use std::ops::Range;

use rashomon_types::{Annotation, Diagnostic, Document, Label, MadeBy, Span, Staged, Upos, sha256_hex};

use crate::ModelError;
use crate::chain::Chain;
use crate::decode::{Labels, WindowLayers, annotation, window_layers};
use crate::file::{Manifest, ModelFile, RoleManifest};
use crate::network::{Branch, Network};
use crate::pieces::Pieces;
use crate::widths::Widths;
use crate::window::{EncodedWord, Window, WindowLimits, windows};
use crate::words::{Break, Word, break_between, shape, words};

/// The model that ships with the program.
static EMBEDDED: &[u8] = include_bytes!("../model/english.rashomon-model");
/// The branch of it that reads roles.
static ROLES: &[u8] = include_bytes!("../model/english.rashomon-roles");
/// The longest window, in pieces, and how many of them repeat the window before, as context. Of nine settings tried on
/// PolNeAR dev (208 to 480 pieces, 0 to 80 of context) this one reads attributions best; longer ones read worse.
const WINDOW: usize = 240;
const CONTEXT: usize = 24;

/// A loaded language model. Share it: it holds one copy of the weights, and any number of threads may use it at once.
pub struct LanguageModel {
    network: Network,
    labels: Labels,
    pieces: Pieces,
    limits: WindowLimits,
    name: String,
    hash: String,
}

impl LanguageModel {
    /// The model that is built into the program.
    ///
    /// # Errors
    /// If the built-in file is damaged, which a test rules out.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::from_bytes(EMBEDDED)
    }

    /// A model from the bytes of a model file. It reads roles only if the branch that ships with the program was trained on
    /// it.
    ///
    /// # Errors
    /// [`ModelError`] says whether the bytes are foreign, cut short, of another format, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let file: ModelFile<'_, Manifest> = ModelFile::open(bytes)?;
        let roles: ModelFile<'_, RoleManifest> = ModelFile::open(ROLES)?;
        let vocabulary = std::str::from_utf8(file.section("vocabulary")?);
        let vocabulary = vocabulary.map_err(|_| ModelError::Damaged("vocabulary".to_owned()))?;
        let main = file.section("main")?;
        let is_theirs = file.hash_of("main") == Some(roles.manifest.main.as_str());
        let branch = is_theirs.then_some(()).map(|()| {
            Ok::<_, ModelError>(Branch {
                graph: roles.section("roles")?,
                trunk: &roles.manifest.trunk,
            })
        });
        let widths = Widths::of(&file.manifest, &roles.manifest);
        let network = Network::load(main, file.section("relation")?, branch.transpose()?.as_ref(), widths)?;
        let positions = file.manifest.positions.saturating_sub(2);
        Ok(Self {
            network,
            labels: labels(&file.manifest, &roles.manifest)?,
            pieces: Pieces::new(vocabulary),
            limits: WindowLimits {
                pieces: file.manifest.window.min(WINDOW).min(positions),
                context: CONTEXT.min(file.manifest.window / 4),
            },
            name: format!("rashomon-english on {}", file.manifest.encoder),
            hash: sha256_hex(format!("{}{}", sha256_hex(bytes), sha256_hex(ROLES)).as_bytes()),
        })
    }

    /// What the model is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What tells this model from every other: SHA-256, in hexadecimal digits, of the hashes of the model file and of the file
    /// of roles.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The linguistic layer of a document's blocks. Windows are read in parallel, on as many threads as the caller's rayon
    /// pool has; the result does not depend on how many.
    #[must_use]
    pub fn annotate(&self, document: &Document) -> Staged<Annotation> {
        let mut found = Vec::new();
        let mut segments = Vec::new();
        for block in &document.blocks {
            let first = found.len();
            words(&document.text, block.span, &mut found);
            set_first_break(&document.text, &mut found, first);
            if found.len() > first {
                segments.push(first..found.len());
            }
        }
        let encoded = self.encode(&document.text, &found);
        let windows = windows(&encoded, &segments, self.limits);
        let is_last = |word: usize| {
            segments
                .binary_search_by(|segment| segment.end.cmp(&(word + 1)))
                .is_ok()
        };
        let layers = self.read(&encoded, &windows, is_last, None);
        self.assemble(&document.text, &found, layers, document)
    }

    /// The layer over tokens and sentences that are given: each sentence is a list of words.
    ///
    /// The spans lie in the text that [`GivenTokens::text`] makes of them.
    #[must_use]
    pub fn annotate_tokens(&self, tokens: &GivenTokens) -> Staged<Annotation> {
        let encoded = self.encode(&tokens.text, &tokens.words);
        let windows = windows(&encoded, &tokens.sentences, self.limits);
        let layers = self.read(&encoded, &windows, |_| false, Some(&tokens.sentences));
        let document = Document::new(tokens.text.clone(), None, None, None);
        self.assemble(&tokens.text, &tokens.words, layers, &document)
    }

    /// For each given word, how far what it says happened: about −2 (certainly not) to 2 (certainly so); of use on
    /// predicates only. The scale is that of the UDS factuality annotation.
    ///
    /// # Errors
    /// If the network of the model file fails.
    pub fn factuality(&self, tokens: &GivenTokens) -> Result<Vec<f32>, ModelError> {
        let encoded = self.encode(&tokens.text, &tokens.words);
        let windows = windows(&encoded, &tokens.sentences, self.limits);
        let read_one = |window: &Window| {
            let scores = self.network.read(&encoded[window.words()])?;
            let own = window
                .own
                .clone()
                .map(|word| scores.factuality.row(word - window.context)[0]);
            Ok(own.collect::<Vec<f32>>())
        };
        let read: Result<Vec<Vec<f32>>, ModelError> = in_lanes(&windows, read_one);
        Ok(read?.concat())
    }

    fn encode(&self, text: &str, words: &[Word]) -> Vec<EncodedWord> {
        let mut known: std::collections::HashMap<&str, (Vec<i32>, i32)> = std::collections::HashMap::new();
        let mut out: Vec<EncodedWord> = Vec::with_capacity(words.len());
        for word in words {
            let form = word.span.slice(text);
            let (pieces, shape) = known.entry(form).or_insert_with(|| (self.pieces.of(form), shape(form)));
            let after_final = out.last().is_some_and(|last| last.final_mark);
            let is_final = form.ends_with(['.', '?', '!']) || (after_final && matches!(form, "”" | "\"" | "'" | "’"));
            out.push(EncodedWord {
                pieces: pieces.clone(),
                shape: *shape,
                before: word.before as i32,
                final_mark: is_final,
            });
        }
        out
    }

    fn read(
        &self,
        encoded: &[EncodedWord],
        windows: &[Window],
        is_last_of_segment: impl Fn(usize) -> bool + Sync,
        sentences: Option<&[Range<usize>]>,
    ) -> Result<Vec<WindowLayers>, ModelError> {
        let read_one = |window: &Window| {
            let scores = self.network.read(&encoded[window.words()])?;
            let given: Option<Vec<Range<usize>>> = sentences.map(|all| inside(all, window));
            window_layers(
                &self.network,
                &self.labels,
                window,
                &scores,
                &is_last_of_segment,
                given.as_deref(),
            )
        };
        in_lanes(windows, read_one)
    }

    /// Network failure is no fault of the text; it leaves the document without annotation, and says so.
    fn assemble(
        &self,
        text: &str,
        words: &[Word],
        layers: Result<Vec<WindowLayers>, ModelError>,
        document: &Document,
    ) -> Staged<Annotation> {
        let made_by = MadeBy::model(&self.hash);
        match layers {
            Ok(layers) => {
                let spans: Vec<Span> = words.iter().map(|word| word.span).collect();
                Staged::quiet(annotation(&spans, text, layers, made_by))
            }
            Err(error) => Staged {
                value: Annotation::empty(made_by),
                diagnostics: vec![Diagnostic::error("model.network", error.to_string()).in_document(document.id)],
            },
        }
    }
}

/// Reads windows on as many threads as the caller's rayon pool has; results in the order of the windows.
///
/// Threads of the standard library, not rayon's: a rayon thread that waits for `rten` would begin another window on top
/// of the one it waits for.
fn in_lanes<T: Send>(
    windows: &[Window],
    read_one: impl Fn(&Window) -> Result<T, ModelError> + Sync,
) -> Result<Vec<T>, ModelError> {
    let lanes = rayon::current_num_threads().min(windows.len());
    if lanes <= 1 {
        return windows.iter().map(read_one).collect();
    }
    let lane = |first: usize| -> Result<Vec<T>, ModelError> {
        windows.iter().skip(first).step_by(lanes).map(&read_one).collect()
    };
    let lost = || ModelError::Network("a thread of the language model was lost".to_owned());
    let read: Result<Vec<Vec<T>>, ModelError> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..lanes).map(|first| scope.spawn(move || lane(first))).collect();
        running
            .into_iter()
            .map(|thread| thread.join().map_err(|_| lost())?)
            .collect()
    });
    let mut read: Vec<_> = read?.into_iter().map(Vec::into_iter).collect();
    (0..windows.len())
        .map(|at| read[at % lanes].next().ok_or_else(lost))
        .collect()
}

/// The gap before a block's first word reaches back to the block before.
fn set_first_break(text: &str, words: &mut [Word], first: usize) {
    if let (Some(last), Some(word)) = (
        first.checked_sub(1).and_then(|at| words.get(at)).copied(),
        words.get(first).copied(),
    ) {
        let gap = &text[last.span.end() as usize..word.span.start() as usize];
        let at_least_a_line = break_between(gap).max(Break::Line);
        words[first].before = at_least_a_line;
    }
}

fn labels(manifest: &Manifest, roles: &RoleManifest) -> Result<Labels, ModelError> {
    let named = |name: &String| Upos::named(name).ok_or_else(|| ModelError::Damaged("manifest".to_owned()));
    let all = |names: &[String]| names.iter().map(|name| Label::from(name.as_str())).collect();
    Ok(Labels {
        upos: manifest.upos.iter().map(named).collect::<Result<_, _>>()?,
        feats: all(&manifest.feats),
        deprels: all(&manifest.deprels),
        entity: Chain::new(manifest.entity.clone()),
        attribution: Chain::new(manifest.attribution.clone()),
        roles: Chain::new(roles.roles.clone()),
    })
}

/// The sentences among a window's own words.
fn inside(sentences: &[Range<usize>], window: &Window) -> Vec<Range<usize>> {
    let cut = sentences
        .iter()
        .map(|s| s.start.max(window.own.start)..s.end.min(window.own.end));
    cut.filter(|sentence| sentence.start < sentence.end).collect()
}

/// Tokens that are given rather than found, with the text that they make.
#[derive(Debug, Clone)]
pub struct GivenTokens {
    text: String,
    words: Vec<Word>,
    sentences: Vec<Range<usize>>,
}

impl GivenTokens {
    /// From sentences of (word, whether a space follows it). Sentences are joined by a space.
    pub fn new<'words>(sentences: impl IntoIterator<Item = Vec<(&'words str, bool)>>) -> Self {
        let mut out = Self {
            text: String::new(),
            words: Vec::new(),
            sentences: Vec::new(),
        };
        for sentence in sentences {
            let first = out.words.len();
            for (word, space_after) in sentence {
                out.push(word, space_after);
            }
            out.sentences.push(first..out.words.len());
        }
        out
    }

    fn push(&mut self, word: &str, space_after: bool) {
        let start = self.text.len();
        let before = break_between(if self.text.ends_with(' ') { " " } else { "" });
        self.text.push_str(word);
        self.words.push(Word {
            span: Span::of(start..self.text.len()),
            before,
        });
        if space_after {
            self.text.push(' ');
        }
    }

    /// The text that the tokens make.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}
