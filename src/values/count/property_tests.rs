//! What holds for every count.

use proptest::prelude::*;

use super::*;

fn count(text: &str) -> Count {
    Count::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
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

fn counts() -> impl Strategy<Value = Count> {
    prop_oneof![
        (prop::sample::select(&OF_ONE_NUMBER[..]), numbers())
            .prop_filter_map("no such number", |(qualifier, n)| Count::qualified(qualifier, n)),
        (numbers(), numbers()).prop_filter_map("reversed", |(low, high)| Count::between(low, high)),
        prop::sample::select(&WORDS[..]).prop_map(count),
    ]
}

proptest! {
    #[test]
    fn intervals_are_never_empty_and_hold_what_is_stated(count in counts()) {
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
            Count::qualified(qualifier, n).map(|count| (count.low(), count.high()))
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
    fn notations_parse_to_what_they_denote(written in counts()) {
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
    fn comparison_is_symmetric_and_agrees_with_the_intervals(one in counts(), two in counts()) {
        let relation = compare(&one, &two);
        prop_assert_eq!(relation, compare(&two, &one));
        prop_assert_eq!(compare(&one, &one), CountRelation::Equal);
        let joint = intersect([&one, &two]);
        match relation {
            CountRelation::Equal => prop_assert_eq!(one.interval(), two.interval()),
            CountRelation::QualifierDiffers => prop_assert_eq!(one.stated(), two.stated()),
            CountRelation::Refines => prop_assert!(joint.is_some()),
            CountRelation::Tension { joint: both, .. } => prop_assert_eq!(joint, Some(both)),
            CountRelation::Conflict { gap } => {
                prop_assert!(joint.is_none() && gap > 0);
                prop_assert!(!one.is_unknown() && !two.is_unknown());
            }
        }
    }

    #[test]
    fn an_intersection_lies_within_each(counts in prop::collection::vec(counts(), 0..6)) {
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
    fn a_sum_is_bounded_by_its_parts(counts in prop::collection::vec(counts(), 1..6)) {
        let total = sum(&counts);
        let add = |bounds: &[u64]| bounds.iter().fold(0_u64, |sum, n| sum.saturating_add(*n));
        let lows: Vec<u64> = counts.iter().map(Count::low).collect();
        let highs: Option<Vec<u64>> = counts.iter().map(Count::high).collect();
        prop_assert_eq!(total.low(), add(&lows));
        prop_assert_eq!(total.high(), highs.map(|highs| add(&highs)));
    }

    #[test]
    fn any_text_is_a_count_or_an_error_that_can_be_followed(
        text in prop_oneof!["\\PC*", "[-+<>=~.,0-9 \u{2013}\u{a0}]{0,12}"]
    ) {
        match Count::parse(&text) {
            Ok(count) => prop_assert_eq!(count.text(), text.trim()),
            Err(error) => {
                prop_assert!(text.get(error.span()).is_some());
                if let Some(suggestion) = error.suggestion() {
                    prop_assert!(Count::parse(suggestion).is_ok(), "{}", suggestion);
                }
            }
        }
    }
}
