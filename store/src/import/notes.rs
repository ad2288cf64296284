//! What was odd about an old blog, collected so that a hundred cases of one thing make one sentence.

/// Sentences with examples, in the order in which they first came up.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes(Vec<Note>);

#[derive(Clone, Debug)]
struct Note {
    sentence: String,
    cases: Vec<String>,
}

impl Notes {
    /// Notes a case of something. `sentence` ends in a word: a colon and the cases follow.
    pub(super) fn add(&mut self, sentence: impl Into<String>, case: impl Into<String>) {
        let (sentence, case) = (sentence.into(), case.into());
        match self.0.iter_mut().find(|note| note.sentence == sentence) {
            Some(note) => note.cases.push(case),
            None => self.0.push(Note {
                sentence,
                cases: vec![case],
            }),
        }
    }

    /// Notes something that needs no examples.
    pub(super) fn say(&mut self, sentence: impl Into<String>) {
        self.0.push(Note {
            sentence: sentence.into(),
            cases: Vec::new(),
        });
    }

    /// The same for what may come up again.
    pub(super) fn say_once(&mut self, sentence: &str) {
        if !self.0.iter().any(|note| note.sentence == sentence) {
            self.say(sentence);
        }
    }

    pub(super) fn sentences(&self) -> Vec<String> {
        self.0.iter().map(Note::text).collect()
    }
}

impl Note {
    const MOST_CASES: usize = 6;

    fn text(&self) -> String {
        let Self { sentence, cases } = self;
        let shown = &cases[..cases.len().min(Self::MOST_CASES)];
        match cases.len() - shown.len() {
            0 if cases.is_empty() => format!("{sentence}."),
            0 => format!("{sentence}: {}.", shown.join(", ")),
            more => format!("{sentence}: {} and {more} more.", shown.join(", ")),
        }
    }
}
