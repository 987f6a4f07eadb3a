//! The way back from folded text to the raw text, and from bytes to code points.

/// Folded byte offsets with the raw ones they came from, kept where the distance between the two changes.
#[derive(Debug, Clone, Default)]
pub(super) struct OffsetMap {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    folded: usize,
    raw: usize,
}

impl OffsetMap {
    /// Notes that the folded byte `folded` came from the raw byte `raw`; both must not be smaller than those noted before.
    pub(super) fn note(&mut self, folded: usize, raw: usize) {
        let same_distance = self.steps.last().is_some_and(|last| last.raw + folded == raw + last.folded);
        if !same_distance {
            self.steps.push(Step { folded, raw });
        }
    }

    /// The raw byte that the folded byte `folded` came from. Inside a character that was spelt out, a byte inside that character.
    pub(super) fn raw(&self, folded: usize) -> usize {
        let after = self.steps.partition_point(|step| step.folded <= folded);
        let step = after.checked_sub(1).and_then(|index| self.steps.get(index));
        step.map_or(0, |step| step.raw + (folded - step.folded))
    }
}

/// Counts of code points before every [`STRIDE`]th byte of a text.
#[derive(Debug, Clone)]
pub(super) struct CodePoints {
    before: Vec<usize>,
}

/// Bytes between two counts: looking one up reads at most so many bytes.
const STRIDE: usize = 256;

impl CodePoints {
    pub(super) fn new(text: &str) -> Self {
        let chunks = text.as_bytes().chunks(STRIDE);
        let counts = chunks.scan(0, |total, chunk| {
            let before = *total;
            *total += starts_of_code_points(chunk);
            Some(before)
        });
        Self { before: counts.collect() }
    }

    /// How many code points of `text`, the text that was counted, start before `byte`.
    pub(super) fn before(&self, text: &str, byte: usize) -> usize {
        let chunk = byte / STRIDE;
        let Some(before) = self.before.get(chunk) else {
            // Only the very end of a text whose length is a multiple of the stride lies past the last count.
            return self.before.last().map_or(0, |last| last + tail(text, byte.saturating_sub(STRIDE), byte));
        };
        before + tail(text, chunk * STRIDE, byte)
    }

    /// The byte of `text`, the text that was counted, at which a code point starts; its length if there are fewer.
    pub(super) fn byte(&self, text: &str, code_point: usize) -> usize {
        let chunk = self.before.partition_point(|before| *before <= code_point).saturating_sub(1);
        let mut left = code_point - self.before.get(chunk).copied().unwrap_or_default();
        let from = chunk * STRIDE;
        let starts = text.bytes().enumerate().skip(from).filter(|(_, byte)| starts_of_code_points(&[*byte]) == 1);
        for (at, _) in starts {
            if left == 0 {
                return at;
            }
            left -= 1;
        }
        text.len()
    }
}

fn tail(text: &str, from: usize, to: usize) -> usize {
    text.as_bytes().get(from..to).map_or(0, starts_of_code_points)
}

/// Every byte of UTF-8 that does not continue a code point starts one.
fn starts_of_code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}
