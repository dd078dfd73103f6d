//! What is filled, what is kept, and what is refused.

use rashomon_types::{Annotation, Document, MadeBy, SentenceId, Span, TokenId, Upos};

use super::*;

const GIVEN: &str = "\
# sent_id = a-1
# text = I don't know.
1\tI\tI\t_\tPRP\t_\t_\t_\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\t_\t_\t_\t_\t_\t_\tGloss=x
3\tn't\tnot\t_\t_\t_\t_\t_\t_\t_
4\tknow\tknow\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
4.1\tit\tit\t_\t_\t_\t_\t_\t4:obj\t_
5\t.\t.\t_\t_\t_\t_\t_\t_\t_

# a comment alone
";

fn token(span: Span, upos: Upos, head: Option<u32>, deprel: &str) -> Token {
    Token {
        span,
        upos,
        feats: "_".into(),
        lemma: "know".to_owned(),
        head: head.map(TokenId),
        deprel: deprel.into(),
        sentence: SentenceId(0),
    }
}

fn annotation(tokens: Vec<Token>) -> Annotation {
    let mut annotation = Annotation::empty(MadeBy::rule("test"));
    annotation.tokens = tokens;
    annotation
}

fn five() -> Annotation {
    let nowhere = Span::of(0..0);
    annotation(vec![
        token(nowhere, Upos::Pron, Some(3), "nsubj"),
        token(nowhere, Upos::Aux, Some(3), "aux"),
        token(nowhere, Upos::Part, Some(3), "advmod"),
        token(nowhere, Upos::Verb, None, "root"),
        token(nowhere, Upos::Punct, Some(3), "punct"),
    ])
}

#[test]
fn spaces_follow_words_as_the_sheet_says() {
    let sheet = Sheet::parse(GIVEN).unwrap();
    assert_eq!((sheet.tokens().text().trim_end(), sheet.len()), ("I don't know.", 5));
}

#[test]
fn three_columns_are_filled_and_all_else_is_kept() {
    let filled = Sheet::parse(GIVEN).unwrap().filled(&five()).unwrap();
    let changed: Vec<_> = filled
        .lines()
        .zip(GIVEN.lines())
        .filter(|(new, old)| new != old)
        .map(|(new, _)| new)
        .collect();
    assert_eq!(
        changed,
        [
            "1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\t_",
            "2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\tGloss=x",
            "3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_",
            "4\tknow\tknow\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
            "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_",
        ]
    );
    assert_eq!(filled.lines().count(), GIVEN.lines().count());
}

#[test]
fn layers_of_other_tokens_fill_nothing() {
    assert_eq!(Sheet::parse(GIVEN).unwrap().filled(&annotation(Vec::new())), None);
}

#[test]
fn what_is_no_sheet_is_refused_with_its_line() {
    let error = Sheet::parse("# x\nThe mayor said no.\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 2: 1 columns found where CoNLL-U has ten, with a tab between each two"
    );
    assert_eq!(Sheet::parse("x\t_\t_\t_\t_\t_\t_\t_\t_\t_").unwrap_err().line(), 1);
}

#[test]
fn a_document_is_written_in_ten_columns() {
    let document = Document::new("I\nknow.".to_owned(), None, None, None);
    let mut layers = annotation(vec![
        token(Span::of(0..1), Upos::Pron, Some(1), "nsubj"),
        token(Span::of(2..6), Upos::Verb, None, "root"),
        token(Span::of(6..7), Upos::Punct, Some(1), "punct"),
    ]);
    layers.sentences = vec![Sentence {
        span: Span::of(0..7),
        first: TokenId(0),
        end: TokenId(3),
    }];
    let id = document.id;
    let written = write(&Annotated {
        document,
        annotation: layers,
        grounding: rashomon_ground::Grounding::default(),
    });
    let expected = format!(
        "# newdoc id = {id}\n# sent_id = {id}-1\n# text = I know.\n\
         1\tI\tknow\tPRON\t_\t_\t2\tnsubj\t_\t_\n\
         2\tknow\tknow\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n\
         3\t.\tknow\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
    );
    assert_eq!(written, expected);
}
