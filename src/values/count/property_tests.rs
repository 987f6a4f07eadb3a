//! What holds for every count.

use proptest::prelude::*;

use super::*;

fn count(text: &str) -> Count {
    read(text, Grain::Whole)
}

fn read(text: &str, grain: Grain) -> Count {
    Count::parse(text, grain).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

const OF_ONE_NUMBER: [Qualifier; 8] = [
    Qualifier::Exact,
    Qualifier::AtLeast,
    Qualifier::MoreThan,
    Qualifier::UpTo,
    Qualifier::AtMost,
    Qualifier::FewerThan,
    Qualifier::Nearly,
    Qualifier::About,
];

const WORDS: [&str; 8] = ["dozens", "a few", "several", "hundreds", "a couple", "unknown", "nobody", "a few dozen"];

fn numbers() -> impl Strategy<Value = u64> {
    prop_oneof![0_u64..120, any::<u64>(), Just(u64::MAX)]
}

fn decimals() -> impl Strategy<Value = Number> {
    let few = (0_u64..12_000, 0_u32..3).prop_filter_map("too large", |(digits, decimals)| Number::decimal(digits.into(), decimals));
    prop_oneof![
        few,
        numbers().prop_map(Number::from),
        any::<u128>().prop_filter_map("too large", |digits| Number::decimal(digits >> 48, 6))
    ]
}

fn of_grain(grain: Grain) -> BoxedStrategy<Count> {
    let numbers = || match grain {
        Grain::Whole => numbers().prop_map(Number::from).boxed(),
        Grain::Fine => decimals().boxed(),
    };
    prop_oneof![
        (prop::sample::select(&OF_ONE_NUMBER[..]), numbers())
            .prop_filter_map("no such number", move |(qualifier, n)| Count::qualified(qualifier, n, grain)),
        (numbers(), numbers()).prop_filter_map("reversed", |(low, high)| Count::between(low, high)),
        prop::sample::select(&WORDS[..]).prop_map(count),
    ]
    .boxed()
}

/// Counts of one grain.
fn any_counts(number: std::ops::Range<usize>) -> impl Strategy<Value = (Grain, Vec<Count>)> {
    let grains = prop::sample::select(&[Grain::Whole, Grain::Fine][..]);
    grains.prop_flat_map(move |grain| (Just(grain), prop::collection::vec(of_grain(grain), number.clone())))
}

proptest! {
    #[test]
    fn intervals_are_never_empty_and_hold_what_is_stated((_, counts) in any_counts(1..2)) {
        let count = &counts[0];
        prop_assert!(count.high().is_none_or(|high| count.low() <= high));
        let strict = matches!(
            count.qualifier(),
            Qualifier::MoreThan | Qualifier::FewerThan | Qualifier::Nearly
        );
        if let Some(stated) = count.stated() {
            prop_assert_eq!(count.interval().contains(stated), !strict);
        }
    }

    #[test]
    fn every_qualifier_bounds_the_number_it_states(n in numbers()) {
        let bounds = |qualifier| {
            let whole = |bound: Bound| bound.number().whole().filter(|_| bound.is_number()).unwrap();
            Count::qualified(qualifier, n.into(), Grain::Whole).map(|count| (whole(count.low()), count.high().map(whole)))
        };
        prop_assert_eq!(bounds(Qualifier::Exact), Some((n, Some(n))));
        prop_assert_eq!(bounds(Qualifier::AtLeast), Some((n, None)));
        prop_assert_eq!(bounds(Qualifier::MoreThan), n.checked_add(1).map(|low| (low, None)));
        prop_assert_eq!(bounds(Qualifier::UpTo), Some((n.min(1), Some(n))));
        prop_assert_eq!(bounds(Qualifier::AtMost), Some((0, Some(n))));
        prop_assert_eq!(bounds(Qualifier::FewerThan), n.checked_sub(1).map(|high| (0, Some(high))));
        let nine_tenths = u64::try_from(u128::from(n) * 9 / 10).unwrap();
        let eleven_tenths = u64::try_from((u128::from(n) * 11).div_ceil(10)).unwrap_or(u64::MAX);
        prop_assert_eq!(bounds(Qualifier::About), Some((nine_tenths, Some(eleven_tenths))));
        prop_assert_eq!(
            bounds(Qualifier::Nearly),
            n.checked_sub(1).map(|high| (nine_tenths, Some(high)))
        );
    }

    #[test]
    fn a_share_leaves_all_that_lies_between(n in decimals()) {
        let within = |qualifier, number: Number| {
            Count::qualified(qualifier, n, Grain::Fine).is_some_and(|count| count.interval().contains(number))
        };
        let step = Number::decimal(1, 6).unwrap();
        prop_assert!(!within(Qualifier::MoreThan, n) && !within(Qualifier::FewerThan, n) && !within(Qualifier::Nearly, n));
        prop_assert!(!within(Qualifier::UpTo, Number::ZERO) || n == Number::ZERO);
        if Number::ZERO < n && n < Number::MAX {
            prop_assert!(within(Qualifier::MoreThan, n.plus(step)) && within(Qualifier::FewerThan, n.minus(step)));
            prop_assert!(within(Qualifier::About, n) && within(Qualifier::UpTo, n) && within(Qualifier::UpTo, step));
        }
    }

    #[test]
    fn notations_parse_to_what_they_denote((grain, counts) in any_counts(1..2)) {
        let written = &counts[0];
        let count = |text: &str| read(text, grain);
        let normalised = count(&written.normalised());
        prop_assert_eq!(normalised.interval(), written.interval());
        prop_assert_eq!(normalised.normalised(), written.normalised());
        let kept = count(&written.notation());
        prop_assert_eq!(kept.interval(), written.interval());
        if written.qualifier() != Qualifier::Between && written.qualifier() != Qualifier::NoneAtAll {
            prop_assert_eq!((kept.qualifier(), kept.stated()), (written.qualifier(), written.stated()));
        }
        prop_assert_eq!(count(&written.phrase()).interval(), written.interval());
    }

    #[test]
    fn comparison_is_symmetric_and_agrees_with_the_intervals((grain, counts) in any_counts(2..3)) {
        let (one, two) = (&counts[0], &counts[1]);
        let relation = compare(one, two);
        prop_assert_eq!(relation, compare(two, one));
        prop_assert_eq!(compare(one, one), CountRelation::Equal);
        let joint = intersect([one, two]);
        match relation {
            CountRelation::Equal => prop_assert_eq!(one.interval(), two.interval()),
            CountRelation::QualifierDiffers => prop_assert_eq!(one.stated(), two.stated()),
            CountRelation::Refines => prop_assert!(joint.is_some()),
            CountRelation::Tension { joint: both, .. } => prop_assert_eq!(joint, Some(both)),
            CountRelation::Conflict { gap } => {
                prop_assert!(joint.is_none() && (gap > Number::ZERO || grain == Grain::Fine));
                prop_assert!(!one.is_unknown() && !two.is_unknown());
            }
        }
    }

    #[test]
    fn an_intersection_lies_within_each((_, counts) in any_counts(0..6)) {
        let refs: Vec<&Count> = counts.iter().collect();
        let pair = smallest_contradiction(&refs);
        if let Some(joint) = intersect(&counts) {
            prop_assert!(counts.iter().all(|count| count.interval().encloses(joint)));
            prop_assert_eq!(pair, None);
        } else {
            let conflicts = |one: &Count, two: &Count| {
                matches!(compare(one, two), CountRelation::Conflict { .. })
            };
            let any = refs.iter().any(|one| refs.iter().any(|two| conflicts(one, two)));
            prop_assert_eq!(pair.is_some(), any);
            if let Some((floor, ceiling)) = pair {
                prop_assert!(conflicts(refs[floor], refs[ceiling]));
                prop_assert!(refs.iter().all(|count| count.low() <= refs[floor].low()));
            }
        }
    }

    #[test]
    fn a_sum_is_bounded_by_its_parts((_, counts) in any_counts(1..6)) {
        let total = sum(&counts);
        let add = |bounds: &[Bound]| bounds.iter().fold(Number::ZERO, |sum, bound| sum.plus(bound.number()));
        let lows: Vec<Bound> = counts.iter().map(Count::low).collect();
        let highs: Option<Vec<Bound>> = counts.iter().map(Count::high).collect();
        prop_assert_eq!(total.low().number(), add(&lows));
        prop_assert_eq!(total.high().map(Bound::number), highs.map(|highs| add(&highs)));
        prop_assert_eq!(sum(counts.iter().rev()), total);
    }

    #[test]
    fn any_text_is_a_count_or_an_error_that_can_be_followed(
        text in prop_oneof!["\\PC*", "[-+<>=~.,0-9 \u{2013}\u{a0}]{0,12}"],
        grain in prop::sample::select(&[Grain::Whole, Grain::Fine][..]),
    ) {
        match Count::parse(&text, grain) {
            Ok(count) => prop_assert_eq!(count.text(), text.trim()),
            Err(error) => {
                prop_assert!(text.get(error.span()).is_some());
                if let Some(suggestion) = error.suggestion() {
                    prop_assert!(Count::parse(suggestion, grain).is_ok(), "{}", suggestion);
                }
            }
        }
    }
}
