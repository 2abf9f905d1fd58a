"""The metadata of a report: what a manifest declares, else what the page's markup or the text tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.model.report import Found, Moment, NotFound, Reach, Remark
from foedus.reading.blocks import Block
from foedus.reading.bylines import Byline
from foedus.reading.furniture import Strikes
from foedus.reading.manifest import Declared
from foedus.reading.outlets import outlet_of
from foedus.reading.pages import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Every field found, or not found with its reason; remarks where two tellers disagree."""

    title: Found[str] | NotFound
    outlet: Found[str] | NotFound
    author: Found[str] | NotFound
    published: Found[Moment] | NotFound
    translated_from: Found[str] | NotFound
    tags: tuple[str, ...]
    reach: tuple[Reach, ...]
    remarks: tuple[Remark, ...]


def metadata_of(blocks: Sequence[Block], struck: Strikes, byline: Byline, facts: Facts, declared: Declared) -> Metadata:
    """The metadata; a manifest goes before the markup, the markup before the text."""
    remarks: list[Remark] = []
    author = _of_page(facts.author, byline.author)
    named = outlet_of(blocks, struck, author.value if isinstance(author, Found) else None)
    outlet = _of_page(facts.outlet, byline.outlet or named)
    published = byline.published
    if facts.published:
        if isinstance(published, Found) and published.value.day != facts.published.day:
            told = f"{facts.published.isoformat()}, its text {published.value.isoformat()}"
            subject = f"The page's markup says it was published {told}; the markup is taken."
            remarks.append(Remark(code="dates-disagree", subject=subject, remedy="Declare the date in a manifest."))
        published = Found(value=facts.published, origin="html")
    missing = NotFound(reason="no manifest declares it; it cannot be told from the text")
    return Metadata(
        title=_title(facts.title, blocks, byline.title),
        outlet=_declared("outlet", declared.outlet, outlet, remarks),
        author=_declared("author", declared.author, author, remarks),
        published=_declared_moment(declared.published, published, remarks),
        translated_from=Found(value=declared.translated_from, origin="manifest")
        if declared.translated_from
        else missing,
        tags=tuple(dict.fromkeys([*byline.tags, *facts.tags])),
        reach=tuple(byline.reach),
        remarks=tuple(remarks),
    )


def _of_page(told: str, by_text: Found[str] | NotFound) -> Found[str] | NotFound:
    return Found(value=told, origin="html") if told else by_text


def _title(told: str, blocks: Sequence[Block], by_text: Found[str] | NotFound) -> Found[str] | NotFound:
    if not told:
        return by_text
    place = next((block.span for block in blocks if block.shown == told), None)
    return Found(value=told, origin="html", span=place)


def _declared(
    name: str, declared: str | None, told: Found[str] | NotFound, remarks: list[Remark]
) -> Found[str] | NotFound:
    if declared is None:
        return told
    if isinstance(told, Found) and told.value.casefold() != declared.casefold():
        remarks.append(_disagreement(name, declared, told.value))
    return Found(value=declared, origin="manifest")


def _declared_moment(
    declared: Moment | None, told: Found[Moment] | NotFound, remarks: list[Remark]
) -> Found[Moment] | NotFound:
    if declared is None:
        return told
    if isinstance(told, Found) and not _agree(declared, told.value):
        remarks.append(_disagreement("published", declared.isoformat(), told.value.isoformat()))
    return Found(value=declared, origin="manifest")


def _agree(declared: Moment, told: Moment) -> bool:
    """Whether two moments can be the same: what only one of them tells is no disagreement."""
    offsets = (declared.utc_offset_minutes, told.utc_offset_minutes)
    same_time = None in (declared.at, told.at) or declared.at == told.at
    return declared.day == told.day and same_time and (None in offsets or offsets[0] == offsets[1])


def _disagreement(name: str, declared: str, told: str) -> Remark:
    subject = f"The manifest says {name} {declared!r}, the source itself {told!r}; the manifest is taken."
    return Remark(code="manifest-disagrees", subject=subject, remedy="Correct the manifest if it is wrong.")
