//! Documents in CoNLL-U: words, tags, heads and relations; paragraphs and spaces, from which the text is rebuilt.

/// A syntactic word as annotated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As written.
    pub(crate) form: String,
    /// Its part of speech.
    pub(crate) upos: String,
    /// Its head, counted from one in the sentence; 0 for the root.
    pub(crate) head: usize,
    /// The universal part of its relation.
    pub(crate) relation: String,
    /// Whether a space follows.
    pub(crate) has_space: bool,
}

/// A sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its `sent_id`.
    pub(crate) id: String,
    /// Whether it begins a paragraph.
    pub(crate) begins_paragraph: bool,
    /// Its words.
    pub(crate) words: Vec<Word>,
}

/// The sentences between two `newdoc` comments.
pub(crate) type Document = Vec<Sentence>;

/// Reads documents. Words of a token over several words (`12-13`) are written without a space between; empty nodes are
/// passed over.
pub(crate) fn parse(text: &str) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let mut sentence = read_sentence(block);
        let is_first = comment(block, "newdoc").is_some() || documents.is_empty();
        sentence.begins_paragraph |= is_first;
        if is_first {
            documents.push(Document::new());
        }
        documents
            .last_mut()
            .into_iter()
            .for_each(|document| document.push(sentence.clone()));
    }
    documents
}

fn read_sentence(block: &str) -> Sentence {
    let mut sentence = Sentence {
        id: comment(block, "sent_id").unwrap_or_default().to_owned(),
        begins_paragraph: comment(block, "newpar").is_some(),
        words: Vec::new(),
    };
    let mut token: Option<(usize, bool)> = None;
    for columns in block
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|columns| columns.len() == 10)
    {
        let has_space = !columns[9].contains("SpaceAfter=No");
        if let Some((_, last)) = columns[0].split_once('-') {
            token = last.parse().ok().map(|last: usize| (last, has_space));
        } else if let Ok(number) = columns[0].parse::<usize>() {
            let inside = token.filter(|(last, _)| number <= *last);
            let has_space = inside.map_or(has_space, |(last, after)| number == last && after);
            sentence.words.push(word(&columns, has_space));
        }
    }
    sentence
}

fn word(columns: &[&str], has_space: bool) -> Word {
    Word {
        form: columns[1].to_owned(),
        upos: columns[3].to_owned(),
        head: columns[6].parse().unwrap_or(0),
        relation: universal(columns[7]).to_owned(),
        has_space,
    }
}

/// A relation without its subtype.
pub(crate) fn universal(relation: &str) -> &str {
    relation.split(':').next().unwrap_or_default()
}

/// The value of a comment such as `# sent_id = a-1`; nothing but its name is required.
fn comment<'text>(block: &'text str, name: &str) -> Option<&'text str> {
    let comments = block.lines().filter_map(|line| line.strip_prefix("# "));
    let rest = comments.filter_map(|comment| comment.strip_prefix(name)).next()?;
    Some(rest.split_once('=').map_or("", |(_, value)| value.trim()))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Two invented sentences of two paragraphs.
    pub(crate) const TEXT: &str = "# newdoc id = a\n# newpar id = p1\n# sent_id = a-1\n\
        1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_\n\
        3\trun\trun\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n3.1\tx\tx\tX\t_\t_\t_\t_\t_\t_\n\
        4\t!\t!\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n\
        # newpar id = p2\n# sent_id = a-2\n1\tRain\train\tNOUN\t_\t_\t2\tnsubj:pass\t_\t_\n\
        2\tfell\tfall\tVERB\t_\t_\t0\troot\t_\t_\n";

    #[test]
    fn words_spaces_and_paragraphs_are_read() {
        let documents = parse(TEXT);
        assert_eq!((documents.len(), documents[0].len()), (1, 2));
        let sentence = &documents[0][0];
        assert_eq!((sentence.id.as_str(), sentence.begins_paragraph), ("a-1", true));
        let spaces: Vec<_> = sentence
            .words
            .iter()
            .map(|word| (word.form.as_str(), word.has_space))
            .collect();
        assert_eq!(spaces, [("Do", false), ("n't", true), ("run", false), ("!", true)]);
        assert_eq!(documents[0][1].words[0].relation, "nsubj");
    }
}
