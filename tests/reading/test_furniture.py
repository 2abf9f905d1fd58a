"""Furniture is struck with its reason, and running text is not."""

import pytest

from foedus.reading.phrases import furniture


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Subscribe to Harbour Gull news in Telegram, YouTube and Viber.", "subscription"),
        ("Подписывайтесь на наш канал, чтобы ничего не пропустить", "subscription"),
        ("If you find an error, select a piece of text and press Ctrl + Enter.", "correction note"),
        ("Нашли ошибку? Выделите фрагмент и нажмите Ctrl+Enter", "correction note"),
        ("Read also: Who profits from the toll?", "read also"),
        ("Читайте также: Кому выгодна пошлина?", "read also"),
        ("Continued below", "read also"),
        ("Photo: Harbour Gull / L. Tern", "caption"),
        ("Фото: пресс-служба Лиги", "caption"),
        ("Tags: toll, Ostrel", "tags"),
        ("Views: 3 996", "reach"),
        ("We use cookies to make this site better.", "notice"),
        ("© 2023 Harbour Gull. All rights reserved.", "notice"),
        ("Please do not remove this message until conditions to do so are met.", "notice"),
        ("Share on Facebook", "navigation"),
        ("###", "navigation"),
        (r"\###", "navigation"),
        ("---|---", "navigation"),
        ("Prohibited are comments containing insults and links to third-party resources.", "comment rules"),
    ],
)
def test_a_line_of_furniture_in_the_middle_is_struck(gull, struck, line, reason) -> None:
    """Each kind of furniture gets its own reason, and nothing else is struck."""
    assert struck(gull.read(between=line)) == {line: reason}


@pytest.mark.parametrize(
    "line",
    [
        "Readers of the treaty should avoid hasty words: nobody asked the league to comment on the old toll, or to "  # noqa: ISC004
        "subscribe to the new one, or to read more into it than stands there.",
        "Ostrel left the patrol.",
        "The ministry published photographs of the cutters and said that more of them would follow soon.",
        "“No!”",
        "Why did Ostrel leave?",
        "What the paper says",
        "In June 2021 the league sent a mission; on Monday, Tuesday and Wednesday it counted ships.",
    ],
)
def test_running_text_stands(gull, struck, line) -> None:
    """Sentences that use the words of furniture, short sentences and crossheads are not struck."""
    assert struck(gull.read(between=line)) == {}


def test_the_title_stands(gull) -> None:
    """A headline holds claims."""
    report = gull.read()
    assert any(report.text[span.start : span.end].startswith(gull.TITLE) for span in report.passages())


def test_headlines_below_read_also_go_with_it(gull, struck) -> None:
    """Titles below the heading are struck until running text begins again."""
    titles = ["Storm over Port Ansel", "Who pays for the lighthouse?"]
    assert struck(gull.read(between="\n".join(["READ MORE", *titles]))) == dict.fromkeys(
        ["READ MORE", *titles], "read also"
    )


def test_a_feed_at_the_end_goes_to_the_end(gull, struck) -> None:
    """Below the text every headline of a feed is struck, however many there are."""
    feed = ["News feed", *(f"Ship number {n} came in" for n in range(30))]
    assert list(struck(gull.read(below="\n".join(feed)))) == feed


def test_what_readers_wrote_goes_with_the_comments(gull, struck) -> None:
    """Below the heading of the comments nothing is the report's own."""
    comment = "I was in Port Ansel that day and I can tell you that Ostrel attacked nobody, whatever they say."
    told = struck(gull.read(below=f"Write comment\n{comment}\nSend\nYou can enter 512 characters"))
    assert set(told.values()) == {"comment rules"}
    assert comment in told


def test_a_comment_link_at_the_top_strikes_only_itself(gull, struck) -> None:
    """Above the text the same words are a link, and what follows stands."""
    assert struck(gull.read(above="Leave a comment")) == {"Leave a comment": "comment rules"}


def test_a_cut_off_teaser_is_struck(gull, struck) -> None:
    """A passage that ends in an ellipsis and begins as another does repeats it."""
    teaser = "Ostrel has not paid its dues since the winter, and two..."
    assert struck(gull.read(above=teaser)) == {teaser: "repeated teaser"}


def test_an_ellipsis_alone_makes_no_teaser(gull, struck) -> None:
    """A passage that trails off and repeats nothing stands."""
    assert struck(gull.read(between="And so the cutters left the harbour, one after the other…")) == {}


def test_a_passage_that_stands_twice_is_struck_once(gull, struck) -> None:
    """The second of two equal passages is the repetition."""
    report = gull.read(below=gull.BODY[0])
    (passage,) = report.struck
    assert (passage.reason.value, passage.span.end) == ("repeated teaser", len(report.text))


@pytest.mark.parametrize(
    ("calendar", "month"),
    [
        ('• May 2024\n  Mon Tues Wed Thurs Fri Sat Sun\n  " April\n   12345\n  6789101112\n  2728293031', "2024-05"),
        ("Май 2024\nПн Вт Ср Чт Пт Сб Вс\n1 2 3 4 5\n6 7 8 9 10 11 12\n« Апр", "2024-05"),
        ("Mon Tue Wed Thu Fri Sat Sun\n1 2 3 4 5 6 7\n8 9 10\nDecember 2025", "2025-12"),
    ],
)
def test_a_calendar_hints_when_the_page_was_captured(gull, struck, calendar, month) -> None:
    """Its month becomes the hint, its lines are struck, and it dates no report."""
    report = gull.read(below=calendar)
    assert report.capture_hint.value == month
    assert set(struck(report).values()) == {"archive calendar"}
    assert not hasattr(report.published, "value")


def test_scraps_between_struck_lines_below_the_text_are_struck(gull, struck) -> None:
    """A button or a word of thanks amid furniture is furniture."""
    told = struck(gull.read(below="Tags: toll\n\nThank you!\n\nNow the editors are aware."))
    assert told["Thank you!"] == "navigation"


def test_a_menu_is_struck_whole(gull, struck) -> None:
    """Short lines among known buttons belong to the menu."""
    menu = "Home\nHarbours\nContacts\nSearch\nTides"
    assert set(struck(gull.read(below=menu))) == set(menu.split())


def test_every_phrase_file_entry_fits_something() -> None:
    """The phrases load without a problem, and each entry has a length of its own."""
    assert all(phrases.longest > 0 for phrases in furniture())
