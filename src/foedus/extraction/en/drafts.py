"""Drafts of one sentence: triggers with roles, voices and status, and which of them governs which."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.extraction.en.clauses import is_joined, is_new_clause
from foedus.extraction.en.completing import whose_forces
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.demands import demands
from foedus.extraction.en.directed import ask, carry_on, direct, share
from foedus.extraction.en.draft import Draft
from foedus.extraction.en.exceptions import excepted
from foedus.extraction.en.lexicon import Lexicon
from foedus.extraction.en.objects import instigators_of
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.places import place_of
from foedus.extraction.en.refusals import refuse
from foedus.extraction.en.roles import fill
from foedus.extraction.en.settled import casualties_in_their_fight, settle, without_echoes
from foedus.extraction.en.status import status_of
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import ancestors
from foedus.extraction.en.triggers import Trigger, find
from foedus.extraction.en.voices import chain
from foedus.model.claim import EventType, Status, TreatyAct

_OWN_WORDS = frozenset(
    [
        "announce",
        "declare",
        "promise",
        "pledge",
        "vow",
        "threaten",
        "refuse",
        "agree",
        "decide",
        "order",
        "undertake",
        "commit",
        "offer",
        "reject",
        "decline",
        "accept",
        "plan",
        "intend",
    ]
)
_GOVERNING = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.AGREE})


def drafts_of(
    parties: Parties, lexicon: Lexicon, cues: Cues, compositions: dict[str, dict[str, str]], *, in_quotation: bool
) -> list[Draft]:
    """Drafts of one sentence, in text order."""
    ranked = sorted(find(parties, lexicon), key=lambda senses: senses[0].head.i)
    acts = {senses[0].head.i: senses[0].pattern.sense.type for senses in ranked}
    reader = _Reader(parties=parties, lexicon=lexicon, cues=cues, acts=acts, own=not in_quotation)
    drafts = [draft for senses in ranked if (draft := reader.draft(senses)) is not None]
    by_head = {draft.trigger.head.i: draft for draft in drafts}
    for draft in drafts:
        draft.governed_by = _governor(draft, by_head, parties)
    refuse(drafts, cues, compositions)
    for draft in drafts:
        whose_forces(draft, parties)
    direct(drafts, parties)
    ask(drafts)
    share(drafts)
    carry_on(drafts)
    kept = [draft for draft in drafts if settle(draft, drafts, compositions, parties)]
    others = [other for draft in kept for other in excepted(draft, parties, compositions.get("not_done", {}))]
    others += demands(kept, parties, cues)
    return without_echoes(casualties_in_their_fight([*kept, *others]))


_CIRCUMSTANCES = frozenset(
    [
        "after",
        "during",
        "since",
        "in",
        "at",
        "following",
        "amid",
        "amidst",
        "by",
        "before",
        "despite",
        "notwithstanding",
    ]
)
_TAKING_PART = frozenset({"part", "participate", "participation", "engage", "involve"})
_REASONS = frozenset({EventType.ACCUSE, EventType.PROTEST, EventType.COERCE, EventType.ASSAULT})


def _is_wanting(draft: Draft) -> bool:
    """Whether the author says what is wanting: "the league needs a court"."""
    head = draft.trigger.head
    present = head.tag_ in {"VBZ", "VBP"} and not draft.reading.negated
    return present and head.lemma_.lower() in {"need", "deserve"} and not draft.voices


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Makes drafts of the triggers of one sentence."""

    parties: Parties
    lexicon: Lexicon
    cues: Cues
    acts: dict[int, EventType]
    own: bool

    def draft(self, senses: list[Trigger]) -> Draft | None:
        """The draft of the best sense that holds: a demand for a rule holds only where the sentence demands something."""
        for trigger in senses:
            draft = self._draft(trigger)
            sense = trigger.pattern.sense
            rule = sense.act is TreatyAct.DEMAND_REFORM and sense.actor == ("none",)
            if not rule or draft.reading.status is Status.DEMANDED or _is_wanting(draft):
                return draft
        return None

    def _draft(self, trigger: Trigger) -> Draft:
        others = {i: kind for i, kind in self.acts.items() if i != trigger.head.i}
        roles = fill(trigger, self.parties, self.lexicon)
        voiced = chain(trigger.head, self.parties, self.cues, others)
        own_words = self.own and not voiced
        ending = frozenset(token.i for _, token in voiced if self.cues.says(token))
        reading = status_of(trigger.head, self.cues, voiced=ending, own_words=own_words and not roles.actors)
        sense = trigger.pattern.sense
        draft = Draft(
            trigger=trigger,
            type=sense.type,
            act=sense.act,
            roles=roles,
            reading=reading,
            voices=[],
            place=place_of(trigger, self.parties),
            instigators=instigators_of(trigger, self.parties),
        )
        draft.voices = _without_own_voice(draft, voiced)
        draft.steps += [
            ("type", f"sense {sense.id}", f"pattern “{trigger.pattern}”, score {trigger.score:.1f}"),
            *([("type", "learned typer", str(trigger.vote))] if trigger.vote else []),
            ("act", f"sense {sense.id}", sense.act.value if sense.act else "no treaty act fits"),
            *((role, "tree and register", detail) for role, detail in roles.reasons),
            ("status", "scope", reading.reason),
            *(("said_by", f"“{token.text}”", f"{p.participant.name!r}: {p.reason}") for p, token in voiced),
        ]
        return draft


def _without_own_voice(draft: Draft, voiced: list[tuple[Party, Token]]) -> list[Party]:
    """Voices, less an innermost one that announces, promises or refuses its own act."""
    if voiced and draft.roles.actors and draft.reading.status is not Status.DENIED:
        word = voiced[-1][1]
        tellers = {party.key for party, token in voiced if token is word}
        own = {party.key for party in draft.roles.actors}
        telling = own <= tellers and word.base in _OWN_WORDS
        if voiced[-1][0].key in own and (telling or draft.tells_own_act):
            voiced = [(party, token) for party, token in voiced if token is not word or party.key not in own]
    return [party for party, _ in voiced]


def _governor(draft: Draft, by_head: dict[int, Draft], parties: Parties) -> Draft | None:
    """The draft whose complement holds this one, if asking, accusing, refusing, threatening or agreeing governs it."""
    node = draft.trigger.head
    told = False
    for above in ancestors(node):
        if node.dep_ not in {"xcomp", "ccomp", "acl", "pcomp", "pobj", "prep", "dobj", "conj", "advcl", "agent"}:
            return None
        describes = node.dep_ == "acl" and node.pos_ == "VERB" and not any(c.lower_ == "being" for c in node.children)
        if describes and (parties.at(above) or node.tag_ == "VBN"):
            return None  # "criticises mediators calling for a truce", "a deal brokered by": it describes a party or a thing
        told = told or (
            node.dep_ == "acl" and node.tag_ == "VBG"
        )  # "adopted a declaration condemning": it is done by it
        if (
            node.dep_ == "advcl"
            and node.tag_ == "VB"
            and above.i in by_head
            and by_head[above.i].type is EventType.REQUEST
        ):
            return by_head[above.i]
        if is_joined(node, above) or is_new_clause(node, above):
            return None
        taking_part = node.lower_ == "in" and _takes_part(above)
        if node.dep_ == "advcl" or (node.dep_ == "prep" and node.lower_ in _CIRCUMSTANCES and not taking_part):
            return None
        if node.lower_ == "over" and draft.type in _REASONS:
            return None  # "threatened to leave over an arrest"
        other = by_head.get(above.i)
        if other is not None and other.type in _GOVERNING and node.dep_ != "conj":
            return None if told and other.type is EventType.AGREE else other
        node = above
    return None


def _takes_part(word: Token) -> bool:
    """Whether what follows "in" is done and not merely where: "refused to take part in the invasion"."""
    return word.lemma_.lower() in _TAKING_PART or (
        word.lemma_ == "take" and any(c.lower_ == "part" for c in word.children)
    )
