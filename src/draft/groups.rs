//! Figures that one word governs: a whole with its parts, the parts alone, or a whole and some whom it includes.

use super::figures::Toll;
use super::site::Site;
use super::{Drafted, Read};
use crate::values::number::Number;

/// The claims that figures make.
pub(super) fn gather(site: &Site<'_>, mut tolls: Vec<Toll>) -> Vec<Drafted> {
    tolls.sort_by_key(|toll| toll.at.start);
    let mut groups: Vec<Vec<Toll>> = Vec::new();
    for toll in tolls {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| go_together(first, &toll))) {
            Some(group) => group.push(toll),
            None => groups.push(vec![toll]),
        }
    }
    Site::once(groups.into_iter().flat_map(|group| gathered(site, group)))
}

/// Whether one word governs two figures, told in one voice.
fn go_together(first: &Toll, other: &Toll) -> bool {
    let voice = |toll: &Toll| (toll.drafted.property, toll.drafted.hedge, toll.drafted.speakers.clone());
    first.governor == other.governor && voice(first) == voice(other)
}

fn gathered(site: &Site<'_>, group: Vec<Toll>) -> Vec<Drafted> {
    let stated = |toll: &Toll| match &toll.drafted.value {
        Read::Count(count) => Some((count.low(), count.high())),
        _ => None,
    };
    let Some((first, rest)) = group.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return group.into_iter().map(|toll| toll.drafted).collect();
    };
    // Who says it is said once, of the whole.
    let part = |toll: &Toll| Drafted { speakers: Vec::new(), ..toll.drafted.clone() };
    let parts = |tolls: &[Toll]| tolls.iter().map(part).collect::<Vec<_>>();
    let sentence = site.sentence(&first.at);
    let includes = rest.first().is_some_and(|next| sentence.includes(sentence.word_at(first.at.end), sentence.word_at(next.at.start)));
    let low = rest.iter().filter_map(stated).fold(Number::ZERO, |sum, (low, _)| sum.plus(low.number()));
    let adds_up = stated(first).is_some_and(|(whole, _)| whole == low.into());
    let voice = |value| Drafted {
        hedge: first.drafted.hedge,
        speakers: first.drafted.speakers.clone(),
        ..Drafted::new(first.drafted.property, value)
    };
    if adds_up {
        vec![Drafted { parts: parts(rest), ..first.drafted.clone() }]
    } else if includes {
        vec![Drafted { among: parts(rest), ..first.drafted.clone() }]
    } else {
        vec![Drafted { parts: parts(&group), ..voice(Read::Absent) }]
    }
}
