//! Words as the word pieces that the encoder knows.

use std::collections::HashMap;

use rten_text::models::{Model, WordPiece, WordPieceOptions};
use rten_text::normalizers::{Bert as BertNormalizer, BertOptions, Normalizer};
use rten_text::pre_tokenizers::{Bert as BertPreTokenizer, PreTokenizer};

/// Longer words, addresses mostly, keep their first pieces; so in training.
const PIECES_A_WORD: usize = 8;
const UNKNOWN: i32 = 100;

/// The uncased WordPiece vocabulary of the encoder.
///
/// The parts of `rten_text::Tokenizer`, held singly because together they cannot be shared between threads.
pub(crate) struct Pieces {
    normalizer: BertNormalizer,
    pre_tokenizer: BertPreTokenizer,
    model: WordPiece,
}

impl Pieces {
    /// `vocabulary`: one piece a line, its number being the line's.
    pub(crate) fn new(vocabulary: &str) -> Self {
        let numbered = vocabulary.lines().zip(0u32..);
        let known: HashMap<String, u32> = numbered.map(|(piece, number)| (piece.to_owned(), number)).collect();
        let options = BertOptions {
            lowercase: true,
            strip_accents: true,
        };
        Self {
            normalizer: BertNormalizer::new(options),
            pre_tokenizer: BertPreTokenizer::new(),
            model: WordPiece::from_vocab(known, WordPieceOptions::default()),
        }
    }

    /// The numbers of the pieces of one word; at least one.
    pub(crate) fn of(&self, word: &str) -> Vec<i32> {
        let mut ids = Vec::new();
        let normal = self
            .normalizer
            .normalize(word)
            .map_or_else(|_| word.to_owned(), |(text, _)| text);
        for part in self.pre_tokenizer.pre_tokenize(&normal).unwrap_or_default() {
            // an error would mean a vocabulary without [UNK]; then nothing is known of the word
            let _ = self.model.encode_with_offsets(part, &mut |_, id| ids.push(id as i32));
        }
        ids.truncate(PIECES_A_WORD);
        if ids.is_empty() { vec![UNKNOWN] } else { ids }
    }
}
