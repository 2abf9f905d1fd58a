"""Title, author, date, tags and reach from the text itself."""

import pytest

from foedus.model.report import Found, NotFound


def value(told):
    return told.value if isinstance(told, Found) else None


@pytest.mark.parametrize(
    ("above", "author", "published"),
    [
        ("Ida Brem.\n23.11.2023 08:58\n  (Moscow time), Port Ansel", "Ida Brem", "2023-11-23T08:58:00+03:00"),
        ("25.11.22 12:40", None, "2022-11-25T12:40:00"),
        ("By Ida Brem\nNovember 23, 2023, 14:05 GMT+3", "Ida Brem", "2023-11-23T14:05:00+03:00"),
        ("By Ida Brem, 23 November 2023", "Ida Brem", "2023-11-23"),
        ("Ida Brem | 23.11.2023", "Ida Brem", "2023-11-23"),
        ("Published: 2023-11-23T08:58:00Z\nUpdated: 2024-01-01", None, "2023-11-23T08:58:00+00:00"),
        ("Port Ansel, 23 November 2023", None, "2023-11-23"),
        ("Ида Брем\n23 ноября 2023, 08:58 (МСК)", "Ида Брем", "2023-11-23T08:58:00+03:00"),
        ("Автор: Ида Брем", "Ида Брем", None),
        ("Author: Ida Brem, tide researcher", "Ida Brem", None),
        ("Text: J. R. van Brem", "J. R. van Brem", None),
        ("Updated: 2024-01-01", None, None),
    ],
)
def test_a_byline_below_the_title(gull, above, author, published) -> None:
    """Author and time come out as written, and only what is told."""
    report = gull.read(above=above)
    told = report.published.value.isoformat() if isinstance(report.published, Found) else None
    assert (value(report.title), value(report.author), told) == (gull.TITLE, author, published)


def test_the_byline_is_struck(gull, struck) -> None:
    """Author and date are furniture, the title is not."""
    assert struck(gull.read(above="Ida Brem.\n23.11.2023 08:58")) == {
        "Ida Brem.": "byline",
        "23.11.2023 08:58": "byline",
    }


@pytest.mark.parametrize("signature", ["Ida Brem", "Ida Brem, harbour master"])
def test_a_name_alone_below_the_text_is_the_author(gull, struck, signature) -> None:
    """The signature is taken, and struck, also where furniture stands below it."""
    report = gull.read(below=f"{signature}\n\nRead: 676")
    assert (value(report.author), struck(report)[signature]) == ("Ida Brem", "signature")


def test_an_outlet_below_the_author_is_the_outlet(gull) -> None:
    """Two lines of signature are a person and the place where the person writes."""
    report = gull.read(below="Ida Brem\n\nHarbour Letter")
    assert (value(report.author), value(report.outlet)) == ("Ida Brem", "Harbour Letter")


def test_a_date_in_running_text_dates_nothing(gull) -> None:
    """The reason says where was looked and how many dates were not taken."""
    report = gull.read(between="On 23 November 2023 at 08:58 the league met; on 24 November 2023 it parted again.")
    assert isinstance(report.published, NotFound)
    assert "2 dates in running text" in report.published.reason


def test_the_entries_of_a_chronicle_date_nothing() -> None:
    """Days that open entries are those of the entries, however short these are."""
    from foedus.reading.reader import read  # noqa: PLC0415

    days = "\n".join(f"2024-03-0{n}. Ostrel left. (Gull)" for n in range(1, 6))
    report = read(days.encode(), document="a", source="a.txt")
    assert isinstance(report.published, NotFound)
    assert report.struck == ()


def test_a_headline_that_looks_like_a_name_stays_the_title(gull) -> None:
    """Where nothing else could be the title, the line above the date is no author."""
    report = gull.read(title="Ostrel Protests", above="23.11.2023 08:58")
    assert (value(report.title), value(report.author)) == ("Ostrel Protests", None)


def test_a_text_that_begins_with_a_paragraph_has_no_title(gull) -> None:
    """No title is made up, and the reason is told."""
    report = gull.read(title="")
    assert report.title == NotFound(reason="the text begins with a paragraph")


def test_tags_of_every_kind_are_kept(gull) -> None:
    """A rubric above the title, a bare list below the byline and a labelled list below the text all give tags."""
    report = gull.read(
        title=f"ANALYTICS\n\n{gull.TITLE}",
        above="23.11.2023 08:58\n\nToll, Ostrel, Story of the day",
        below="Tags: sea, law",
    )
    assert report.tags == ("Analytics", "sea", "law", "Toll", "Ostrel", "Story of the day")
    assert value(report.title) == gull.TITLE


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("Views: 3996", 3996),
        ("Read: 676", 676),
        ("1,234 views", 1234),
        ("Просмотров: 12", 12),
        ("12 345 просмотров", 12345),
    ],
)
def test_views_are_the_reach(gull, line, views) -> None:
    """The number is kept with its place; the page does not say when it was counted."""
    (reach,) = gull.read(below=line).reach
    assert (reach.views, reach.as_of) == (views, None)


@pytest.mark.parametrize(
    ("around", "outlet"),
    [
        ({"below": "Subscribe to Harbour Gull news in Telegram."}, "Harbour Gull"),
        ({"below": "Подписывайтесь на «Вестник Гавани» в Телеграме."}, "Вестник Гавани"),
        ({"below": "© 2021–2023 Harbour Gull"}, "Harbour Gull"),
        ({"above": "The observer of HarbourGull Ida Brem comes to this conclusion."}, "HarbourGull Ida Brem"),
        (
            {"title": "PORT ANSEL, March 3 (Gullpress) - Nobody paid the toll on Monday, said the harbour master."},
            "Gullpress",
        ),
        ({"title": "PORT ANSEL, March 3. /GULL/. Nobody paid the toll on Monday, said the harbour master."}, "GULL"),
        ({"below": "Subscribe to our news in Telegram."}, None),
        ({"below": "Follow us on Telegram and YouTube"}, None),
        ({"between": "Quill told the Harbour Gull that she reads Telegram every morning before she sails."}, None),
    ],
)
def test_the_outlet_is_told_only_where_it_is_plain(gull, around, outlet) -> None:
    """Subscription lines, copyright and datelines name the outlet; a mention in the text does not."""
    assert value(gull.read(**around).outlet) == outlet


def test_the_author_is_no_part_of_the_outlet(gull) -> None:
    """Where the author's name stands behind the outlet's, the outlet ends before it."""
    report = gull.read(above="Ida Brem\n23.11.2023\n\nThe observer of HarbourGull Ida Brem comes to this conclusion.")
    assert value(report.outlet) == "HarbourGull"
