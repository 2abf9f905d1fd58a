"""The briefing as one HTML file."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from foedus.analysis.briefing import brief
from foedus.analysis.citing import cite, source_of
from foedus.analysis.events import DisagreementSide, DisagreementView
from foedus.analysis.told import Told
from foedus.interfaces.pages.briefing import page
from foedus.model.citation import Span
from foedus.model.claim import Status, TreatyAct
from foedus.model.disagreement import Disagreement, DisagreementKind
from foedus.model.reading import Reading
from foedus.model.report import Refusal, Struck, StruckReason
from foedus.model.voice import Voice, VoiceKind

HOSTILE = "</mark><script>alert(1)</script><img src=https://example.org/x.png onerror=alert(2)>"

VOICE = Voice(id="author:ann ode", name=HOSTILE, kind=VoiceKind.AUTHOR, reason="a test", printed_by=None)
DISAGREEMENT = Disagreement(
    id="38357622e5", kind=DisagreementKind.FACT, about=DisagreementKind.FACT, event="36a9596427", possible=True, why=HOSTILE, sides=()
)  # fmt: skip


def told_by(made: Reading) -> tuple[Told, ...]:
    """The reading's first claim."""
    return (Told(citation=cite(made.claims[0], source_of(made)), voice=VOICE),)


@pytest.fixture(scope="module")
def made(told: Any, reading: Callable[..., Reading]) -> str:
    sentences = [
        told(
            words=f"Quendland left the League on 3 May {HOSTILE}.",
            trigger="left",
            act=TreatyAct.WITHDRAW_MEMBERSHIP,
            actors={"Quendland": "QUE"},
            recipients={f"the League on 3 May {HOSTILE}": "LEAGUE"},
            day=date(2022, 5, 3),
        ),
        told(
            words="Norrovia will sign.",
            trigger="sign",
            act=TreatyAct.SIGN,
            actors={"Norrovia": "NOR"},
            status=Status.PLANNED,
        ),
        told(words="Somebody shot.", trigger="shot"),
        "Share this page",
    ]
    start = sum(len(s if isinstance(s, str) else s.words) + 2 for s in sentences[:-1])
    struck = (Struck(span=Span(start, start + len("Share this page")), reason=StruckReason.SUBSCRIPTION),)
    readings = [reading("a", *sentences, author=HOSTILE, struck=struck), reading("b", *sentences[:2], outlet="B")]
    sides = [
        DisagreementSide(position="left", told=told_by(readings[0]), reference="", source=""),
        DisagreementSide(position=HOSTILE, told=(), reference=HOSTILE, source="https://example.org"),
    ]
    briefing = brief(
        readings,
        organisation="LEAGUE",
        members=["QUE", "NOR"],
        name_of=lambda code: code,
        voices={claim.id: VOICE for made in readings for claim in made.claims},
        disagreements=[DisagreementView(disagreement=DISAGREEMENT, event=HOSTILE, sides=tuple(sides))],
        refusals=[Refusal(source=HOSTILE, reason="binary", subject="It is binary.", remedy="Convert it.")],
    )
    return page(briefing)


@pytest.fixture(scope="module")
def tree(made: str) -> html.HtmlElement:
    return html.document_fromstring(made)


def test_hostile_words_stay_words(tree: html.HtmlElement) -> None:
    """Mark-up in a report, a name or a path never becomes mark-up of the page."""
    assert not tree.xpath("//script | //img | //@onerror")
    assert HOSTILE in tree.text_content()


def test_nothing_reaches_outside(made: str, tree: html.HtmlElement) -> None:
    """No element loads or leads to anything outside the file, and the page's own policy forbids it."""
    assert not tree.xpath("//@src | //@srcset | //link | //iframe | //object | //form | //base")
    assert all(target.startswith("#") for target in tree.xpath("//@href"))
    (style,) = tree.xpath("//style/text()")
    assert not re.search(r"url\(|@import", style)
    assert "default-src 'none'" in made


def test_every_link_resolves_and_ids_are_unique(tree: html.HtmlElement) -> None:
    """Each link has exactly one element to lead to."""
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in tree.xpath("//@href")} <= set(ids)


def test_citation_leads_to_its_words(tree: html.HtmlElement) -> None:
    """The place beside an entry leads to marked words that begin its evidence."""
    links = tree.xpath("//section[@aria-labelledby='record']//p[@class='words']/a")
    assert [link.text for link in links] == ["a:1", "b:1"]
    for link in links:
        (target,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert target.tag == "mark"
        assert target.text.startswith("Quendland left")


def test_status_is_told_in_words(tree: html.HtmlElement) -> None:
    """Every entry of a section that mixes statuses names its own."""
    for entry in tree.xpath("//section[@aria-labelledby='members']//li"):
        assert entry.xpath("string(span[@class='status'])") in set(Status)


def test_headings_are_in_order(tree: html.HtmlElement) -> None:
    """One h1, and no level is left out on the way down."""
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_landmarks_language_and_tables(tree: html.HtmlElement) -> None:
    """A language, a title, one main; sections with names; tables with caption and scoped heads."""
    assert tree.get("lang") == "en"
    assert tree.xpath("boolean(//title/text()) and count(//main) = 1 and count(//nav[@aria-label]) = 1")
    assert not tree.xpath("//section[not(@aria-labelledby)] | //table[not(caption)] | //th[not(@scope)]")
    assert set(tree.xpath("//@aria-labelledby")) <= set(tree.xpath("//@id"))


def test_struck_passages_stand_with_their_reason(tree: html.HtmlElement) -> None:
    """What was struck is still there, and says why."""
    assert "[struck, subscription: Share this page]" in tree.text_content()


def test_what_was_refused_is_told(tree: html.HtmlElement) -> None:
    """A refusal stands with its remedy."""
    assert "Convert it." in tree.xpath("string(//section[@aria-labelledby='unread'])")


def test_it_says_that_it_does_not_say_what_is_true(tree: html.HtmlElement) -> None:
    """The sentence stands above everything else."""
    assert "Foedus does not say what is true" in tree.xpath("string(//header)")


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    "pair", [("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "mark"), ("ink", "told")]
)
def test_contrast_is_enough(tree: html.HtmlElement, scheme: int, pair: tuple[str, str]) -> None:
    """Text stands out from its ground by 4.5 to 1 at least (WCAG 2, AA), in the light and the dark scheme."""
    (style,) = tree.xpath("//style/text()")
    block = re.findall(r":root \{[^}]*--paper[^}]*\}", style)[scheme]
    short = dict(re.findall(r"--(\w+): (#\w{6})", block))
    light, dark = sorted((_luminance(short[name]) for name in pair), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_a_disagreement_leads_to_its_words(tree: html.HtmlElement) -> None:
    """Each cited claim of a side is a link into the appendix; a reference fact has its source."""
    (section,) = tree.xpath("//section[@aria-labelledby='disagreements']")
    targets = section.xpath(".//a/@href")
    assert targets
    assert all(tree.xpath(f"//*[@id='{target[1:]}']") for target in targets)
    assert "https://example.org" in section.text_content()
