"""Dates of English text: what they name, what ties them, what they never do."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extraction.en.conftest import WEDNESDAY, read, told

from foedus.extraction.en.dates import DateMention, DateRelation, find_dates, opening_date, told_by
from foedus.model.citation import Span
from foedus.model.when import Precision

ABSOLUTE = [
    ("It was signed on 15 May 1992 in the old hall.", "1992-05-15", "1992-05-15", "on"),
    ("It was signed on May 15, 1992, in the old hall.", "1992-05-15", "1992-05-15", "on"),
    ("It was signed on May 15 1992 by all.", "1992-05-15", "1992-05-15", "on"),
    ("The 15th of May 1992 was a feast.", "1992-05-15", "1992-05-15", "on"),
    ("They met on Friday, May 15, 1992.", "1992-05-15", "1992-05-15", "on"),
    ("They met on Fri. 15 May 1992.", "1992-05-15", "1992-05-15", "on"),
    ("A letter of 15 Sept. 1999 says so.", "1999-09-15", "1999-09-15", "on"),
    ("A letter of Nov. 3, 1999 says so.", "1999-11-03", "1999-11-03", "on"),
    ("The protocol of 15.05.1992 holds.", "1992-05-15", "1992-05-15", "on"),
    ("The protocol of 1992-05-15 holds.", "1992-05-15", "1992-05-15", "on"),
    ("The protocol of 25/05/1992 holds.", "1992-05-25", "1992-05-25", "on"),
    ("The protocol of 05/25/1992 holds.", "1992-05-25", "1992-05-25", "on"),
    ("Posted 7.03.21 at noon by the desk.", "2021-03-07", "2021-03-07", "on"),
    ("The troops left in March 2003.", "2003-03-01", "2003-03-31", "on"),
    ("The troops left in the March of 2003.", "2003-03-01", "2003-03-31", "on"),
    ("The troops left in 2003.", "2003-01-01", "2003-12-31", "on"),
    ("The 2003 mutiny was over soon.", "2003-01-01", "2003-12-31", "on"),
    ("The state's 2003 mutiny was over soon.", "2003-01-01", "2003-12-31", "on"),
    ("The bloc was founded (1992).", "1992-01-01", "1992-12-31", "on"),
    ("Bases were built in the 1980s.", "1980-01-01", "1989-12-31", "on"),
    ("Bases were built in the early 1980s.", "1980-01-01", "1983-04-30", "on"),
    ("The war of the summer of 2008 was short.", "2008-06-01", "2008-08-31", "on"),
    ("The war of winter 2008 was short.", "2007-12-01", "2008-02-29", "on"),
    ("Drills ran from 3 to 9 August 2019.", "2019-08-03", "2019-08-09", "during"),
    ("Drills ran from August 3 to 9, 2019.", "2019-08-03", "2019-08-09", "during"),
    ("Drills ran on August 3-9, 2019.", "2019-08-03", "2019-08-09", "during"),
    ("Drills ran on 3–9 August 2019.", "2019-08-03", "2019-08-09", "during"),
    ("Drills ran between 3 and 9 August 2019.", "2019-08-03", "2019-08-09", "during"),
    ("Drills ran on 3 and 4 August 2019.", "2019-08-03", "2019-08-04", "during"),
    ("Drills ran from 28 August to 2 September 2019.", "2019-08-28", "2019-09-02", "during"),
    ("Drills ran from December 28, 2019 to January 2, 2020.", "2019-12-28", "2020-01-02", "during"),
    ("Drills ran from 28 December to 2 January 2020.", "2019-12-28", "2020-01-02", "during"),
    ("Drills ran from Saturday 3 to Friday 9 August 2019.", "2019-08-03", "2019-08-09", "during"),
    ("Drills ran from May to July 2019.", "2019-05-01", "2019-07-31", "during"),
    ("Drills ran from November 2018 to March 2019.", "2018-11-01", "2019-03-31", "during"),
    ("He led the staff in 2015-2019.", "2015-01-01", "2019-12-31", "during"),
    ("He led the staff from 2015 to 2019.", "2015-01-01", "2019-12-31", "during"),
    ("He led the staff in 2015–19.", "2015-01-01", "2019-12-31", "during"),
    ("Unrest grew in 2015 and 2016.", "2015-01-01", "2016-12-31", "during"),
    ("It began at the end of April 2019.", "2019-04-21", "2019-04-30", "on"),
    ("It began in early April 2019.", "2019-04-01", "2019-04-10", "on"),
    ("It began in mid-2019.", "2019-05-01", "2019-08-31", "on"),
    ("It began in late 2019.", "2019-10-01", "2019-12-31", "on"),
    ("It began in the first half of 2019.", "2019-01-01", "2019-06-30", "on"),
    ("It began in the third quarter of 2019.", "2019-07-01", "2019-09-30", "on"),
    ("It began in the last days of April 2019.", "2019-04-21", "2019-04-30", "on"),
    ("The base has stood since 2008.", "2008-01-01", "-", "since"),
    ("The base stood until March 2012.", "-", "2012-03-31", "until"),
    ("The budget grows by 2030.", "-", "2030-12-31", "until"),
    ("The budget grows by the end of 2030.", "-", "2030-12-31", "until"),
    ("The base opened no later than 1 March 2012.", "-", "2012-03-01", "until"),
    ("The base opened before March 2012.", "-", "2012-02-29", "before"),
    ("The base opened before the end of 2012.", "-", "2012-12-31", "until"),
    ("The base opened after March 2012.", "2012-04-01", "-", "after"),
    ("The rule holds from 1 March 2012 onwards.", "2012-03-01", "-", "since"),
    ("The rule holds starting from 1 March 2012.", "2012-03-01", "-", "since"),
    ("He fled two days after March 1, 2012.", "2012-03-03", "2012-03-03", "on"),
    ("He fled a week before March 14, 2012.", "2012-03-05", "2012-03-11", "on"),
]

PUBLICATION = [
    ("Today the session opened.", "2024-06-12", "2024-06-12", "on"),
    ("The session opened yesterday.", "2024-06-11", "2024-06-11", "on"),
    ("The session opens tomorrow.", "2024-06-13", "2024-06-13", "on"),
    ("It opened the day before yesterday.", "2024-06-10", "2024-06-10", "on"),
    ("Shots were heard last night.", "2024-06-11", "2024-06-11", "on"),
    ("They met this morning.", "2024-06-12", "2024-06-12", "on"),
    ("They fought overnight.", "2024-06-11", "2024-06-12", "on"),
    ("They met last week.", "2024-06-03", "2024-06-09", "on"),
    ("They met at the end of last week.", "2024-06-07", "2024-06-09", "on"),
    ("They meet next month.", "2024-07-01", "2024-07-31", "on"),
    ("They met last year.", "2023-01-01", "2023-12-31", "on"),
    ("They met earlier this year.", "2024-01-01", "2024-06-12", "on"),
    ("They meet later this year.", "2024-06-12", "2024-12-31", "on"),
    ("They met late last year.", "2023-10-01", "2023-12-31", "on"),
    ("They met at the beginning of the year.", "2024-01-01", "2024-03-31", "on"),
    ("They met ten days ago.", "2024-06-02", "2024-06-02", "on"),
    ("They met two weeks ago.", "2024-05-27", "2024-06-02", "on"),
    ("They met three months ago.", "2024-03-01", "2024-03-31", "on"),
    ("They met about 30 years ago.", "1994-01-01", "1994-12-31", "on"),
    ("They met a couple of days ago.", "2024-06-10", "2024-06-10", "on"),
    ("They met a few days ago.", "2024-06-05", "2024-06-11", "on"),
    ("They met the other day.", "2024-06-05", "2024-06-11", "on"),
    ("They met more than a year ago.", "-", "2023-06-11", "before"),
    ("They met the year before last.", "2022-01-01", "2022-12-31", "on"),
    ("They met on Monday.", "2024-06-10", "2024-06-10", "on"),
    ("They met on Thursday morning.", "2024-06-06", "2024-06-06", "on"),
    ("They met on Wednesday.", "2024-06-12", "2024-06-12", "on"),
    ("They met last Wednesday.", "2024-06-05", "2024-06-05", "on"),
    ("They will meet on Friday.", "2024-06-14", "2024-06-14", "on"),
    ("They meet next Wednesday.", "2024-06-19", "2024-06-19", "on"),
    ("The guards leave by Friday.", "-", "2024-06-14", "until"),
    ("They met last weekend.", "2024-06-08", "2024-06-09", "on"),
    ("They met from Monday to Wednesday.", "2024-06-10", "2024-06-12", "during"),
    ("Back in May they met.", "2024-05-01", "2024-05-31", "on"),
    ("They met in October.", "2023-10-01", "2023-10-31", "on"),
    ("The session will be held in October.", "2024-10-01", "2024-10-31", "on"),
    ("In October the session will be held.", "2024-10-01", "2024-10-31", "on"),
    ("They will debate the pact signed in October.", "2023-10-01", "2023-10-31", "on"),
    ("Guards will be sent, he said on Monday.", "2024-06-10", "2024-06-10", "on"),
    ("They met last November.", "2023-11-01", "2023-11-30", "on"),
    ("They met this February.", "2024-02-01", "2024-02-29", "on"),
    ("They met on March 3.", "2024-03-03", "2024-03-03", "on"),
    ("They met on Tuesday, 3 October.", "2023-10-03", "2023-10-03", "on"),
    ("They meet on 20 June.", "2024-06-20", "2024-06-20", "on"),
    ("The vote is planned for 3 October.", "2024-10-03", "2024-10-03", "on"),
    ("They met on 3-5 October.", "2023-10-03", "2023-10-05", "during"),
    ("They met in late October last year.", "2023-10-21", "2023-10-31", "on"),
    ("They stay until November next year.", "-", "2025-11-30", "until"),
    ("They met last autumn.", "2023-09-01", "2023-11-30", "on"),
    ("They met this spring.", "2024-03-01", "2024-05-31", "on"),
    ("They meet next summer.", "2025-06-01", "2025-08-31", "on"),
    ("They met in the winter.", "2023-12-01", "2024-02-29", "on"),
    ("It has run since the 90s.", "1990-01-01", "-", "since"),
    ("It ran in the early nineties.", "1990-01-01", "1993-04-30", "on"),
    ("It ran over the past two years.", "2022-06-12", "2024-06-12", "during"),
    ("It ran over the past week.", "2024-06-05", "2024-06-12", "during"),
    ("It runs in the next ten days.", "2024-06-12", "2024-06-22", "during"),
    ("It comes in the coming weeks.", "2024-06-12", "-", "since"),
    ("The session will be held in two weeks.", "2024-06-24", "2024-06-30", "on"),
    ("They have fought for five days.", "2024-06-07", "-", "since"),
    ("The campaign went on for several years.", "-", "-", "during"),
    ("The campaign grew in recent years.", "-", "-", "during"),
    ("He stepped down after yesterday's defeat.", "2024-06-11", "2024-06-11", "on"),
]

CONTEXT = [
    ("Three days later the truce broke.", "2020-02-13", "2020-02-13", "on"),
    ("Two weeks earlier the truce broke.", "2020-01-27", "2020-02-02", "on"),
    ("The truce broke the next day.", "2020-02-11", "2020-02-11", "on"),
    ("The truce broke the previous day.", "2020-02-09", "2020-02-09", "on"),
    ("The truce broke the same day.", "2020-02-10", "2020-02-10", "on"),
    ("The truce broke earlier that year.", "2020-01-01", "2020-12-31", "on"),
    ("The truce broke the following month.", "2020-03-01", "2020-03-31", "on"),
    ("On March 3 the truce broke.", "2020-03-03", "2020-03-03", "on"),
    ("On 3 November of the previous year the truce broke.", "2019-11-03", "2019-11-03", "on"),
]

NO_DATES = [
    "They may march to the border if they must.",
    "March on the capital, he cried.",
    "The 44-day war was short.",
    "About 2000 people fled; 1000 stayed.",
    "Resolution 1701 and article 4 apply.",
    "The drill Steadfast Shield-2022 was called off.",
    "The drill “Steadfast Shield 2022” was called off.",
    "Command games Joint Effort - 21 ended.",
    "The page was made at 08:58.",
    "The site 24.kg quotes the S-300 crew and the 5+1 group.",
    "Now and recently, currently, soon.",
    "The agreement of Good Friday holds.",
    "Talks lasted for three days.",
    "A force of 2000 soldiers and a 2000-strong reserve.",
    "The calendar has no 31.02.2020.",
    "She will fall ill in her 30s.",
]


@pytest.mark.parametrize(("text", "start", "end", "relation"), ABSOLUTE)
def test_absolute_dates_need_no_anchor(text: str, start: str, end: str, relation: str) -> None:
    """A date with its year is the same whenever the text was published, or if nobody knows."""
    assert {told(text, day) for day in (None, WEDNESDAY, date(1999, 1, 31))} == {(start, end, relation)}


NEWS = [
    ("The post burned in the week before this one.", "2024-06-03", "2024-06-09", "on"),
    ("The post will open ten days from now.", "2024-06-22", "2024-06-22", "on"),
    ("It has smouldered for nine days.", "2024-06-03", "-", "since"),
    ("For nine days now the post burns.", "2024-06-03", "-", "since"),
    ("For nine days the guards have slept there.", "2024-06-03", "-", "since"),
    ("For the fourth day running the post burns.", "2024-06-09", "-", "since"),
    ("They met in the last month of last year.", "2023-12-01", "2023-12-31", "on"),
    ("They met in the second week of May.", "2024-05-08", "2024-05-14", "on"),
    ("They met on the last day of May.", "2024-05-31", "2024-05-31", "on"),
    ("They meet early next year.", "2025-01-01", "2025-03-31", "on"),
    ("The post burned two hours ago.", "2024-06-12", "2024-06-12", "on"),
    ("The post burned within the past 48 hours.", "2024-06-10", "2024-06-12", "during"),
    ("The post burned a fortnight ago.", "2024-05-27", "2024-06-02", "on"),
    ("The post burned half a year ago.", "2023-12-01", "2023-12-31", "on"),
    ("The post burned on Christmas Day.", "2023-12-25", "2023-12-25", "on"),
    ("The post burned on New Year’s Eve 2019.", "2019-12-31", "2019-12-31", "on"),
    ("The post burned on the thirty-first of March 2003.", "2003-03-31", "2003-03-31", "on"),
    ("The post burned on the first of March.", "2024-03-01", "2024-03-01", "on"),
    ("The post burned on the 5th.", "2024-06-05", "2024-06-05", "on"),
    ("The post burned on the 20th.", "2024-05-20", "2024-05-20", "on"),
    ("The post burned on the eve of 12 May 2020.", "2020-05-11", "2020-05-11", "on"),
    ("The post burned in the winter of 2021-22.", "2021-12-01", "2022-02-28", "on"),
]


@pytest.mark.parametrize(("text", "start", "end", "relation"), NEWS)
def test_the_words_of_news_are_read(text: str, start: str, end: str, relation: str) -> None:
    """Hours, fortnights, feasts, ordinals, days of the month and parts counted off count from publication."""
    assert told(text) == (start, end, relation)


AFTER_A_DAY = [
    ("The following day they left.", "2020-03-01", "2020-03-01"),
    ("The next morning they left.", "2020-03-01", "2020-03-01"),
    ("That evening they left.", "2020-02-29", "2020-02-29"),
    ("A week later they left.", "2020-03-07", "2020-03-07"),
    ("The week after, they left.", "2020-03-02", "2020-03-08"),
    ("A year earlier they had left.", "2019-02-01", "2019-02-28"),
    ("The next year they left.", "2021-01-01", "2021-12-31"),
    ("They left the same day.", "2020-02-29", "2020-02-29"),
    ("On its eve they left.", "2020-02-28", "2020-02-28"),
    ("They left on the eve of the vote.", "2020-02-28", "2020-02-28"),
    ("They left two days after the vote.", "2020-03-02", "2020-03-02"),
    ("On the 5th they left.", "2020-03-05", "2020-03-05"),
    ("In February they left.", "2020-02-01", "2020-02-29"),
    ("On 8 May they left.", "2020-05-08", "2020-05-08"),
    ("On 8 January they left.", "2020-01-08", "2020-01-08"),
]


def after(text: str, before: str) -> list[DateMention]:
    """The dates of a sentence after one that tells a date."""
    (mention,) = read(before)
    return find_dates(text, Span(0, len(text)), published_on=WEDNESDAY, told=[told_by(mention, 1)])


@pytest.mark.parametrize(("text", "start", "end"), AFTER_A_DAY)
def test_days_count_from_the_day_told_before(text: str, start: str, end: str) -> None:
    """What another sentence told comes before publication, and the derivation names it."""
    (mention,) = after(text, "They voted on 29 February 2020.")
    assert (str(mention.when.start), str(mention.when.end)) == (start, end)
    assert "2020-02-29 (told before)" in mention.when.derivation


def test_the_sentence_itself_tells_the_day_that_later_words_count_from() -> None:
    """In one sentence a later date counts from an earlier one."""
    first, second = read("They voted on 29 February 2020 and left three days later.")
    assert (str(first.when.start), str(second.when.start)) == ("2020-02-29", "2020-03-03")


def test_a_year_frames_what_follows_only_where_it_opens_its_sentence() -> None:
    """The year of "In 2009 …" goes on to be meant; that of "founded in 1949" passes by."""
    assert str(after("In May they left.", "In 2009 the war began.")[0].when.start) == "2009-05-01"
    assert str(after("In May they left.", "It was founded in 1949.")[0].when.start) == "2024-05-01"
    assert str(after("In August they will leave.", "In 2009 the war began.")[0].when.start) == "2024-08-01"


def test_a_day_is_not_counted_from_a_year() -> None:
    """The day after an event of which only the year is told is not known."""
    assert after("The following day they left.", "In 2009 they voted.")[0].when.start is None


@pytest.mark.parametrize(
    "text", ["They rejected the 1992 treaty.", "They have targets for 2030.", "It holds until 2030."]
)
def test_terms_aims_and_names_tell_no_day_to_count_from(text: str) -> None:
    """The year of a treaty, an aim or a term is not when the report's tale takes place."""
    assert [mention.told for mention in read(text)] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday they rejected the plan.",
        "They rejected the plan on Monday.",
        "On Monday they discussed the upcoming summit.",
        "They discussed the next summit on Monday.",
        "On Monday they left, and by Sunday, one hopes, others will come.",
    ],
)
def test_what_is_to_come_does_not_move_a_day_of_the_past(text: str) -> None:
    """A plan that is talked of, or another clause, makes no past day a coming one."""
    assert str(read(text)[0].when.start) == "2024-06-10"


def test_numbered_things_are_no_days() -> None:
    """The words "on the 5th Fleet" name a fleet."""
    assert read("They fired on the 5th Fleet and on the 12th day slept.") == []


@pytest.mark.parametrize(("text", "start", "end", "relation"), PUBLICATION)
def test_publication_anchors_what_is_told_from_the_day_of_speaking(
    text: str, start: str, end: str, relation: str
) -> None:
    """Words without a year, and words told from today, count from the publication."""
    assert told(text) == (start, end, relation)


@pytest.mark.parametrize(("text", "start", "end", "relation"), PUBLICATION)
def test_an_unknown_publication_gives_no_days(text: str, start: str, end: str, relation: str) -> None:
    """Where the day of publication is not known the words are found and no day is invented."""
    for mention in read(text, published_on=None):
        assert (mention.when.start, mention.when.end, mention.anchored) == (None, None, "nothing")


@pytest.mark.parametrize(("text", "start", "end", "relation"), CONTEXT)
def test_context_anchors_what_is_told_from_another_date(text: str, start: str, end: str, relation: str) -> None:
    """The words "later", "that year" and a day without a year count from the day that the text is about."""
    assert told(text, context=date(2020, 2, 10)) == (start, end, relation)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Modal verbs, counts, references, times and names hold no date."""
    assert read(text) == []


def test_a_date_without_a_year_soon_after_publication_is_not_taken_for_last_year() -> None:
    """A day that would lie more than ten and a half months back is the one soon to come."""
    assert told("The session opens on 20 June.", date(2024, 6, 12))[0] == "2024-06-20"
    assert told("The session opens on 20 August.", date(2024, 6, 12))[0] == "2023-08-20"


def test_the_weekday_chooses_the_year() -> None:
    """A weekday beside a day and month prefers the neighbouring year in which it fits."""
    assert told("They met on Sunday, 3 March.", date(2024, 6, 12))[0] == "2024-03-03"
    assert told("They met on Friday, 3 March.", date(2024, 6, 12))[0] == "2023-03-03"


def test_leap_day_is_found_in_the_latest_leap_year() -> None:
    """The 29th of February without a year is the latest that a calendar had."""
    assert told("They met on 29 February.", date(2023, 6, 12))[0] == "2020-02-29"


def test_a_slash_that_fits_both_ways_names_no_day() -> None:
    """The date 05/06/2022 may be June or May, so it has no bounds and says why."""
    when = read("Dated 05/06/2022.")[0].when
    assert (when.start, when.end) == (None, None)
    assert "month first" in when.derivation


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("on 3 May 2020", Precision.DAY),
        ("at the end of last week", Precision.DAY),
        ("last week", Precision.WEEK),
        ("in early May 2020", Precision.WEEK),
        ("in May 2020", Precision.MONTH),
        ("in the autumn of 2020", Precision.SEASON),
        ("in late 2020", Precision.SEASON),
        ("in 2020", Precision.YEAR),
        ("in the 1990s", Precision.YEAR),
        ("since 2020", Precision.OPEN),
        ("for many years", Precision.OPEN),
    ],
)
def test_precision_is_that_of_the_words(text: str, precision: Precision) -> None:
    """The interval says how precisely the words name it; a missing bound is open."""
    assert read(text)[0].when.precision is precision


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It began, at the end of April 2019, badly.", "at the end of April 2019"),
        ("It has stood since 2008.", "since 2008"),
        ("It was signed on 15 May 1992.", "15 May 1992"),
        ("It ran from August 3 to 9, 2019.", "from August 3 to 9, 2019"),
        ("It opened no later than 1 March 2012.", "no later than 1 March 2012"),
        ("He fled two days after 1 March 2012.", "two days after 1 March 2012"),
        ("It was created on 6 July\n2024 in the town.", "6 July\n2024"),
    ],
)
def test_the_source_holds_the_qualifying_words(text: str, quote: str) -> None:
    """The words quoted are those that the interval needs, plain "on" and "in" left out."""
    source = read(text)[0].when.source
    assert source is not None
    assert source.quote == quote


def test_the_derivation_names_words_and_anchor() -> None:
    """A reader sees which words were read and from which day they count."""
    derivation = read("They met last week.")[0].when.derivation
    assert derivation == '"last week": the week before that of 2024-06-12 (publication)'


def test_several_dates_of_a_sentence_stand_in_order() -> None:
    """Each date of a sentence is a mention of its own."""
    days = [str(m.when.start) for m in read("On Monday and on 3 March 2020, then in 2021, they met.")]
    assert days == ["2024-06-10", "2020-03-03", "2021-01-01"]


def test_a_date_that_modifies_a_noun_is_tied_to_nothing() -> None:
    """The year of an earlier war is no bound of what came since."""
    assert told("The worst clash since the 1994 truce.") == ("1994-01-01", "1994-12-31", "on")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-01-27. Two guards met.", "2022-01-27"),
        ("27 January 2022: two guards met.", "2022-01-27"),
        ("  January 27, 2022 — two guards met.", "2022-01-27"),
    ],
)
def test_a_chronicle_entry_opens_with_its_day(text: str, day: str) -> None:
    """The day before a sign at the head of a paragraph is the entry's."""
    mention = opening_date(text, Span(0, len(text)))
    assert mention is not None
    assert str(mention.when.start) == day


@pytest.mark.parametrize("text", ["In 2022 two guards met.", "27 January 2022 was cold.", "May 2022: they met.", ""])
def test_other_paragraphs_open_with_no_day(text: str) -> None:
    """A date that is part of the sentence, or no single day, opens no entry."""
    assert opening_date(text, Span(0, len(text))) is None


def test_relations_are_a_closed_list() -> None:
    """Callers may match on every relation."""
    assert {relation.value for relation in DateRelation} == {"on", "since", "until", "during", "before", "after"}


def test_a_deed_told_on_a_day_without_a_year_is_past(read_claims) -> None:
    """However soon that day would come again."""
    (claim,) = read_claims("Uruguay signed the treaty on 5 January.", published=date(2022, 11, 28))
    assert claim.when is not None
    assert claim.when.start == date(2022, 1, 5)
