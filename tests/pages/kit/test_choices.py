"""The texts of options."""

from pages.kit.choices import tell_apart


def test_options_that_read_alike_are_told_apart():
    told = tell_apart(["a", "b", "c", "d"], {"a": "LeNet", "b": "GRU", "c": "LeNet", "d": "LeNet"}.__getitem__)
    assert list(map(told, "abcd")) == ["LeNet", "GRU", "LeNet (2)", "LeNet (3)"]
