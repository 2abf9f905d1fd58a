"""Words that name an act: patterns of the lexicon found in the tree, their senses in competition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from foedus.extraction.en import typer
from foedus.extraction.en.agent_nouns import agent_noun, is_last_word
from foedus.extraction.en.clauses import is_finite, is_wished
from foedus.extraction.en.descriptions import only_describes
from foedus.extraction.en.lexicon import PREPOSITIONS, Lexicon, Pattern, Sense
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.steps import words_after
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import (
    OBJECTS,
    RELATIVES,
    antecedent,
    children,
    conjuncts,
    is_passive,
    own_subject,
    prepositional,
)
from foedus.extraction.en.typer import Vote
from foedus.model.claim import EventType, TreatyAct
from foedus.register import NameForm

WORD_WEIGHT = 2.0
MATCH_WEIGHT = 2.5
MISMATCH_WEIGHT = -0.75
SURE_OF_AN_ACT = 0.8
SURE_OF_ITS_TYPE = 0.7
"""From where a word that the lexicon lacks is taken for an act; lower bars found as many false acts as true ones (0008)."""

ENOUGH_FOR_A_SENSE = 0.55
"""From where a sense is taken although its object is not of the class that it asks for (0008)."""

VOTE_WEIGHT = 0.01
"""Enough to break ties between senses and no more: with weights of .5 to 2 the typer did harm (0008)."""

NAMED_WEIGHT = 0.06
"""What the object is as a party goes before what its noun is as a thing: the Warsaw Pact is left as a league."""

NARROW_WEIGHT = 0.05
"""Shared by the classes that a sense takes: one that asks for few fits better than one that takes many."""

_FORCE = frozenset({"force"})
_BIDDING = frozenset({"order", "wish"})
"""Complements without which a word only says something."""

_TOO_COMMON = frozenset(
    {
        "bring",
        "advance",
        "launch",
        "receive",
        "enter",
        "serve",
        "want",
        "undertake",
        "confirm",
        "reach",
        "practise",
        "practice",
    }
)
"""Verbs that tell an act with its object alone, whatever the typer makes of them."""

_TELLING = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.AGREE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One act named by some words.

    Attributes:
        head: the token that the tree hangs it on.
        tokens: all tokens of the pattern, in text order.
        pattern: the pattern with its sense.
        object: the token in the object slot, or None.
        score: how well the sense fits; higher is better.
        matched: whether the object is of a class that the sense wants.
        vote: what the learned typer says of the head; None where it does not look at the word.
        noun: what a number alone stands for at the head; None where the head stands for itself.
    """

    head: Token
    tokens: tuple[Token, ...]
    pattern: Pattern
    object: Token | None
    score: float
    matched: bool
    vote: Vote | None = None
    noun: Token | None = None


def find(parties: Parties, lexicon: Lexicon) -> Iterator[list[Trigger]]:
    """The senses at every token that can head a trigger, best first; a token inside a longer trigger heads none of its own."""
    votes = _votes(parties)
    found = [
        _jointly(ranked, lexicon)
        for token in parties.sentence.doc
        if (ranked := senses_at(token, parties, lexicon, votes.get(token.i)))
    ]
    # What somebody is accused of, or asked for, is a claim of its own beside the accusation; a refused act is not.
    acts = {trigger.head.i for (trigger, *_) in found if trigger.pattern.sense.act is not None}
    taken = {
        t.i
        for (trigger, *_) in found
        for t in trigger.tokens
        if t != trigger.head
        and not (_tells(trigger) and trigger.head.lemma_ != "be" and (t.pos_ == "VERB" or t.i in acts))
    }
    for ranked in found:
        if ranked[0].head.i not in taken:
            yield ranked
            yield from ([gapped] for gapped in _gapped(ranked[0]))
    known = taken | {ranked[0].head.i for ranked in found}
    for token in parties.sentence.doc:
        vote = votes.get(token.i)
        if vote is None or token.i in known or only_describes(token):
            continue
        if _is_unknown(token, lexicon):
            if _is_sure(vote):
                yield _jointly([_proposed(token, vote)], lexicon)
            elif _is_done_jointly(token, lexicon):
                yield [_done_jointly(token, vote)]
        elif (loosened := _loosened(token, vote, parties, lexicon)) is not None:
            yield [loosened]


def _gapped(trigger: Trigger) -> Iterator[Trigger]:
    """The same again where a number alone stands for the noun: "twelve bases in Ruritania and six in Freedonia"."""
    head, place = trigger.head, trigger.object
    if trigger.pattern.part != "NOUN" or place is None or place.dep_ != "pobj":
        return
    for token in (*conjuncts(head), *(t for t in children(head.head, "conj") if t.i > head.i)):
        others = prepositional(token, place.head.base) if token.tag_ == "CD" else []
        if others:
            yield replace(trigger, head=token, tokens=(token,), object=others[0], vote=None, noun=head)


def _loosened(token: Token, vote: Vote, parties: Parties, lexicon: Lexicon) -> Trigger | None:
    """The best sense of a word whose object fits none, where the typer is sure that the word names such an act."""
    if vote.act < ENOUGH_FOR_A_SENSE or _is_intention(token) or token.lemma_.lower() in _TOO_COMMON:
        return None
    part = _part(token)
    patterns = lexicon.fitting(token.base, part, token.doc.forms) if part else ()
    fitting = [
        trigger
        for pattern in patterns
        if not pattern.sense.object & _BIDDING
        and not (pattern.sense.object == {"none"} and children(token, "dobj"))
        and not (
            pattern.sense.type is EventType.THREATEN and pattern.sense.object == {"actor"}
        )  # "warned of an attack"
        and (trigger := _match(token, pattern, parties, strictly=False)) is not None
        and vote.share(pattern.sense.type) >= ENOUGH_FOR_A_SENSE
    ]
    best = max(fitting, key=lambda t: (vote.share(t.pattern.sense.type), t.score), default=None)
    return None if best is None else replace(best, vote=vote)


def _is_intention(verb: Token) -> bool:
    """Whether somebody wants to do something: "wants to leave" asks nobody."""
    wanting = verb.base in {"want", "wish", "desire", "hope"}
    if wanting and is_passive(verb):
        return True  # "is wanted for the assault"
    return wanting and any("order" not in _bidding_classes(c, verb) for c in children(verb, "xcomp"))


def _is_sure(vote: Vote) -> bool:
    return vote.act >= SURE_OF_AN_ACT and vote.share(vote.type) >= SURE_OF_ITS_TYPE


def _votes(parties: Parties) -> dict[int, Vote]:
    """What the typer says of each word that may name an act."""
    tree = parties.sentence.doc
    if tree.votes is None:
        typer.note([tree])
    return tree.votes or {}


def _voted(ranked: list[Trigger], vote: Vote | None) -> list[Trigger]:
    """Senses of one word by the vote on it too, which breaks ties between them."""
    if vote is None or len(ranked) < 2:
        return ranked
    return sorted(ranked, key=lambda t: t.score + VOTE_WEIGHT * vote.share(t.pattern.sense.type), reverse=True)


def _jointly(ranked: list[Trigger], lexicon: Lexicon) -> list[Trigger]:
    """Armed forces that do together what shows strength cooperate: "carried out joint patrols"."""
    sense = ranked[0].pattern.sense
    if sense.type is not EventType.MOBILIZE or sense.act is not None or not _is_joint(ranked[0], lexicon):
        return ranked
    pattern = replace(ranked[0].pattern, sense=replace(sense, type=EventType.COOPERATE, mutual=True, recipient=()))
    return [replace(ranked[0], pattern=pattern)]


def _is_joint(trigger: Trigger, lexicon: Lexicon) -> bool:
    words = [trigger.head, *trigger.tokens, *([trigger.object] if trigger.object is not None else [])]
    return any(c.lower_ in lexicon.jointness for word in words for c in children(word, "amod", "advmod", "compound"))


def _is_done_jointly(token: Token, lexicon: Lexicon) -> bool:
    """Whether a verb that the lexicon lacks tells what several do with one thing: "jointly charted the shoals"."""
    if token.pos_ != "VERB" or verb_object(token) is None:
        return False
    return any(c.lower_ in lexicon.jointness for c in children(token, "advmod"))


def _done_jointly(token: Token, vote: Vote) -> Trigger:
    sense = Sense(id="done jointly", type=EventType.COOPERATE, act=None, mutual=True)
    pattern = Pattern(head=token.base, part="VERB", sense=sense)
    target = verb_object(token)
    return Trigger(head=token, tokens=(token,), pattern=pattern, object=target, score=0.0, matched=False, vote=vote)


def _proposed(token: Token, vote: Vote) -> Trigger:
    """An act that the typer sees in a word which the lexicon does not hold."""
    sense = Sense(id=f"learned {vote.type.lower()}", type=vote.type, act=None)
    part = "NOUN" if token.pos_ == "NOUN" else "VERB"
    pattern = Pattern(head=token.base, part=part, sense=sense)
    target = _object(token, pattern, [])
    return Trigger(head=token, tokens=(token,), pattern=pattern, object=target, score=0.0, matched=False, vote=vote)


def _is_unknown(token: Token, lexicon: Lexicon) -> bool:
    part = _part(token)
    return part in {"VERB", "NOUN"} and typer.may_name_an_act(token) and (token.base, part) not in lexicon.patterns


def _tells(trigger: Trigger) -> bool:
    sense = trigger.pattern.sense
    return sense.type in _TELLING and sense.act in {None, TreatyAct.ACCUSE_BREACH, TreatyAct.CONDEMN}


def senses_at(token: Token, parties: Parties, lexicon: Lexicon, vote: Vote | None = None) -> list[Trigger]:
    """The senses that fit at `token`, best first; one that is a treaty act before one that is none, ties by the vote on the word."""
    part = _part(token)
    if part == "ADJ" and token.dep_ == "amod" and not any(c.dep_ in {"prep", "xcomp"} for c in token.children):
        return []  # "a defiant president" describes him
    if part is None or _is_in_a_name(token, parties) or _are_people(token, parties) or only_describes(token):
        return []
    patterns = lexicon.fitting(token.base, part, token.doc.forms)
    candidates = [
        trigger for pattern in patterns if (trigger := _match(token, pattern, parties, vote=vote)) is not None
    ]
    if len(candidates) > 1:
        candidates.sort(key=lambda t: (t.score, t.pattern.sense.act is not None), reverse=True)
    return _voted(candidates, vote)


def _are_people(token: Token, parties: Parties) -> bool:
    """Whether a plural names people and no act: "exiles"."""
    whom = token.head if token.dep_ == "compound" else token  # "border patrol agents"
    noun = agent_noun(whom, parties.register) if whom.tag_ == "NNS" else None
    return noun is not None and noun.cls in {"people", "person"}


def _is_in_a_name(token: Token, parties: Parties) -> bool:
    """Whether the word is one of several of an actor's name: "the Economic Cooperation Council", "the Ministry of Defence"."""
    if is_last_word(token, parties.register):
        return True
    mention = parties.sentence.mention_at.get(token.i)
    return mention is not None and token.pos_ == "PROPN" and mention.form is NameForm.NAME and " " in mention.surface


def _part(token: Token) -> str | None:
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"}):
        return (
            None
            if token.dep_ == "amod" and token.tag_ == "VBN" and not children(token, "agent", "prep", "npadvmod")
            else "VERB"
        )
    if token.pos_ in {"NOUN", "PROPN"}:
        return "NOUN"
    return "ADJ" if token.pos_ == "ADJ" else None


def _match(
    head: Token, pattern: Pattern, parties: Parties, *, strictly: bool = True, vote: Vote | None = None
) -> Trigger | None:
    if pattern.before and not _compound(head, pattern.before):
        return None
    after = words_after(head, pattern.after)
    if after is None:
        return None
    wanted = pattern.sense.object
    target = _object(head, pattern, after) or _intransitive(head, wanted, parties)
    matched = bool(wanted) and _fits(target, head, wanted, parties)
    if not matched and target in after and (subject := _intransitive(head, wanted, parties)) is not None:
        target, matched = subject, True  # "exists on paper": the noun is the pattern's own
    falling = pattern.sense.actor == ("none",) and head.pos_ == "VERB"  # "shells fell on": what falls, and not where
    if (wanted == _FORCE or falling) and not matched and (mover := _intransitive(head, wanted, parties)) is not None:
        target, matched = mover, True
    if wanted and not matched and pattern.sense.strict and strictly:
        return None
    fit = MATCH_WEIGHT if matched else MISMATCH_WEIGHT if wanted else 0.0
    score = WORD_WEIGHT * pattern.words + fit + (NARROW_WEIGHT / len(wanted) if matched else 0.0)
    if (
        matched
        and "organisation" in wanted
        and target is not None
        and any(p.cls == "organisation" for p in parties.at(target))
    ):
        score += NAMED_WEIGHT
    before = [t for t in head.lefts if t.base in pattern.before]
    tokens = tuple(sorted((*before, head, *after), key=lambda t: t.i))
    return Trigger(head=head, tokens=tokens, pattern=pattern, object=target, score=score, matched=matched, vote=vote)


def _compound(head: Token, words: tuple[str, ...]) -> bool:
    if head.i < len(words):
        return False
    window = head.doc[head.i - len(words) : head.i]
    return all(word in {t.base, t.lower_} for word, t in zip(words, window, strict=True))


def _object(head: Token, pattern: Pattern, after: list[Token]) -> Token | None:
    if after and pattern.after[-1] in PREPOSITIONS:
        objects = children(after[-1], "pobj", "pcomp")
        if objects:
            return objects[0]
        if after[-1].dep_ == "mark":
            return after[-1].head
    if pattern.part == "NOUN":
        return _noun_object(head, pattern, after)
    if after and after[-1].pos_ == "VERB":
        own = [child for child in head.children if child.dep_ in {"dobj", "nsubjpass", "dative"} and child not in after]
        return next(iter(own), None) or verb_object(after[-1]) or next(iter(prepositional(after[-1])), None)
    nouns = [t for t in after if t.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else verb_object(head)


def verb_object(verb: Token) -> Token | None:
    """What a verb acts on: its direct object, the subject of its passive, or the noun that its participle describes."""
    if is_passive(verb):
        given = children(verb, "dobj")
        if given:  # "Chad was promised help"
            return given[-1]
        subject = own_subject(verb)
        if subject is not None:
            return subject
        if verb.dep_ in {"acl", "relcl", "amod"}:
            return verb.head
        if verb.dep_ == "conj":
            return verb_object(verb.head) if is_passive(verb.head) else own_subject(verb.head)
        if verb.dep_ == "xcomp":
            return own_subject(verb.head) or next(iter(children(verb.head, "dobj")), None)
    direct = [child for child in verb.children if child.dep_ in OBJECTS]
    if direct:
        return direct[-1]
    subject = own_subject(verb)
    if verb.dep_ == "relcl" and subject is not None and subject.lower_ not in RELATIVES and not _has_relative(verb):
        return verb.head
    if is_passive(verb) or verb.tag_ == "VB" or prepositional(verb):
        return None
    shared = next((c for c in children(verb, "conj") if c.pos_ == "VERB" and not is_passive(c)), None)
    return verb_object(shared) if shared is not None else None


def _has_relative(verb: Token) -> bool:
    """Whether a relative word other than the object opens the clause: "in which the league threatened", "where it met"."""
    return any(t.tag_ in {"WDT", "WP", "WRB"} for c in verb.children for t in (c, *c.children) if t.i < verb.i)


def _noun_object(head: Token, pattern: Pattern, after: list[Token]) -> Token | None:
    if after and after[-1].pos_ == "VERB":
        return verb_object(after[-1]) or next(iter(prepositional(after[-1])), None)
    for base in (head, *reversed(after)):
        found = prepositional(base, "of")
        if found:
            return found[0]
    compounds = [c for c in children(head, "compound", "nmod", "amod") if c.base not in pattern.before]
    return compounds[-1] if compounds else None


def _intransitive(head: Token, wanted: frozenset[str], parties: Parties) -> Token | None:
    """The subject, where a verb without an object tells what becomes of it: "the exercise takes place"."""
    subject = own_subject(head if head.pos_ == "VERB" else head.head)
    if subject is None and head.dep_ == "acl" and head.tag_ == "VBG":  # "a centre operating in Lomé"
        subject = head.head
    clause = any(c.i > head.i for c in children(head, "ccomp"))  # one before it is another sentence, run into this one
    entered = wanted == _FORCE and all(_is_ground(t, parties) for t in children(head, "dobj"))  # "troops entered Mali"
    if (
        subject is None
        or clause
        or (children(head, "dobj") and not entered)
        or (wanted != _FORCE and children(head, "xcomp"))
    ):
        return None
    classes = parties.class_of(subject) if wanted == _FORCE else parties.things_at(antecedent(subject))
    return subject if wanted & classes else None


def _is_ground(token: Token, parties: Parties) -> bool:
    """Whether a force may move there: a state, a place of one, a border, a town."""
    return bool(parties.land_of(token)) or bool(parties.class_of(token) & {"state", "territory", "border", "airspace"})


def _fits(target: Token | None, head: Token, wanted: frozenset[str], parties: Parties) -> bool:
    if wanted & _BIDDING and any(
        wanted & _bidding_classes(clause, head) for clause in children(head, "ccomp", "xcomp")
    ):
        return True
    if target is None:
        return "none" in wanted or any(wanted & _complement_classes(c) for c in head.children)
    if target.pos_ == "VERB":
        return bool(wanted & {"clause", "infinitive"})
    return any(wanted & parties.class_of(part) for part in (*conjuncts(target), *_nouns_above(target)))


def _nouns_above(target: Token) -> Iterator[Token]:
    """What else a relative pronoun may stand for: "protocols for relations that were signed" are what was signed."""
    noun = antecedent(target)
    while noun != target and noun.dep_ in {"pobj", "dobj", "pcomp", "prep"} and not is_finite(noun.head):
        noun = noun.head
        if noun.pos_ == "NOUN":
            yield noun


def _complement_classes(clause: Token) -> set[str]:
    """What kind of complement a clause is: "that they left", "leaving", "to leave", "for them to leave"."""
    if clause.dep_ == "ccomp" or (clause.dep_ == "xcomp" and clause.tag_ == "VBG"):
        return {"clause"} | ({"infinitive"} if clause.dep_ == "xcomp" else set())
    marked = any(c.lower_ == "for" for c in children(clause, "mark"))
    infinitive = clause.dep_ == "xcomp" or (clause.tag_ == "VB" and (clause.dep_ == "acl" or marked))
    return {"infinitive"} if infinitive else set()


def _bidding_classes(clause: Token, verb: Token) -> set[str]:
    """Whether a clause tells what somebody shall do: "told them to leave" an order, "insists that it leave" a wish."""
    if any(c.lower_ == "to" for c in children(clause, "aux")):
        return {"order"} if children(verb, "dobj", "dative", "nsubjpass") or own_subject(clause) is not None else set()
    return {"wish"} if clause.dep_ == "ccomp" and clause.i > verb.i and is_wished(clause) else set()
