"""Sets of lemmas of voice and status, as `voices.yaml` and `modality.yaml` hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from foedus.extraction.en.lexicon import Lexicon
from foedus.model.claim import Status

# Determiners that lessen, and do not deny: "few came" still tells a coming.
_LESSENING = frozenset({"few", "little"})


@dataclass(slots=True)
class CueWords:
    """Sets of lemmas read from `voices.yaml` and `modality.yaml`."""

    speech: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    nouns: dict[str, str]
    negations: frozenset[str]
    failing: frozenset[str]
    preventing: frozenset[str]
    conditions: frozenset[str]
    condition_prepositions: frozenset[str]
    adjectives: dict[str, Status]
    predicates: dict[str, Status]
    noun_predicates: dict[str, Status]
    carrying: frozenset[str]
    guesses: frozenset[str]
    happening: frozenset[str]
    scheduling: frozenset[str]
    impending: tuple[tuple[str, ...], ...]
    second: dict[str, str]
    undone: tuple[tuple[str, ...], ...]
    guessed: tuple[tuple[str, ...], ...]
    provided: tuple[tuple[str, ...], ...]
    nearly: frozenset[str]
    undenied: frozenset[str]
    citing: frozenset[str]
    possessed: frozenset[str]
    as_told: frozenset[str]
    relaying: frozenset[str]
    receiving: frozenset[str]
    beside: frozenset[str]
    headings: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    accounts: frozenset[str]
    audiences: frozenset[str]
    views: frozenset[str]
    frank: frozenset[str]
    untrue: frozenset[str]
    baseless: frozenset[str]
    dismissing: frozenset[str]
    labelling: frozenset[str]
    abandoning: frozenset[str]
    collapsing: frozenset[str]
    undoubted: frozenset[str]
    opining: frozenset[str]
    favouring: frozenset[str]
    ending: frozenset[str]
    opinions: frozenset[str]
    under: frozenset[str]
    deliberating: frozenset[str]
    cancelling: frozenset[str]
    imagining: frozenset[str]
    permitting: frozenset[str]
    knowing: frozenset[str]
    refusing: re.Pattern[str]
    wishing: frozenset[str]
    evidencing: frozenset[str]
    deniable: frozenset[str]
    complicity: frozenset[str]
    instead: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """The cues of a lexicon."""
        voices, modality = lexicon.voices, lexicon.modality
        verbs = {word: kind for kind, words in voices["verbs"].items() for word in words}
        negation, implicative, aspect = modality["negation"], modality["implicative"], modality["aspect"]
        return cls(
            speech={word: kind for word, kind in verbs.items() if " " not in word},
            phrases=_by_first_word(verbs),
            nouns={word: kind for kind, words in voices["nouns"].items() for word in words},
            negations=frozenset(_single(negation["particles"]["words"]))
            | (frozenset(_single(negation["determiners"]["words"])) - _LESSENING),
            failing=frozenset(
                _single(
                    [
                        *negation["implicative_verbs"]["words"],
                        *negation["adjectives"]["words"],
                        *negation["nouns"]["words"],
                    ]
                )
            ),
            preventing=frozenset(_single(negation["preventing_verbs"]["words"])),
            conditions=frozenset({"if", "unless", "provided", "providing", "lest"}),
            condition_prepositions=frozenset({"barring"}),
            adjectives=_attributes(modality),
            predicates=_predicates(modality, "adjectives"),
            noun_predicates=_predicates(modality, "nouns"),
            carrying=frozenset(
                _single(
                    [
                        *implicative["verbs"]["words"],
                        *aspect["beginning"]["words"],
                        *aspect["going_on"]["words"],
                        *aspect["light"]["words"],
                    ]
                )
            ),
            guesses=frozenset(_single(modality["prediction"]["adverbs"]["words"])) - {"soon"},
            happening=frozenset(_single(aspect["happening"]["words"])),
            scheduling=frozenset(_single(modality["planning"]["for_a_time"]["words"])),
            impending=_several(modality["planning"]["impending"]["words"]),
            second={word: row["subtype"] for word, row in voices["second"].items()},
            undone=_several(negation["particles"]["words"]),
            guessed=_several(modality["prediction"]["adverbs"]["words"]),
            provided=_several(
                [
                    *modality["conditional"]["subordinators"]["words"],
                    *modality["conditional"]["prepositions"]["words"],
                    "otherwise",
                ]
            ),
            nearly=frozenset(_single(modality["counterfactual"]["adverbs"]["words"])),
            citing=frozenset(_single(voices["participles"])),
            possessed=frozenset(_single(voices["possessed"])),
            as_told=frozenset(voices["as_parenthetical"]),
            relaying=frozenset(voices["relaying"]),
            receiving=frozenset(voices["receiving"]),
            beside=frozenset(voices["beside_quotation"]),
            headings=frozenset(voices["headings"]),
            asking=frozenset(voices["asking"]),
            answering=frozenset(voices["answering"]),
            accounts=frozenset(voices["accounts"]),
            audiences=frozenset(voices["audiences"]),
            views=frozenset(voices["views"]),
            frank=frozenset(voices["frank"]),
            undenied=frozenset(_single(negation["undone"]["words"])),
            untrue=frozenset([*negation["untrue"]["words"], *voices["false_nouns"]]),
            baseless=frozenset(negation["baseless"]["words"]),
            dismissing=frozenset(negation["dismissing_verbs"]["words"]),
            labelling=frozenset(negation["labelling_verbs"]["words"]),
            abandoning=frozenset(negation["abandoning_verbs"]["words"]),
            collapsing=frozenset(negation["collapsing_verbs"]["words"]),
            undoubted=frozenset(negation["undoubted"]["words"]),
            deniable=frozenset([*negation["deniable"]["words"], *negation["complicity"]["words"]]),
            complicity=frozenset(negation["complicity"]["words"]),
            wishing=frozenset(voices["clause_second"]["demanding"]),
            evidencing=frozenset(negation["evidencing_verbs"]["words"]),
            refusing=_answers(negation["answers"]["words"]),
            knowing=frozenset([*implicative["factive_verbs"]["words"], *negation["evidencing_verbs"]["words"]]),
            permitting=frozenset(implicative["permitting_verbs"]["words"]),
            deliberating=frozenset(modality["planning"]["deliberating"]["words"]),
            cancelling=frozenset(negation["cancelling_verbs"]["words"]),
            imagining=frozenset(_single(voices["conditional_carriers"])),
            opinions=frozenset(modality["prediction"]["opinions"]["words"]),
            under=frozenset(modality["planning"]["under"]["words"]),
            favouring=frozenset(modality["planning"]["favouring"]["words"]),
            ending=frozenset(_single(aspect["ending"]["words"])),
            opining=frozenset(modality["prediction"]["opining"]["words"]),
            instead=_several(negation["without"]["words"]),
        )


def _by_first_word(verbs: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for word, kind in verbs.items():
        first, *rest = word.split()
        if rest:
            found.setdefault(first, []).append(((first, *rest), kind))
    return found


def _answers(words: Iterable[str]) -> re.Pattern[str]:
    """Answers that say no, behind a closing quotation mark or the label of one who answers."""
    return re.compile(rf"""["”’»]?\s*(?:\w+:\s*)?["“‘«]?(?:{"|".join(map(re.escape, words))})(?!\w)""", re.IGNORECASE)


def _single(words: Iterable[str]) -> Iterable[str]:
    return (word for word in words if " " not in word)


def _several(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.split()) for word in words if " " in word or word == "otherwise")


def _attributes(modality: dict[str, dict[str, dict[str, list[str]]]]) -> dict[str, Status]:
    found = dict.fromkeys(_single(modality["planning"]["participles"]["words"]), Status.PLANNED)
    found |= dict.fromkeys(
        ("possible", "potential", "likely", "probable", "imminent", "expected", "inevitable"), Status.PREDICTED
    )
    found |= {"necessary": Status.DEMANDED, "proposed": Status.DEMANDED, "demanded": Status.DEMANDED}
    for word in ("next", "coming", "future", "agreed", "announced"):  # these also stand with what is done
        found.pop(word, None)
    return found


def _predicates(modality: dict[str, dict[str, dict[str, list[str]]]], part: str) -> dict[str, Status]:
    found: dict[str, Status] = {}
    for family, status in (
        ("prediction", Status.PREDICTED),
        ("planning", Status.PLANNED),
        ("demand", Status.DEMANDED),
    ):
        found |= dict.fromkeys(_single(modality[family][part]["words"]), status)
    return found
