use proptest::prelude::*;

use super::{Similarity, Skeleton, did_you_mean, fold, nearest, numerals, similarity};

/// Names and near-names: the pieces that the rules look at.
fn name() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Boul", "kessi", "ou", "Dj", "di", "gn", "ny", "gu", "qu", "é", "'", "’", "-", " ", "al-", "Ag ", "2", "II", " ix", "œ", "ʿ", ".",
        "kh", "e", "h", "m", "mb", "Ɲ", "ا", "\u{301}", "five", " of ",
    ]);
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![3 => name(), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn fold_is_idempotent(text in any_name()) {
        let key = fold(&text);
        prop_assert_eq!(fold(&key), key.clone());
        prop_assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains("  "));
    }

    #[test]
    fn a_skeleton_is_that_of_the_key(text in any_name()) {
        prop_assert_eq!(Skeleton::of(&fold(&text)), Skeleton::of(&text));
    }

    #[test]
    fn similarity_is_symmetric_and_bounded(a in any_name(), b in any_name()) {
        let forth = similarity(&a, &b);
        prop_assert_eq!(forth, similarity(&b, &a));
        prop_assert!(forth <= Similarity::SAME);
        prop_assert_eq!(forth == Similarity::SAME, fold(&a) == fold(&b) && !fold(&a).is_empty());
    }

    #[test]
    fn one_slip_is_symmetric_too(a in name(), at in 0_usize..12, slip in "[a-z]{0,2}") {
        let b: String = a.chars().take(at).chain(slip.chars()).chain(a.chars().skip(at + 1)).collect();
        prop_assert_eq!(similarity(&a, &b), similarity(&b, &a));
    }

    #[test]
    fn other_numerals_make_another_name(base in name(), x in 40_u64.., y in 40_u64..) {
        let (a, b) = (format!("{base} {x}"), format!("{base} {y}"));
        if x == y {
            prop_assert!(similarity(&a, &b) == Similarity::SAME);
        } else {
            prop_assert_eq!(similarity(&a, &b), Similarity::NONE);
        }
        prop_assert_eq!(numerals(&a).last().copied(), Some(x));
    }

    #[test]
    fn nearest_are_close_and_sorted(name in name(), known in prop::collection::vec(name(), 0..6)) {
        let found = nearest(&name, known.iter().map(String::as_str));
        prop_assert!(found.iter().all(|(_, similarity)| similarity.is_close()));
        prop_assert!(found.is_sorted_by(|a, b| a.1 > b.1 || a.1 == b.1 && a.0 <= b.0));
    }

    #[test]
    fn did_you_mean_does_not_depend_on_order(word in "[a-d_-]{0,6}", mut known in prop::collection::vec("[a-d-]{1,6}", 0..6)) {
        let meant = did_you_mean(&word, known.iter().map(String::as_str)).map(str::to_owned);
        known.reverse();
        prop_assert_eq!(meant.as_deref(), did_you_mean(&word, known.iter().map(String::as_str)));
    }
}
