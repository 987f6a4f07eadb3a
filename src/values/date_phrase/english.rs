//! The words of English.

use chrono::Weekday;

use super::language::{Bound, Language, TimeUnit};
use super::period::Part;
use super::relative::Offset;

#[rustfmt::skip]
pub(super) static ENGLISH: Language = Language {
    months: &[
        ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
        ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12),
    ],
    month_abbreviations: &[
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9),
        ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12),
    ],
    ambiguous_months: &["may", "march", "mar"],
    month_leads: &[
        "after", "and", "around", "before", "between", "by", "during", "early", "following", "from", "in", "last",
        "late", "mid", "next", "of", "or", "since", "the", "this", "through", "throughout", "till", "to", "until",
    ],
    dayless_leads: &["in"],
    articles: &["the"],
    partitive: "of",
    weekdays: &[
        ("monday", Weekday::Mon), ("tuesday", Weekday::Tue), ("wednesday", Weekday::Wed), ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri), ("saturday", Weekday::Sat), ("sunday", Weekday::Sun),
    ],
    weekday_abbreviations: &["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"],
    seasons: &[("spring", (3, 5)), ("summer", (6, 8)), ("autumn", (9, 11)), ("fall", (9, 11)), ("winter", (12, 14))],
    parts: &[
        ("early", Part::Early), ("beginning of", Part::Early), ("start of", Part::Early), ("early days of", Part::Early),
        ("mid", Part::Mid), ("middle of", Part::Mid),
        ("late", Part::Late), ("late in", Part::Late), ("end of", Part::Late),
        ("first half of", Part::FirstHalf), ("second half of", Part::SecondHalf), ("latter half of", Part::SecondHalf),
    ],
    stretches: &[
        ("first quarter of", (1, 3)), ("second quarter of", (4, 6)), ("third quarter of", (7, 9)),
        ("fourth quarter of", (10, 12)), ("last quarter of", (10, 12)), ("final quarter of", (10, 12)),
        ("q1", (1, 3)), ("q2", (4, 6)), ("q3", (7, 9)), ("q4", (10, 12)),
        ("q1 of", (1, 3)), ("q2 of", (4, 6)), ("q3 of", (7, 9)), ("q4 of", (10, 12)),
    ],
    edges: &[("first", true), ("last", false), ("final", false)],
    months_of: &["months of", "month of"],

    extent_frames: &[("from", &["to", "until", "till", "through"])],
    extent_joiners: &["to", "until", "till", "through"],
    between_frames: &[("between", "and"), ("sometime between", "and"), ("some time between", "and")],
    alternatives: &["or"],
    conjunctions: &["and"],
    after_days: &["against", "at", "by", "during", "for", "from", "in", "near", "on", "that", "to", "when", "with"],
    bounds: &[
        ("about", Bound::About), ("approximately", Bound::About), ("around", Bound::About), ("circa", Bound::About),
        ("roughly", Bound::About), ("on or about", Bound::About), ("on or around", Bound::About),
        ("by", Bound::By), ("no later than", Bound::By), ("on or before", Bound::By),
        ("until", Bound::Until), ("till", Bound::Until), ("up until", Bound::Until),
        ("before", Bound::Before), ("prior to", Bound::Before),
        ("after", Bound::After), ("following", Bound::After),
        ("since", Bound::Since), ("ever since", Bound::Since), ("beginning in", Bound::Since), ("beginning on", Bound::Since),
        ("starting in", Bound::Since), ("starting on", Bound::Since), ("as early as", Bound::Since),
    ],

    relatives: &[
        ("same day", Offset::Days(0)), ("that day", Offset::Days(0)), ("later that day", Offset::Days(0)),
        ("that same day", Offset::Days(0)), ("the same day", Offset::Days(0)), ("earlier that day", Offset::Days(0)),
        ("later the same day", Offset::Days(0)), ("that night", Offset::Days(0)), ("that evening", Offset::Days(0)),
        ("that morning", Offset::Days(0)), ("that afternoon", Offset::Days(0)), ("the same night", Offset::Days(0)),
        ("the same evening", Offset::Days(0)), ("the same morning", Offset::Days(0)),
        ("the following day", Offset::Days(1)), ("following day", Offset::Days(1)), ("the next day", Offset::Days(1)),
        ("next day", Offset::Days(1)), ("the following morning", Offset::Days(1)), ("the next morning", Offset::Days(1)),
        ("the previous day", Offset::Days(-1)), ("previous day", Offset::Days(-1)), ("the night before", Offset::Days(-1)),
        ("the previous night", Offset::Days(-1)), ("the preceding day", Offset::Days(-1)),
        ("the same week", Offset::Unknown), ("that week", Offset::Unknown), ("that same week", Offset::Unknown),
        ("later that week", Offset::Unknown), ("earlier that week", Offset::Unknown),
        ("the following week", Offset::Unknown), ("the next week", Offset::Unknown), ("the previous week", Offset::Unknown),
        ("the same month", Offset::CalendarMonth(0)), ("that month", Offset::CalendarMonth(0)),
        ("that same month", Offset::CalendarMonth(0)), ("later that month", Offset::CalendarMonth(0)),
        ("earlier that month", Offset::CalendarMonth(0)), ("the following month", Offset::CalendarMonth(1)),
        ("the next month", Offset::CalendarMonth(1)), ("the previous month", Offset::CalendarMonth(-1)),
        ("the same year", Offset::CalendarYear(0)), ("that year", Offset::CalendarYear(0)),
        ("that same year", Offset::CalendarYear(0)), ("later that year", Offset::CalendarYear(0)),
        ("earlier that year", Offset::CalendarYear(0)), ("the following year", Offset::CalendarYear(1)),
        ("the next year", Offset::CalendarYear(1)), ("the previous year", Offset::CalendarYear(-1)),
        ("days later", Offset::Unknown), ("weeks later", Offset::Unknown), ("months later", Offset::Unknown),
        ("years later", Offset::Unknown), ("hours later", Offset::Unknown), ("days earlier", Offset::Unknown),
        ("weeks earlier", Offset::Unknown), ("months earlier", Offset::Unknown), ("years earlier", Offset::Unknown),
        ("the day before", Offset::Unknown), ("the day after", Offset::Unknown),
        ("yesterday", Offset::Unknown), ("today", Offset::Unknown), ("tomorrow", Offset::Unknown),
        ("last week", Offset::Unknown), ("last month", Offset::Unknown), ("last year", Offset::Unknown),
        ("next week", Offset::Unknown), ("next month", Offset::Unknown), ("next year", Offset::Unknown),
        ("this week", Offset::Unknown), ("this month", Offset::Unknown), ("this year", Offset::Unknown),
    ],
    relative_years: &[
        ("of that year", 0), ("of the same year", 0), ("of that same year", 0), ("that year", 0), ("that same year", 0),
        ("the same year", 0), ("of the following year", 1), ("of the next year", 1), ("the following year", 1),
        ("the next year", 1), ("of the previous year", -1), ("of the year before", -1), ("the previous year", -1),
    ],
    deictics: &["last", "next", "this", "this past", "this coming"],
    numerals: &[
        ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
        ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12),
    ],
    vague_numerals: &["a few", "several", "some", "many", "a couple of", "a couple", "a number of"],
    units: &[
        ("minute", TimeUnit::Hour), ("minutes", TimeUnit::Hour), ("hour", TimeUnit::Hour), ("hours", TimeUnit::Hour),
        ("day", TimeUnit::Day), ("days", TimeUnit::Day), ("week", TimeUnit::Week), ("weeks", TimeUnit::Week),
        ("month", TimeUnit::Month), ("months", TimeUnit::Month), ("year", TimeUnit::Year), ("years", TimeUnit::Year),
    ],
    directions: &[("later", 1), ("earlier", -1), ("after", 0), ("before", 0), ("ago", 0), ("prior", 0), ("prior to", 0)],

    year_leads: &[
        "after", "before", "by", "during", "early", "from", "in", "late", "mid", "of", "since", "through", "throughout",
        "until",
    ],
    number_leads: &[
        "almost", "article", "chapter", "exactly", "exceeding", "fewer", "least", "most", "nearly", "no", "number", "over",
        "page", "paragraph", "resolution", "resolutions", "room", "route", "section", "some", "than",
    ],
    counted: &[
        "adults", "bodies", "casualties", "cases", "children", "civilians", "combatants", "dead", "deaths", "displaced",
        "dollars", "euros", "families", "fatalities", "fighters", "francs", "homes", "hostages", "houses", "hours",
        "incidents", "injured", "killed", "kilometers", "kilometres", "km", "lives", "members", "men", "meters", "metres",
        "migrants", "miles", "militants", "minutes", "peacekeepers", "people", "percent", "personnel", "persons",
        "prisoners", "rebels", "refugees", "soldiers", "tonnes", "tons", "troops", "victims", "villagers", "women",
        "wounded",
    ],
    namesakes: &[
        "airport", "avenue", "base", "battalion", "boulevard", "bridge", "brigade", "division", "hospital", "movement", "plaza",
        "regiment", "square", "stadium", "street", "university",
    ],
};
