"""What is left of a faulty file, for the checks between files alone."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

from foedus.treaty.format import Instrument, ReadingsFile
from foedus.treaty.salvaging import faults_in, salvaged


@pytest.fixture
def rows(league):
    """The pact as read, to be spoiled."""
    return yaml.safe_load((league / "instruments/pact.yaml").read_text(encoding="utf-8"))


def salvage(rows, shape=Instrument):
    with pytest.raises(ValidationError) as caught:
        shape.model_validate(rows)
    return salvaged(rows, shape, caught.value)


def test_the_rows_are_left_as_they_were(rows):
    """They are shown in messages."""
    rows["colour"] = "blue"
    salvage(rows)
    assert rows["colour"] == "blue"


def test_an_unknown_key_is_taken_out_and_the_rest_stays(rows):
    """All norms are there."""
    sound = Instrument.model_validate(rows)
    assert salvage({**rows, "colour": "blue"}) == sound


def test_several_layers_of_faults_are_mended_one_after_another(rows):
    """Without its only act a pattern is wrong as a whole."""
    norm = rows["provisions"]["art-1"]["norms"]["no-force"]
    norm.update(breached_by=[{"acts": ["juggle"]}], modality="wish")
    left = salvage(rows).provisions["art-1"].norms["no-force"]
    assert (len(left.breached_by), left.says) == (1, norm["says"])


def test_a_name_that_yaml_read_as_a_number_is_a_name(rows):
    """Texts that are of that version still are."""
    rows["versions"] = {1990: rows["versions"]["first"], "second": rows["versions"]["second"]}
    assert list(salvage(rows).versions) == ["1990", "second"]


def test_a_list_is_not_too_short_because_its_entries_are_wrong():
    """One fault, told once."""
    with pytest.raises(ValidationError) as caught:
        ReadingsFile.model_validate({"readings": {"one": {"title": "", "says": "", "authors": [7], "provisions": ["a/b"], "status": "unverified"}}})  # fmt: skip
    assert [fault["loc"] for fault in faults_in(caught.value)] == [("readings", "one", "authors", 0)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: rows.pop("versions"),
        lambda rows: rows["provisions"].update({"art-1": "a text"}),
        lambda rows: rows["provisions"]["art-1"]["texts"][0].pop("version"),
        lambda rows: rows["provisions"]["art-1"]["norms"].update({"no-force": None}),
    ],
)
def test_a_file_without_a_part_that_others_name_is_given_up(rows, spoil):
    """Lest that part be said to be missing."""
    spoil(rows)
    assert salvage(rows) is None
