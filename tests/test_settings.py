"""Settings: what the environment says, and the sentence for what it should not say."""

import pytest

from lib.errors import LearnerError
from lib.i18n import say
from lib.settings import ROOT, settings, shorten_paths


def test_defaults(home):
    assert settings().home == home
    assert home.is_dir()
    assert settings().database_url == f"sqlite:///{home / 'runs.sqlite'}"
    assert settings().slots is None
    assert settings().inspectors == 1


def test_what_is_set(home, monkeypatch):
    monkeypatch.setenv("CAPSULE_LAB_DATABASE_URL", "postgresql://class:room@server/runs")
    monkeypatch.setenv("CAPSULE_LAB_SLOTS", " 4 ")
    monkeypatch.setenv("CAPSULE_LAB_INSPECTORS", "2")
    assert settings().database_url == "postgresql://class:room@server/runs"
    assert settings().slots == 4
    assert settings().inspectors == 2


def test_without_a_home_it_is_a_folder_in_the_users_own(home, tmp_path, monkeypatch):
    monkeypatch.delenv("CAPSULE_LAB_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings().home == tmp_path / ".capsule-lab"


def test_a_tilde_is_the_users_own_folder(home, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CAPSULE_LAB_HOME", "~/class")
    assert settings().home == tmp_path / "class"


def test_the_settings_are_read_once(home, monkeypatch):
    before = settings()
    monkeypatch.setenv("CAPSULE_LAB_SLOTS", "9")
    assert settings() is before


@pytest.mark.parametrize(("name", "highest"), [("CAPSULE_LAB_SLOTS", 64), ("CAPSULE_LAB_INSPECTORS", 2)])
@pytest.mark.parametrize("text", ["0", "65", "-1", "two", "1.5", "²"])
def test_not_a_whole_number_in_range(home, monkeypatch, name, highest, text):
    monkeypatch.setenv(name, text)
    with pytest.raises(LearnerError) as caught:
        settings()
    assert str(caught.value) == (
        f"{name} must be a whole number from 1 to {highest}, but is “{text}”. Change or unset it."
    )


def test_a_home_that_cannot_be(home, monkeypatch):
    home.write_text("a file in its place")
    monkeypatch.setenv("CAPSULE_LAB_HOME", str(home / "class"))
    with pytest.raises(LearnerError) as caught:
        settings()
    assert str(caught.value).startswith(f"The folder {home / 'class'} cannot be used (Not a directory).")


def test_a_text_for_learners_has_none_of_the_servers_paths(home):
    text = f"{home / 'datasets' / 'cifar10'} and {ROOT / 'assets'} and /etc/passwd"
    assert shorten_paths(text) == f"home/datasets/cifar10 and {ROOT.name}/assets and /etc/passwd"
    error = LearnerError("Put it into {folder}.", folder=home / "datasets")
    assert (say(error), str(error)) == ("Put it into home/datasets.", f"Put it into {home}/datasets.")
