"""What the report has named so far: who a pronoun, a short form or a bare title goes back to.

Rules, not a trained model: no coreference model that installs offline works (docs/decisions/0003). A guess that the rules
cannot make is left unmade: the caller keeps the words with no principal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from foedus.errors import UnknownActor
from foedus.extraction.en.antecedents import (
    ADDRESSED,
    SPEAKER,
    addressee,
    commander,
    governing_body,
    is_expletive,
    is_place,
    nearest_before,
    own_people,
    sayer,
    several_here,
)
from foedus.extraction.en.parse import Sentence
from foedus.extraction.en.party import Party, PartyFinder
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import SUBJECTS
from foedus.model.actor import ActorKind, Sector
from foedus.model.claim import Participant
from foedus.register import Agent, Mention, NameForm, Register

CLASS_OF_KIND = {
    ActorKind.STATE: "state",
    ActorKind.ORGANISATION: "organisation",
    ActorKind.ORGAN: "organisation",
    ActorKind.ARMED_GROUP: "group",
    ActorKind.OUTLET: "outlet",
    ActorKind.PERSON: "person",
    ActorKind.COLLECTIVE: "collective",
    ActorKind.PLACE: "place",
}
_PERSON = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
_THING = frozenset(["it", "its", "itself"])
_SEVERAL = frozenset(["they", "them", "their", "theirs", "themselves", "both"])
_ORGANISATION_NOUNS = frozenset(
    ["organization", "organisation", "bloc", "alliance", "association", "union", "confederation", "league", "pact"]
)
_STATE_NOUNS = frozenset(["country", "state", "republic", "nation", "neighbour", "neighbor"])
_BODIES = {"state", "organisation", "force", "group", "people"}
_MEMBERS = frozenset(["member", "participant", "signatory", "ally"])
_OF_THE_BODY = frozenset(["member", "ally"])
_SIDES = frozenset(["leader", "side", "party"])
_COUNTS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_ATTACKERS = frozenset(["aggressor", "invader", "occupier"])
_ENVOYS = frozenset(["minister", "president", "premier", "ambassador", "delegate", "participant", "envoy", "diplomat"])
_POINTING = frozenset(["the", "these", "those", "its", "their", "our", "his"])
_PAIR_WORDS = frozenset(["both", "two"])
MEMORY = 12
"""How many parties are remembered; older ones are out of a reader's mind too."""


MAIN_STATE = 3
"""How many times oftener than the state named last the main one must be named to be meant by "the police"."""


@dataclass(slots=True)
class Discourse:
    """Memory of one report, sentence by sentence."""

    text: str
    register: Register
    published_on: date | None
    home: str | None = None
    """Principal for whom the report itself speaks, where its outlet is a government or an organisation."""

    day: date | None = field(init=False)
    sentence: Sentence | None = field(init=False, default=None)
    speaker: Party | None = field(init=False, default=None)
    speakers: list[Party] = field(init=False, default_factory=list)
    """Those who say together what is quoted; the last of them is the speaker."""

    _known: set[str] = field(init=False, default_factory=set)
    _persons: list[Party] = field(init=False, default_factory=list)
    _states: list[Party] = field(init=False, default_factory=list)
    _organisations: list[Party] = field(init=False, default_factory=list)
    _several: list[tuple[Party, ...]] = field(init=False, default_factory=list)
    _bodies: list[Party] = field(init=False, default_factory=list)
    _sides: list[Party] = field(init=False, default_factory=list)
    _met: tuple[Party, ...] = field(init=False, default=())
    _attacker: tuple[Party, ...] = field(init=False, default=())
    _counts: Counter[str] = field(init=False, default_factory=Counter)
    _resolved: dict[tuple[int, int], Party | None] = field(init=False, default_factory=dict)
    """What the names of the sentence stand for, by where they begin and the word that is asked about."""

    def __post_init__(self) -> None:
        self.day = self.published_on

    # -- names -----------------------------------------------------------------------------------------------------

    def count(self, mentions: Iterable[Mention]) -> None:
        """Take stock of who the report is about, before reading it."""
        for mention in mentions:
            actor = self.register.actor(mention.candidates[0])
            if actor.kind in {ActorKind.ORGANISATION, ActorKind.STATE}:
                self._counts[actor.id] += 1
            if actor.kind is ActorKind.PERSON and mention.form is NameForm.NAME:
                self._known.add(actor.id)

    @property
    def known(self) -> AbstractSet[str]:
        """Ids of the persons whom the report names in full."""
        return self._known

    def resolve(self, mention: Mention, head: int) -> Party | None:
        """The party that a name of the register stands for at the day of the report; None where it stands for none."""
        key = (mention.span.start, head)
        if key not in self._resolved:
            self._resolved[key] = self._party_of(mention, head)
        return self._resolved[key]

    def _party_of(self, mention: Mention, head: int) -> Party | None:
        sentence = self._here()
        found = self.register.resolve(mention, on=self.day, known=self._known)
        if found.actor is None and found.principal is None:
            return None
        actor = self.register.actor(found.actor or mention.candidates[0])
        tokens = sentence.tokens_in(mention.span)
        head_token = sentence.doc[head]
        participant = Participant(
            id=found.actor,
            principal=None if actor.sector is Sector.NGO else found.principal,  # it speaks for no state or alliance
            sector=found.sector,
            name=self.text[mention.span.start : mention.span.end],
            start=mention.span.start,
            end=mention.span.end,
        )
        return Party(
            participant=participant,
            cls="people" if mention.form is NameForm.DEMONYM else CLASS_OF_KIND[actor.kind],
            head=head,
            span=(tokens[0], tokens[-1]) if tokens else (head_token, head_token),
            plural=mention.form is NameForm.DEMONYM,
            reason=found.reason,
        )

    def _here(self) -> Sentence:
        if self.sentence is None:
            raise RuntimeError("a sentence must be entered before its words are resolved")
        return self.sentence

    # -- memory ----------------------------------------------------------------------------------------------------

    def enter(self, sentence: Sentence) -> None:
        """Begin to read `sentence`."""
        self.sentence = sentence
        self._resolved = {}

    def leave(self, parties: PartyFinder) -> None:
        """Remember who `sentence` named; subjects last, so that they are recalled first."""
        sentence = self._here()
        found = [party for party in parties.all() if not (party.cls == "state" and self._is_seat(party))]
        found.sort(key=lambda party: (sentence.doc[party.head].dep_ in SUBJECTS, -party.head))
        for party in found:
            if party.cls == "person" and not party.plural:
                self._persons.append(party)
            elif party.cls == "organisation":
                self._organisations.append(party)
            elif party.cls == "state":
                self._states.append(party)
            if party.cls in {"organisation", "state"}:
                self._bodies.append(party)
            if party.cls in {"state", "force"} and party.participant.principal:
                self._sides.append(party)
            if party.plural:
                self._several.append((party,))
        lists = [t for t in sentence.doc if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"conj", "compound", "amod"}]
        pairs = [tuple(parties.of(t)) for t in lists]
        self._several += [pair for pair in pairs if len(pair) > 1]
        for memory in self._memories():
            del memory[:-MEMORY]

    def forget(self) -> None:
        """Begin a new entry of a chronicle: what the entries before it named is out of mind."""
        self._met = ()
        for memory in self._memories():
            memory.clear()

    def _memories(self) -> tuple[list[Any], ...]:
        return (self._persons, self._states, self._organisations, self._several, self._bodies, self._sides)

    def attack(self, party: Party) -> None:
        """Remember who used force: "the aggressor" of a later sentence may be meant."""
        self._attacker = (party,)

    def bodies(self, token: Token) -> list[Party]:
        """States and organisations named in the sentences before, the last named last, pointed at by `token`."""
        return self._recalled(token, self._bodies, "named before")

    def meet(self, parties: Iterable[Party]) -> None:
        """Remember who took part in one act: "the leaders" and "all" of the next sentence may be they."""
        together = tuple(party for party in parties if party.participant.principal)
        self._met = together or self._met
        if len({party.key for party in together}) > 1:
            self._several.append(together)

    def _is_seat(self, party: Party) -> bool:
        """Whether a capital is named as a place, and not as its government."""
        sentence = self._here()
        mention = sentence.mention_at.get(party.head)
        return mention is not None and mention.form is NameForm.METONYM and is_place(sentence.doc[party.head])

    # -- recalling -------------------------------------------------------------------------------------------------

    def recall_pronoun(self, token: Token, parties: PartyFinder) -> list[Party]:
        """The parties that a pronoun goes back to, or none."""
        word = token.lower_
        if word in _PERSON:
            return self._recalled(
                token,
                nearest_before(token, parties, {"person"}) or self._persons[-1:],
                f"{word!r}: the person named last",
            )
        if word in _THING:
            if is_expletive(token):
                return []
            if token.dep_ == "poss" and token.head.lemma_.lower() in _OF_THE_BODY and self._organisations:
                return self._recalled(token, self._organisations[-1:], f"{word!r}: the body that has members")
            before = nearest_before(token, parties, {"state", "organisation", "group", "force"})
            last = self._bodies[-1:]
            return self._recalled(token, before or last, f"{word!r}: the state or organisation named last")
        if word in _SEVERAL and not (word == "both" and token.dep_ in {"det", "predet", "cc", "preconj"}):
            several = several_here(token, parties) or governing_body(token, parties)
            several = several or self._several_before(token, parties) or nearest_before(token, parties, _BODIES)
            return self._recalled(token, several, f"{word!r}: those named together last")
        if word in SPEAKER:
            together = self.speakers if word in {"we", "us", "our", "ours"} else []
            speaking = sayer(token, parties) or together or self._speaking()
            return self._recalled(token, speaking, f"{word!r}: the one who speaks")
        if word in ADDRESSED:
            return self._recalled(token, addressee(token, parties), f"{word!r}: the one spoken to")
        return []

    def recall_noun(self, token: Token, noun: Agent, parties: PartyFinder) -> list[Party]:
        """The parties that a noun without a name goes back to: "the organisation", "both countries", "the president"."""
        lemma = noun.words[-1] if token.pos_ == "PROPN" else token.base  # capitals keep their ending
        plural = token.tag_ in {"NNS", "NNPS"}
        determiners = {
            child.lower_
            for child in token.children
            if child.dep_ in {"det", "predet", "nummod", "amod", "poss", "compound"}
        }
        if plural and (
            "both" in determiners
            or ("two" in determiners and (determiners & _POINTING or lemma in _STATE_NOUNS))
            or (lemma in {"side", "party", "country", "neighbour", "neighbor"} and "the" in determiners)
        ):
            return self._recalled(
                token,
                self._pair_before(token) or self._several_before(token, parties),
                f"{lemma!r}: those named together last",
            )
        told = self._by_what_was_told(lemma, determiners) if plural or lemma in _ATTACKERS else ()
        if told:
            return self._recalled(token, told, f"{lemma!r}: those told of last")
        if lemma in _ORGANISATION_NOUNS and not plural:
            before = nearest_before(token, parties, {"organisation"})
            return self._recalled(
                token,
                before or self._main(ActorKind.ORGANISATION) or self._organisations[-1:],
                f"{lemma!r}: the organisation the report is about",
            )
        if lemma in _STATE_NOUNS and not plural and determiners & {"the", "this", "that"}:
            own = [self._state_of(party) for party in sayer(token, parties) if party.participant.principal]
            return self._recalled(
                token, own or self._state_before(token) or self._states[-1:], f"{lemma!r}: the state named last"
            )
        if (
            plural and lemma in _MEMBERS and (lemma in _OF_THE_BODY or determiners & {"other", "remaining", "the"})
        ) or (plural and lemma in _STATE_NOUNS and determiners & {"member", "participating", "allied"}):
            before = nearest_before(token, parties, {"organisation"})
            return self._recalled(
                token,
                before or self._main(ActorKind.ORGANISATION) or self._organisations[-1:],
                f"{lemma!r}: members of the organisation the report is about",
            )
        if plural and (lemma == "counterpart" or (lemma in _SIDES and not determiners & {"some", "many", "several"})):
            others = lemma == "counterpart"
            group = self._counterparts(token, parties) if others else self._several_before(token, parties)
            return self._recalled(token, group, f"{lemma!r}: those named together last")
        if noun.cls == "person" and not noun.role and not plural and determiners & {"the", "this"}:
            return self._recalled(token, self._persons[-1:], f"{lemma!r}: the person named last")
        if noun.role and not plural:
            held = [p for p in self._persons if p.participant.principal and self._role_of(p) == noun.role]
            if held:
                return self._recalled(token, held[-1:], f"{lemma!r}: the holder of that office named last")
        numbered = any(child.dep_ == "nummod" for child in token.children) and not determiners & _POINTING
        unnamed = numbered and lemma == "official"  # "two officials said": nobody says whose
        official = (
            not unnamed
            and noun.sector is not None
            and noun.sector.value in {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"}
            and not determiners & {"a", "an", "no", "any"}
            and noun.cls != "state"
            and (plural or determiners or token.dep_ in SUBJECTS)
        )
        return self._recall_official(token, noun, parties, plural=plural) if official else []

    def _by_what_was_told(self, lemma: str, determiners: AbstractSet[str]) -> tuple[Party, ...]:
        """Who were told of as so many, as having met or as having used force."""
        if lemma in _ATTACKERS:
            return self._attacker if determiners & {"the", "this", "these"} else ()
        if lemma not in _MEMBERS and not determiners & {"member", "participating", "allied"}:
            count = next((n for word, n in _COUNTS.items() if word in determiners), 0)
            if count and (group := self._group_of(count)):
                return group
        return self._met if lemma in _ENVOYS and "the" in determiners else ()

    def _recall_official(self, token: Token, noun: Agent, parties: PartyFinder, *, plural: bool) -> list[Party]:
        """The officials or forces of the state that is told of."""
        official = [self._state_of(party) for party in self._persons[-1:] if party.participant.principal]
        told = sayer(token, parties) or (commander(token, parties) if noun.cls == "force" else [])
        said = [self._state_of(party) for party in told if party.participant.principal]
        state = (
            nearest_before(token, parties, {"state"})
            or said
            or self._land_before(token)
            or self._told_of()
            or [self._state_of(p) for p in own_people(token, parties) if self._is_of_a_state(p)]
            or official
        )
        return [
            replace(
                party,
                cls=noun.cls,
                participant=replace(party.participant, id=None, sector=noun.sector),
                plural=plural,
            )
            for party in self._recalled(token, state, f"{token.text!r}: of the state told of")
        ]

    def _role_of(self, party: Party) -> str | None:
        if party.participant.id is None or self.day is None:
            return None
        terms = self.register.actor(party.participant.id).terms
        return next((term.role for term in reversed(terms) if term.holds_on(self.day)), None)

    def _recalled(self, token: Token, parties: Iterable[Party], reason: str) -> list[Party]:
        """The same parties, cited by the name that the words here go back to."""
        return [
            replace(
                party,
                head=token.i,
                span=(token, token),
                reason=f"{reason} ({party.participant.name!r}: {party.reason})",
                recalled=True,
            )
            for party in parties
        ]

    def _several_before(self, token: Token, parties: PartyFinder) -> tuple[Party, ...]:
        return several_here(token, parties) or (self._several[-1] if self._several else ())

    def _group_of(self, count: int) -> tuple[Party, ...]:
        """The last of those named together who are so many."""
        return next((group for group in reversed(self._several) if len({p.key for p in group}) == count), ())

    def _counterparts(self, token: Token, parties: PartyFinder) -> list[Party]:
        """The last of those named together whose counterpart somebody is, without that one."""
        own = {p.key for child in token.children if child.dep_ == "poss" for p in parties.at(child)}
        groups = ([p for p in group if p.key not in own] for group in reversed(self._several))
        return next((group for group in groups if len({p.key for p in group}) > 1), [])

    def _pair_before(self, token: Token) -> tuple[Party, ...]:
        """The last two different states named earlier in the sentence, else in the text, where they were named as two."""
        sentence = self._here()
        earlier: list[Party] = []
        for index, mention in sentence.mention_at.items():
            party = self.resolve(mention, index) if index < token.i else None
            if party is not None and party.participant.principal and party.key not in {p.key for p in earlier}:
                earlier.append(party)
        if len(earlier) == 2:  # more than two, and nobody can tell which are meant
            return tuple(earlier)
        pairs = [pair for pair in reversed(self._several) if len({p.key for p in pair}) == 2]
        known = (pair for pair in pairs if all(p.participant.principal for p in pair))
        states = tuple({party.key: party for party in self._sides}.values())
        apart = states if len(states) == 2 else ()  # "Chad accused Mali ... Both armies"
        return next(known, None) or apart or next(iter(pairs), ())

    def _is_of_a_state(self, party: Party) -> bool:
        """Whether a state is whom the party speaks for, and no group or organisation."""
        try:
            return self.register.actor(party.participant.principal or "").kind is ActorKind.STATE
        except UnknownActor:
            return False

    @staticmethod
    def _state_of(party: Party) -> Party:
        """The state that a party speaks for: "the republic" in the mouth of its minister."""
        participant = replace(party.participant, id=party.participant.principal, sector=None)
        return replace(party, cls="state", participant=participant, plural=False)

    def _state_before(self, token: Token) -> list[Party]:
        """The state named nearest before in the sentence, by its name and not as somebody's seat."""
        sentence = self._here()
        for index in sorted((i for i in sentence.mention_at if i < token.i), reverse=True):
            mention = sentence.mention_at[index]
            party = self.resolve(mention, index) if mention.form in {NameForm.NAME, NameForm.ADJECTIVE} else None
            if party is not None and party.cls == "state":
                return [party]
        return []

    def _land_before(self, token: Token) -> list[Party]:
        """The state in which the sentence has told, before the noun, that it happened: "In Niger, the government"."""
        sentence = self._here()
        for index in sorted((i for i in sentence.mention_at if i < token.i), reverse=True):
            placed = sentence.doc[index]
            party = self.resolve(sentence.mention_at[index], index) if is_place(placed) else None
            around = placed.head.head if placed.head.dep_ == "prep" else placed
            if (
                party is not None
                and party.cls in {"state", "place"}
                and party.participant.principal
                and around in token.ancestors
            ):
                return [self._state_of(party)]
        return []

    def _speaking(self) -> list[Party]:
        if self.speaker is not None:
            return [self.speaker]
        if self.home is None:
            return []
        sentence = self._here()
        first = sentence.doc[0]
        place = sentence.span_of(first)
        participant = Participant(
            id=self.home, principal=self.home, sector=None, name=first.text, start=place.start, end=place.end
        )
        return [
            Party(
                participant=participant,
                cls="state",
                head=0,
                span=(first, first),
                plural=False,
                reason="the report's own outlet",
            )
        ]

    def main_organisation(self, token: Token) -> list[Party]:
        """The organisation that the report is about, pointed at by `token`; empty where it is about none."""
        return self._recalled(token, self._main(ActorKind.ORGANISATION), "the organisation the report is about")

    def _told_of(self) -> list[Party]:
        """The state named last, save where the report is about another, which it names far more often."""
        main, last = self._main(ActorKind.STATE), self._states[-1:]
        if not main or not last:
            return last or main
        often, seldom = (self._counts[p.participant.id or ""] for p in (main[0], last[0]))
        return main if often >= MAIN_STATE * seldom else last

    def _main(self, kind: ActorKind) -> list[Party]:
        """The state or organisation that the report names most, as last named."""
        ids = [actor for actor, _ in self._counts.most_common() if self.register.actor(actor).kind is kind]
        memory = self._states if kind is ActorKind.STATE else self._organisations
        return next(([p] for actor in ids[:1] for p in reversed(memory) if p.participant.id == actor), [])
