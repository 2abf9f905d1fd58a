"""Where in its own sentence a pronoun or short form may have its antecedent."""

from __future__ import annotations

from foedus.extraction.en.party import Party, PartyFinder
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import SUBJECTS, ancestors, children, prepositional

_OF_A_STATE = frozenset({"people", "person", "force", "group", "organisation"})
SPEAKER = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
ADDRESSED = frozenset(["you", "your", "yours", "yourself", "yourselves"])


def nearest_before(token: Token, parties: PartyFinder, classes: set[str]) -> list[Party]:
    """The likeliest party of `classes` named earlier in the same sentence: a governing subject, else the nearest."""
    for subject in _governing(token):
        if subject.lower_ in SPEAKER or subject.lower_ in ADDRESSED:
            continue
        if (subject.i < token.i or token.dep_ == "poss") and not _same_clause(subject, token):
            fitting = [p for p in parties.of(subject) if p.cls in classes and not p.plural]
            if fitting:
                return fitting[:1]
    earlier = [t for t in token.doc[: token.i] if t.pos_ in {"PROPN", "NOUN"} and t.dep_ not in {"compound", "amod"}]
    for candidate in reversed(earlier):
        if is_place(candidate):
            continue
        is_subject = candidate.dep_ in SUBJECTS  # "the league" that was named before, as what the clause is about
        fitting = [
            p for p in parties.at(candidate) if p.cls in classes and (is_subject or not p.recalled) and not p.plural
        ]
        if fitting and not _same_clause(candidate, token):
            return fitting[:1]
    return []


def own_people(token: Token, parties: PartyFinder) -> list[Party]:
    """The people or force of a state that do the clause with the bare noun: "Peruvian miners pressed the government"."""
    told = (
        [p for p in parties.of(subject) if p.cls in _OF_A_STATE and not p.recalled] for subject in _governing(token)
    )
    return next((found[:1] for found in told if found and found[0].participant.principal), [])


def _governing(token: Token) -> list[Token]:
    """Subjects above the pronoun; an object is parallel to the object, and not to the subject, of a clause joined before."""
    found: list[Token] = []
    for head in ancestors(token):
        subjects = [child for child in head.children if child.dep_ in SUBJECTS]
        found += subjects
        if subjects and head.dep_ == "conj" and token.dep_ not in SUBJECTS and token.dep_ != "poss":
            break
    return found


def _same_clause(one: Token, pronoun: Token) -> bool:
    """Whether both stand with the same verb, so that the (non-reflexive, non-possessive) pronoun cannot mean `one`."""
    if pronoun.dep_ == "poss":
        return False
    if pronoun.pos_ != "PRON":
        return one.head == pronoun.head
    verbs = _own_verbs(pronoun)
    asked = one.dep_ in {"dobj", "pobj"} and any(above in verbs[1:] for above in (one.head, one.head.head))
    return one.head == pronoun.head or asked or (one.dep_ in SUBJECTS and one.head in verbs)


def _own_verbs(pronoun: Token) -> list[Token]:
    """The verb that a pronoun stands with, and those that lend it their subject: "refused to help it"."""
    verbs = [above for above in ancestors(pronoun) if above.pos_ in {"VERB", "AUX"}]
    raised = next((i for i, verb in enumerate(verbs) if verb.dep_ != "xcomp"), len(verbs))
    return verbs[: raised + 1]


def governing_body(token: Token, parties: PartyFinder) -> list[Party]:
    """The force, firm or state that says or does the clause with the pronoun: "the army says they have captured"."""
    for head in ancestors(token):
        subject = next((c for c in head.children if c.dep_ in SUBJECTS), None)
        if subject is not None and subject.i < token.i and (subject.head != token.head or token.dep_ == "poss"):
            found = parties.of(subject)
            return [] if any(p.cls == "person" for p in found) else found
    return []


def several_here(token: Token, parties: PartyFinder) -> tuple[Party, ...]:
    """The parties named together, or by a plural, nearest before in the sentence."""
    for earlier in reversed(token.doc[: token.i]):
        if earlier.pos_ in {"PROPN", "NOUN"} and earlier.dep_ not in {"compound", "conj"}:
            found = [p for p in parties.of(earlier) if not p.recalled]
            if len({p.key for p in found}) > 1 or (found and found[0].plural):
                return tuple(found)
    return ()


def sayer(token: Token, parties: PartyFinder) -> list[Party]:
    """Who says the clause that holds the pronoun: the subject of the verb that it is the content of."""
    node = token
    for head in ancestors(token):
        if head.pos_ == "VERB" and (node.dep_ in {"ccomp", "parataxis"} or _is_quoted_after(node, head)):
            subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
            if subject is not None and subject.lower_ not in SPEAKER:
                told = parties.of(subject)
                return told if token.lower_ in {"we", "us", "our"} else told[:1]
        node = head
    return []


def _is_quoted_after(node: Token, verb: Token) -> bool:
    """Whether a clause that the parser joins to a verb stands in the words that the verb opens: "he added: ‘It is so and we ...’"."""
    return node.dep_ == "conj" and any(t.text in {":", "“", '"', "‘"} for t in node.doc[verb.i : node.i])


def addressee(token: Token, parties: PartyFinder) -> list[Party]:
    """Whom the words that hold the pronoun are said to: "you" in "‘you lied,’ she told the envoy"."""
    node = token
    for head in ancestors(token):
        if node.dep_ in {"ccomp", "parataxis"} and head.pos_ == "VERB":
            told = [*children(head, "dative"), *prepositional(head, "to"), *children(head, "dobj")]
            known = ([p for p in parties.of(one) if p.participant.principal] for one in told)
            return next((found[:1] for found in known if found), [])
        node = head
    return []


def commander(token: Token, parties: PartyFinder) -> list[Party]:
    """The official who does something to the bare noun: "the president ordered the army"."""
    subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None) if token.dep_ == "dobj" else None
    return [p for p in parties.of(subject) if p.cls == "person"][:1]


def is_expletive(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    return (
        token.dep_ in SUBJECTS
        and verb.lemma_ in {"be", "seem", "appear", "turn", "happen", "follow"}
        and any(child.dep_ in {"ccomp", "acomp", "advcl", "xcomp"} for child in verb.children)
    )


def is_place(token: Token) -> bool:
    """Whether a name only tells where: "in Astana" is nobody who could be meant by "it"."""
    return token.dep_ == "pobj" and token.head.lower_ in {
        "in",
        "at",
        "near",
        "outside",
        "around",
        "throughout",
        "across",
    }
