//! Chance that can be repeated: the same seed gives the same numbers with every version of every library.

/// The generator `SplitMix64`: small, even enough for shuffling sentences, and of no use for secrets.
pub(super) struct Prng(u64);

impl Prng {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to below `end`; 0 where there is none.
    pub(super) const fn below(&mut self, end: usize) -> usize {
        if end == 0 {
            0
        } else {
            (self.next() % end as u64) as usize
        }
    }

    /// A number from `from` to `to`, both included.
    pub(super) const fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to + 1 - from)
    }

    /// One of them, unless there are none.
    pub(super) fn one_of<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        let at = self.below(things.len());
        things.get(at)
    }
}

/// Deals out the numbers below `size`, each once before any comes again, in an order of its own.
pub(super) struct Deck {
    size: usize,
    at: usize,
    step: usize,
}

impl Deck {
    pub(super) fn shuffled(size: usize, chance: &mut Prng) -> Self {
        let mut step = 1 + chance.below(size);
        while size > 1 && common_divisor(step, size) != 1 {
            step += 1;
        }
        Self {
            size,
            at: chance.below(size),
            step,
        }
    }

    pub(super) const fn draw(&mut self) -> usize {
        let drawn = self.at;
        if self.size > 0 {
            self.at = (self.at + self.step) % self.size;
        }
        drawn
    }
}

const fn common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_deck_deals_every_card_once() {
        for size in 1..200 {
            let mut deck = Deck::shuffled(size, &mut Prng::new(size as u64));
            let dealt: HashSet<usize> = (0..size).map(|_| deck.draw()).collect();
            assert_eq!(dealt.len(), size);
        }
    }

    #[test]
    fn the_same_seed_deals_the_same_hand() {
        let hand = |seed| {
            let mut chance = Prng::new(seed);
            [(); 8].map(|()| chance.below(1000))
        };
        assert_eq!(hand(7), hand(7));
        assert_ne!(hand(7), hand(8));
    }
}
