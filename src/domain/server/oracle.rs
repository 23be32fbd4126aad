//! The rules of contract `baremetal.md` §8 a second time, simple and slow: small worlds by chance, every value tried. The checks
//! must agree with them on what is legal and on which legal value is nearest.
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

mod downgrade;
mod order;
mod reinstall;
mod renewal;
mod upgrade;

/// A figure that the vendor may have left out.
fn maybe<T: std::fmt::Debug + Clone + 'static>(figure: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Option<T>> {
    prop::option::weighted(0.85, figure).boxed()
}

/// A switch that is mostly on, and sometimes not said.
fn switch() -> BoxedStrategy<Option<bool>> {
    prop_oneof![6 => Just(Some(true)), 1 => Just(Some(false)), 1 => Just(None)].boxed()
}

/// Which parts of a world by chance are made legal: most of them, so that often all are, and often all but one.
fn tamed() -> BoxedStrategy<[bool; 8]> {
    prop::array::uniform8(prop::bool::weighted(0.85)).boxed()
}

/// Of all values up to a most, the one that passes and is nearest to a wish, the smaller of two: by trying them all.
fn try_all(from: u32, most: u32, wish: u32, passes: impl Fn(u32) -> bool) -> Option<u32> {
    let mut best: Option<u32> = None;
    for value in from..=most {
        let nearer = best.is_none_or(|best| value.abs_diff(wish) < best.abs_diff(wish));
        if passes(value) && nearer {
            best = Some(value);
        }
    }
    best
}

/// Of a thousand worlds, how many are legal: a comparison proves little unless there are many of both kinds.
fn legal_of_thousand<T: std::fmt::Debug>(worlds: BoxedStrategy<T>, legal: impl Fn(&T) -> bool) -> usize {
    let mut runner = TestRunner::deterministic();
    (0..1000).filter(|_| legal(&worlds.new_tree(&mut runner).unwrap().current())).count()
}
