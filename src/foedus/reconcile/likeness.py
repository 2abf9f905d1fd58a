"""How far two claims speak of one occurrence, slot by slot, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.reconcile.facets import Facets, Layer
from foedus.reconcile.issues import Issue

ENOUGH = 4.0
"""From here on two claims speak of one occurrence (chosen on five of the ten stories of `tests/fixtures/stories`)."""
ENOUGH_APART = 4.5
"""The same, where their days do not meet."""
NEAR = timedelta(days=3)
"""Days that may lie between two claims of one occurrence whose dates contradict each other."""
MONTH, YEAR = timedelta(days=31), timedelta(days=366)
NEAR_NAMED = timedelta(days=45)
"""The same, where both name what they are about by the same proper name and number."""
SOON = timedelta(days=10)
"""How long after its telling that which is asked for or planned is looked for among what was done."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one slot adds to the score, and why."""

    slot: str
    points: float
    words: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two claims speak of one occurrence.

    Attributes:
        reasons: slot by slot; empty where a decisive slot differs.
        apart: whether their days do not meet, or meet only because one of them may be of many days.
        exact: whether both tell the same act on the same day, so that one more slot is enough.
        needing: slots of which one at least must agree; empty where none need.
    """

    reasons: tuple[Reason, ...]
    apart: bool
    exact: bool
    needing: frozenset[str]

    @property
    def score(self) -> float:
        """Sum of the points."""
        return sum(reason.points for reason in self.reasons)

    @property
    def enough(self) -> bool:
        """Whether they speak of one occurrence: points enough, and two slots that tell it apart from others agree."""
        telling = {r.slot for r in self.reasons if r.points > 0} - {"act", "days"}
        if self.needing and not telling & self.needing:
            return False
        return len(telling) >= (1 if self.exact else 2) and self.score >= (ENOUGH_APART if self.apart else ENOUGH)


NOTHING = Likeness((), apart=False, exact=False, needing=frozenset())


def likeness(one: Facets, other: Facets, issue: Issue) -> Likeness:
    """Compares two claims of the same issue; symmetric."""
    days = _days(one, other, issue)
    foretold = issue.foretold and _foretold(one, other)
    if days is None or (issue.often and (_another_day(one, other) or (_only_ahead(one, other) and not foretold))):
        return NOTHING
    named = _same_name(one, other, issue)
    parties = [] if named else list(_parties(one, other, issue))
    reasons = [days, *parties, *_object(one, other, met=days.points > 0), *_place(one, other)]
    reasons += _names(one, other, often=issue.often)
    if named:
        reasons.append(Reason("number", 1.5, f"both numbered {one.number}"))
    seldom = one.act == other.act and one.act in issue.seldom
    if one.act == other.act:
        reasons.append(Reason("seldom", 1.5, f"{one.act}, seldom done") if seldom else Reason("act", 1.0, one.act))
    if any(r.points < 0 and r.slot in issue.decisive for r in reasons):
        return NOTHING
    exact = _one_day(one, other) and one.act == other.act
    next_day = not issue.often and one.layer == other.layer == Layer.DAY and _gap(one, other) == timedelta(days=1)
    apart = days.points <= 0 and not (issue.once or foretold or next_day)
    needing: frozenset[str] = frozenset() if foretold or seldom else _needing(one, other, issue)
    return Likeness(tuple(reasons), apart=apart, exact=exact, needing=needing)


def _same_name(one: Facets, other: Facets, issue: Issue) -> bool:
    """Whether both bear one proper name and number, which is one thing whoever is told to take part in it."""
    if not one.name or not one.number or (one.name, one.number) != (other.name, other.number):
        return False
    return one.act == other.act or not {one.act, other.act} & issue.seldom


def _one_day(one: Facets, other: Facets) -> bool:
    """Whether both tell the same day, or the same stretch from one day to another."""
    if one.since != other.since or one.until != other.until or one.layer != other.layer:
        return False
    return one.layer is Layer.DAY or (one.layer is Layer.VAGUE and told_to_the_day(one.since, one.until))


def told_to_the_day(since: date | None, until: date | None) -> bool:
    """Whether a stretch has a first and a last day of its own, and is no calendar week, month, season or year."""
    if since is None or until is None or not timedelta(0) < until - since <= NEAR_NAMED:
        return False
    week = since.weekday() == 0 and until - since == timedelta(days=6)
    return not week and not (since.day == 1 and (until + timedelta(days=1)).day == 1)


def _foretold(one: Facets, other: Facets) -> bool:
    """Whether one tells of what is to come, and the other of that act of the same parties on a day soon after."""
    if one.ahead is other.ahead or one.act != other.act or not one.actors or one.actors != other.actors:
        return False
    ahead, done = (one, other) if one.ahead else (other, one)
    if one.recipients != other.recipients or len(one.parties) == 1 or not ahead.since or not done.since:
        return False
    return done.layer is Layer.DAY and ahead.since <= done.since <= ahead.since + SOON


def _needing(one: Facets, other: Facets, issue: Issue) -> frozenset[str]:
    if issue.often and not (one.layer == other.layer == Layer.DAY or _one_week(one, other, issue)):
        return frozenset({"place", "named"})
    if issue.standing:
        return frozenset({"object"})
    if issue.once:
        return frozenset({"recipients"} if "recipients" in issue.decisive else {"object", "named"})
    if one.act.isupper() or other.act.isupper():  # no treaty act: the type alone says little
        return frozenset({"place", "named", "recipients"})
    return frozenset() if one.act == other.act else frozenset({"place", "named", "object"})


def _one_week(one: Facets, other: Facets, issue: Issue) -> bool:
    """Whether both are dated and of one week or so, between the same parties, two at least."""
    if (
        not issue.mutual
        or one.parties | one.beside != other.parties | other.beside
        or len(one.parties | one.beside) == 1
    ):
        return False
    dated = {one.layer, other.layer} <= {Layer.DAY, Layer.VAGUE}
    return dated and all(f.since and f.until and f.until - f.since <= SOON for f in (one, other))


def _days(one: Facets, other: Facets, issue: Issue) -> Reason | None:
    """What their days say; None where they are too far apart."""
    if issue.standing:
        return Reason("days", 0.5, "a state of things")
    if Layer.NEVER in {one.layer, other.layer}:
        return Reason("days", 0.0, "one is not dated") if issue.once or issue.rare or _bounds_near(one, other) else None
    gap = _gap(one, other)
    if (
        not issue.once
        and one.ahead
        and other.ahead
        and one.since
        and other.since
        and abs(one.since - other.since) > NEAR
    ):
        return None
    if gap <= timedelta(0):
        if one.layer is other.layer is Layer.VAGUE and not _alike(one, other):
            return None
        return Reason("days", _exactness(one, other), _told(one, other))
    if issue.once and gap <= YEAR:
        return Reason("days", 0.5 if gap <= MONTH else 0.0, f"{gap.days} days apart, which seldom happens twice")
    if issue.rare and Layer.TOLD in {one.layer, other.layer} and not (one.ahead or other.ahead):
        return Reason("days", 0.0, f"{gap.days} days apart, but one may be recalled")
    if issue.once:
        return None
    named = bool(one.name) and (one.name, one.number) == (other.name, other.number) and bool(one.number)
    allowed = NEAR_NAMED if named else NEAR if one.layer == other.layer == Layer.DAY else timedelta(0)
    return Reason("days", 0.0, f"{gap.days} days apart") if gap <= allowed else None


def _bounds_near(one: Facets, other: Facets) -> bool:
    """Whether the one day that is told of a stretch without beginning or end is near the days of the other."""
    for open_, known in ((one, other), (other, one)):
        bound = open_.since or open_.until
        if open_.layer is Layer.NEVER and bound and (open_.since is None or open_.until is None):
            since, until = known.since or known.until, known.until or known.since
            if since and until and not since - NEAR_NAMED <= bound <= until + NEAR_NAMED:
                return False
    return True


def _exactness(one: Facets, other: Facets) -> float:
    if one.layer == other.layer == Layer.DAY or _one_day(one, other):
        return 1.5
    if one.layer == other.layer == Layer.VAGUE:
        return 1.0
    wide = any(
        f.ahead or (f.layer is Layer.VAGUE and f.since and f.until and f.until - f.since > MONTH) for f in (one, other)
    )
    # two plans that meet were told within days of each other
    return 0.0 if wide and not (one.ahead and other.ahead) else 0.5


def _gap(one: Facets, other: Facets) -> timedelta:
    first, second = sorted((one, other), key=lambda f: (f.since or date.min, f.until or date.max))
    return (second.since or date.min) - (first.until or date.max) if first.until and second.since else timedelta(0)


def _alike(one: Facets, other: Facets) -> bool:
    """Whether both stretches are of about one length."""
    lengths = [(f.until - f.since).days + 1 for f in (one, other) if f.since and f.until]
    return len(lengths) == 2 and max(lengths) <= 3 * min(lengths)


def _told(one: Facets, other: Facets) -> str:
    days = [day for day in (one.since, other.since) if day]
    return f"both may be of {max(days)}" if days else "days may meet"


def _parties(one: Facets, other: Facets, issue: Issue) -> Iterator[Reason]:
    if issue.mutual and not {one.act, other.act} <= issue.seldom and one.parties and other.parties:
        told = _mutual(one.parties, other.parties)
        beside = _mutual(one.parties | one.beside, other.parties | other.beside)
        yield from max(told, beside, key=lambda reasons: sum(reason.points for reason in reasons))
        return
    yield from _side("actors", one.actors, other.actors, 2.0, issue)
    yield from _side("recipients", one.recipients, other.recipients, 2.5 if issue.persons else 1.5, issue)


def _mutual(ours: frozenset[str], theirs: frozenset[str]) -> list[Reason]:
    """What the parties say of what they do together, whatever side they stand on."""
    shared, smaller = ours & theirs, min(len(ours), len(theirs))
    if not shared:
        return [Reason("actors", -2.0, "no party in common")]
    if len(shared) < smaller:
        most = 2 * len(shared) >= len(ours | theirs)
        return [Reason("actors", 1.0 if most else -1.0, f"parties {_list(shared)}, not all")]
    if smaller > 1:
        return [Reason("actors", 2.0, f"parties {_list(shared)}"), Reason("recipients", 1.0, "two parties at least")]
    alone = len(ours | theirs) > 1
    return [Reason("actors", 1.0 if alone else 1.5, f"parties {_list(shared)}")]


def _side(slot: str, one: frozenset[str], other: frozenset[str], points: float, issue: Issue) -> Iterator[Reason]:
    if not one or not other:
        return
    shared = one & other
    if not shared:
        yield Reason(slot, -2.0 if slot in issue.decisive else -0.5, f"{_list(one)} and {_list(other)}")
    elif len(shared) == min(len(one), len(other)):
        yield Reason(slot, points, _list(shared))
    else:
        yield Reason(slot, points / 2, f"{_list(shared)}, not all")


def _object(one: Facets, other: Facets, *, met: bool) -> Iterator[Reason]:
    if one.name and other.name:
        if one.name == other.name:
            same = one.number == other.number
            yield Reason("object", 2.5 if same else 2.0, f"“{one.name}”" + ("" if same else ", numbered otherwise"))
        else:
            yield Reason("object", -3.0, f"“{one.name}” and “{other.name}”")
        return
    shared = one.words & other.words
    if not one.telling or not other.telling:
        # "the summit" is the summit of these days, and "two documents" may be any that are named
        if shared and met and not one.telling and not other.telling:
            yield Reason("object", 1.0, _list(shared))
        return
    if 2 * len(shared) >= min(len(one.words), len(other.words)):
        yield Reason("object", 1.5 if len(shared) > 1 else 1.0, _list(shared))
    elif not shared:
        yield Reason("object", -1.0, "objects share no word")


def _place(one: Facets, other: Facets) -> Iterator[Reason]:
    places = {place for place in (one.place, other.place) if place}
    if len(places) == 2:
        yield Reason("place", -2.0, f"{one.place} and {other.place}")
    elif one.place and one.place == other.place:
        yield Reason("place", 1.5, one.place)
    elif one.place in other.named or other.place in one.named:
        yield Reason("place", 1.5, f"{min(places)}, named in both")


def _names(one: Facets, other: Facets, *, often: bool) -> Iterator[Reason]:
    if not one.named or not other.named:
        return
    shared = one.named & other.named
    if shared:
        yield Reason("named", 1.5 if len(shared) > 1 else 1.0, _list(shared))
    elif often and Layer.DAY not in {one.layer, other.layer}:
        yield Reason("named", -1.0, "no name in common")


def _another_day(one: Facets, other: Facets) -> bool:
    """Whether two claims without a date were told on different days, and not with mostly the same names."""
    if not one.layer == other.layer == Layer.TOLD or one.until == other.until:
        return False
    shared = one.named & other.named
    return len(shared) < 2 or 3 * len(shared) < 2 * min(len(one.named), len(other.named))


def _only_ahead(one: Facets, other: Facets) -> bool:
    """Whether their days meet only because one of them tells of some day to come."""
    return (one.ahead or other.ahead) and not (one.layer == other.layer == Layer.TOLD and one.since == other.since)


def _list(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)[:4])
