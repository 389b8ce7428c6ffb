"""What the first page needs of the data sets loads fast."""

from tests.datasets.elsewhere import of_another_process

LIST = """
import sys
from lib import datasets
assert len(datasets.entries()) > 5
datasets.load("mnist").test.take([0])
print("scipy" in sys.modules, "tensorflow" in sys.modules)
"""
DEFORM = """
import sys
from lib import datasets
datasets.read_test_example("affine_mnist", 0)
print("scipy" in sys.modules)
"""


def test_scipy_is_imported_where_a_digit_is_deformed():
    assert of_another_process(LIST) == "False False"
    assert of_another_process(DEFORM) == "True"
