"""Sentences that only introduce a speaker, whose words then follow without marks: "The general gave his version."."""

from __future__ import annotations

from foedus.extraction.en.agency import verb_actors
from foedus.extraction.en.attributions import behind
from foedus.extraction.en.cues import Cues
from foedus.extraction.en.parties import Parties
from foedus.extraction.en.party import Party
from foedus.extraction.en.tokens import Token
from foedus.extraction.en.tree import children, is_passive, own_subject, prepositional

_CONTENT = ("ccomp", "acl", "relcl", "xcomp", "csubj", "parataxis")
_GIVING = frozenset(
    ["give", "tell", "offer", "present", "repeat", "list", "share", "recite", "unfold", "relate", "recount"]
)
_BEING = frozenset(["be", "differ", "run", "go", "read", "sound", "seem", "follow", "come"])
_HOLDING = frozenset(["see", "remember", "tell", "view", "recall", "read"])
_OUT = frozenset(["lay", "set", "spell", "sum", "run", "go", "take", "walk"])


def introduced(parties: Parties, cues: Cues) -> Party | None:
    """The one whose words follow; None where the sentence tells them itself, or introduces nobody."""
    root = next((token for token in parties.sentence.doc if token.dep_ == "ROOT"), None)
    return None if root is None else _introduced(root, parties, cues)


def before_colon(parties: Parties, cues: Cues) -> tuple[Token, Party] | None:
    """A colon after a clause that introduces a speaker, and the speaker: "Its message was blunt: ..."."""
    doc = parties.sentence.doc
    colon = next((token for token in doc if token.text == ":"), None)
    if colon is None:
        return None
    heads = [t for t in doc[: colon.i] if t.pos_ in {"VERB", "AUX"} and (t.head == t or t.head.i > colon.i)]
    found = _introduced(heads[0], parties, cues, end=colon.i) if len(heads) == 1 else None
    return None if found is None else (colon, found)


def _introduced(root: Token, parties: Parties, cues: Cues, *, end: int | None = None) -> Party | None:
    subject = own_subject(root)
    content = [c for c in children(root, *_CONTENT) if end is None or c.i < end]
    if subject is None or _is_open(root) or content:
        return None
    found = _by_account(root, subject, parties, cues) or _by_telling(root, parties, cues)
    return found[0] if len({party.key for party in found}) == 1 else None


def _is_open(root: Token) -> bool:
    """Whether nothing has been told: "gave no account", "will tell the story", "did she give her version?"."""
    modal = any(c.tag_ == "MD" for c in children(root, "aux"))
    told = [root, *children(root, "dobj", "nsubj")]
    denied = any(c.dep_ == "neg" or c.lower_ in {"no", "if", "whether"} for token in told for c in token.children)
    return modal or denied or is_passive(root) or root.doc[-1].text == "?"


def _by_account(root: Token, subject: Token, parties: Parties, cues: Cues) -> list[Party]:
    """Told by its subject: "Its account is short", "Cairo's version runs otherwise"."""
    if root.lemma_ == "be" and any(word.lower_ in cues.frank for word in children(root, "acomp")):
        return parties.of(subject) or behind(subject, parties)
    told = subject.base in cues.accounts | cues.views and root.lemma_ in _BEING
    told = told and not children(root, "dobj", "attr")
    return behind(subject, parties) if told and not children(subject, *_CONTENT) else []


def _by_telling(root: Token, parties: Parties, cues: Cues) -> list[Party]:
    """Told by its verb: "She gave her version", "he laid out the autumn for us"."""
    objects = children(root, "dobj")
    account = root.lemma_ in _GIVING and any(
        noun.base in cues.accounts and not children(noun, *_CONTENT) for noun in objects
    )
    otherwise = any(word.lower_ in {"differently", "otherwise"} for word in children(root, "advmod"))
    if otherwise and root.lemma_ in _HOLDING and any(noun.lower_ == "it" for noun in objects):
        return verb_actors(root, parties, depth=0)
    heard = objects + [t for token in (root, *objects) for t in prepositional(token, "for", "to", "before", "with")]
    spoken = root.lemma_ in _OUT and bool(objects) and any(token.lower_ in cues.audiences for token in heard)
    return verb_actors(root, parties, depth=0) if account or spoken else []
