"""What is kept beside a bundled run, and what a computer's own data say."""

import pytest

from lib import datasets
from lib.errors import LearnerError
from lib.experiments.facts import FILE, Facts, find_facts, load_facts, save_facts
from lib.runs import RunFiles, RunSpec


def test_facts_come_back_as_they_were_kept(tmp_path):
    assert load_facts(RunFiles(tmp_path)) is None
    facts = Facts(80, 12_345_678, "JPEG copy")
    save_facts(tmp_path, facts)
    assert load_facts(RunFiles(tmp_path)) == facts


def test_a_damaged_file_is_answered_in_words(tmp_path):
    (tmp_path / FILE).write_text('{"images": 3}', encoding="utf-8")
    with pytest.raises(LearnerError, match=r"facts\.json cannot be read"):
        load_facts(RunFiles(tmp_path))


def test_the_data_set_says_how_many_test_images_it_has():
    assert find_facts(RunSpec.create("lenet", "mnist", {}), 7) == Facts(10_000, 7, "")
    assert find_facts(RunSpec.create("capsnet_small", "multi_mnist", {})).test_images == 10_000


def test_without_the_data_set_its_facts_are_unknown(home, monkeypatch):
    def missing(name, *_division):
        raise LearnerError("There is no {name}.", name=name)

    monkeypatch.setattr(datasets, "load", missing)
    assert find_facts(RunSpec.create("lenet", "mnist", {}), 7) == Facts(None, 7, "")
