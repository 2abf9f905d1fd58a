"""HTML pages."""

import json

import pytest

from foedus.errors import RefusedInput
from foedus.model.report import Found
from foedus.reading.reader import read


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head><title>A page</title>{head}</head><body>{body}</body></html>"


def read_page(markup: str, source: str = "gull.html"):
    return read(markup.encode(), document="gull", source=source)


@pytest.fixture
def body(gull) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in gull.BODY)


def test_the_text_is_what_a_reader_sees_in_order(gull, body) -> None:
    """Headings, paragraphs, items and rows come in order; scripts, styles and hidden parts do not come."""
    markup = page(
        f"<article><h1>{gull.TITLE}</h1>{body}<ul><li>First</li><li>Second</li></ul>"
        "<table><tr><td>Ostrel</td><td>4</td></tr></table></article>"
        "<script>var x = 'secret'</script><style>secret</style><p hidden>secret</p><p style='display:none'>secret</p>"
    )
    text = read_page(markup).text
    assert text == "\n\n".join([gull.TITLE, *gull.BODY, "First\nSecond", "Ostrel | 4"])


def test_what_is_outside_the_main_text_is_struck_and_kept(gull, body, struck) -> None:
    """Menus, captions and footers are in the text, struck with the most precise reason."""
    markup = page(
        "<nav><a href='/'>Harbours</a></nav>"
        f"<article><h1>{gull.TITLE}</h1>{body}<figure><figcaption>A cutter.</figcaption></figure></article>"
        "<div class='related'><a href='/1'>Storm over Port Ansel</a></div><footer>Nobody reads this line.</footer>"
    )
    told = struck(read_page(markup))
    assert told["Harbours"] == "navigation"
    assert told["A cutter."] == "caption"
    assert told["Storm over Port Ansel"] == "read also"
    assert told["Nobody reads this line."] == "notice"
    assert not set(gull.BODY) & set(told)


def test_metadata_of_json_ld(gull, body) -> None:
    """What an article declares of itself is taken with origin html."""
    row = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": gull.TITLE,
                "datePublished": "2023-11-23T08:58:00+03:00",
                "author": [{"@type": "Person", "name": "Ida Brem"}],
                "publisher": {"name": "Harbour Gull"},
            }
        ]
    }
    report = read_page(page(body, f"<script type='application/ld+json'>{json.dumps(row)}</script>"))
    told = [report.title.value, report.author.value, report.outlet.value, report.published.value.isoformat()]
    assert told == [gull.TITLE, "Ida Brem", "Harbour Gull", "2023-11-23T08:58:00+03:00"]
    assert report.published.origin == "html"


@pytest.mark.parametrize(
    "markup",
    [
        "<meta property='article:published_time' content='2023-11-23'>",
        "<meta name='date' content='23 November 2023'>",
    ],
)
def test_the_date_of_a_meta_element(body, markup) -> None:
    """Known names of meta elements tell the date."""
    assert read_page(page(body, markup)).published.value.isoformat() == "2023-11-23"


def test_no_date_is_guessed(body) -> None:
    """A date in a link, in the copyright or of an image is not that of publication."""
    markup = page(f"<p><a href='/2023/11/23/x'>x</a></p>{body}<img src='2023-11-23.png'><p>© 2023 Harbour Gull</p>")
    assert not isinstance(read_page(markup).published, Found)


def test_a_byline_that_disagrees_with_the_markup_is_told(gull, body) -> None:
    """The markup is taken, and the remark names both."""
    head = "<meta property='article:published_time' content='2023-11-23'>"
    report = read_page(
        page(f"<article><h1>{gull.TITLE}</h1><p>By Ida Brem, 22 November 2023</p>{body}</article>", head)
    )
    assert report.published.value.isoformat() == "2023-11-23"
    assert [remark.code for remark in report.remarks] == ["dates-disagree"]


def test_a_page_is_seen_without_its_ending(body) -> None:
    """Markup at the beginning tells a page from a text."""
    assert read_page(page(body), source="-").media_type == "text/html"


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><script>words of code</script></html>", "<p>\u200b \u00a0</p>", "<!-- -->"]
)
def test_a_page_without_words_is_refused(markup) -> None:
    """Nothing visible is nothing to read."""
    with pytest.raises(RefusedInput):
        read_page(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 500 + "The ministers of the league met again on Tuesday." + "</div>" * 500,
        "<html><p>The ministers of the league <b>met <i>again</b> on</i> Tuesday.<table><tr><td><td><p></tr></html",
        "<p>The ministers of the league met again on Tuesday.&#xD800;&#0;&nosuch;",
        "<?xml version='1.0' encoding='koi8-r'?><html><body><p>The ministers met again on Tuesday.</p></body></html>",
        "<html><head><script type='application/ld+json'>"
        + "[" * 5000
        + "</script></head><p>The ministers met again.</p>",
    ],
)
def test_odd_markup_is_read(markup) -> None:
    """Deep, broken and lying markup still gives its words."""
    assert "The ministers" in read_page(markup).text


def test_a_page_that_is_cut_off_says_so(body) -> None:
    """What nests too deep to be read is told by a remark."""
    report = read_page(page(body + "<div>x" * 3000))
    assert "page-cut" in [remark.code for remark in report.remarks]


def test_a_huge_table_is_read_row_by_row() -> None:
    """Ten thousand rows are ten thousand lines."""
    rows = "".join(f"<tr><td>Ship {n}</td><td>paid the toll</td></tr>" for n in range(10_000))
    assert read_page(page(f"<table>{rows}</table>")).text.count("\n") == 9_999
