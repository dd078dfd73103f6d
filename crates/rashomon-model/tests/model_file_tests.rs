//! Broken and foreign model files are refused with a clear error, and never panic.

use rashomon_model::{LanguageModel, ModelError};

static EMBEDDED: &[u8] = include_bytes!("../model/english.rashomon-model");

#[test]
fn a_foreign_file_is_called_foreign() {
    let error = LanguageModel::from_bytes(b"PK\x03\x04 a zip archive").err().unwrap();
    assert!(error.is_foreign());
}

#[test]
fn a_file_cut_short_is_refused_wherever_it_is_cut() {
    for length in [0, 5, 17, 19, 21, 40, 2_000, EMBEDDED.len() / 2, EMBEDDED.len() - 1] {
        assert!(
            LanguageModel::from_bytes(&EMBEDDED[..length]).is_err(),
            "cut at {length}"
        );
    }
}

#[test]
fn a_changed_weight_is_noticed() {
    let mut bytes = EMBEDDED.to_vec();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    assert!(matches!(LanguageModel::from_bytes(&bytes), Err(ModelError::Damaged(_))));
}
