"""The confusion matrix of few classes and of a hundred."""

import numpy as np
import pytest

from lib.charts.confusion import confusion_chart

LABELS = {"true": "t", "predicted": "p", "count": "c", "hover": "{true} {predicted} {count} {share}"}


@pytest.mark.parametrize(("classes", "height", "gap"), [(10, 460, 1), (50, 460, 1), (100, 800, 0)])
def test_many_classes_have_a_larger_matrix_without_gaps(classes: int, height: int, gap: int):
    names = [f"class {number}" for number in range(classes)]
    figure = confusion_chart(np.eye(classes, dtype=int), names, LABELS, mistakes_only=False)
    [matrix] = figure.data
    assert (figure.layout.height, matrix.xgap, matrix.ygap) == (height, gap, gap)
