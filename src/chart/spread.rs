//! Labels moved apart, as little as possible, so that none covers another.

/// A label's middle and its height, along one direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    pub middle: f64,
    pub height: f64,
}

/// The middles at which labels that are given in order do not touch, within `from` and `to`.
///
/// Labels that would touch form a block, which stands where its labels are moved least (the mean,
/// as in the pooling of adjacent violators). When all together are higher than the room they are
/// set closer, evenly.
pub(super) fn spread(labels: &[Span], from: f64, to: f64) -> Vec<f64> {
    let needed: f64 = labels.iter().map(|label| label.height).sum();
    let closer = if needed > to - from { (to - from) / needed } else { 1.0 };
    let mut blocks: Vec<Block> = Vec::new();
    for label in labels {
        let height = label.height * closer;
        let mut block = Block { count: 1, sum: label.middle - height / 2.0, height };
        // A block's labels hang together at fixed offsets, so one wish, for its top, is left of all.
        while let Some(above) = blocks.pop_if(|above| above.bottom(from, to) > block.top(from, to)) {
            let offsets = above.height * f64::from(block.count);
            block = Block {
                count: above.count + block.count,
                sum: above.sum + block.sum - offsets,
                height: above.height + block.height,
            };
        }
        blocks.push(block);
    }
    let mut middles = Vec::with_capacity(labels.len());
    let mut rest = labels.iter();
    for block in blocks {
        let mut y = block.top(from, to);
        for label in rest.by_ref().take(block.count as usize) {
            middles.push(y + label.height * closer / 2.0);
            y += label.height * closer;
        }
    }
    middles
}

/// Labels that hang together.
struct Block {
    count: u32,
    /// Of the tops that its labels wish for it.
    sum: f64,
    height: f64,
}

impl Block {
    fn top(&self, from: f64, to: f64) -> f64 {
        (self.sum / f64::from(self.count)).min(to - self.height).max(from)
    }

    fn bottom(&self, from: f64, to: f64) -> f64 {
        self.top(from, to) + self.height
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(middles: &[f64]) -> Vec<Span> {
        middles.iter().map(|middle| Span { middle: *middle, height: 10.0 }).collect()
    }

    #[test]
    fn labels_with_room_stay_and_others_move_equally() {
        assert_eq!(spread(&spans(&[20.0, 50.0]), 0.0, 100.0), [20.0, 50.0]);
        assert_eq!(spread(&spans(&[50.0, 50.0]), 0.0, 100.0), [45.0, 55.0]);
        assert_eq!(spread(&spans(&[0.0, 4.0, 50.0]), 0.0, 100.0), [5.0, 15.0, 50.0]);
        assert_eq!(spread(&spans(&[1.0, 2.0, 3.0, 4.0]), 0.0, 20.0), [2.5, 7.5, 12.5, 17.5]);
    }

    proptest! {
        #[test]
        fn labels_keep_their_order_their_distance_and_within_the_room(
            middles in prop::collection::vec(-50.0..350.0_f64, 0..30),
        ) {
            let mut middles = middles;
            middles.sort_by(f64::total_cmp);
            let moved = spread(&spans(&middles), 0.0, 300.0);
            prop_assert_eq!(moved.len(), middles.len());
            for pair in moved.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 10.0 - 1e-9, "{pair:?}");
            }
            prop_assert!(moved.iter().all(|m| (5.0 - 1e-9..=295.0 + 1e-9).contains(m)));
        }
    }
}
