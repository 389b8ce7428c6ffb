"""The histograms that TensorBoard shows, against those that it counts itself."""

import numpy as np
import pytest
from tensorboard.plugins.histogram.summary_v2 import histogram_pb
from tensorboard.util import tensor_util

from lib.training.record.histogram import count_in_buckets


@pytest.mark.parametrize(
    "values",
    [
        np.random.default_rng(3).normal(size=(3, 3, 4, 5)),
        np.array([-1.0, 0.0, 0.25, 3.0]),
        np.zeros(16),
        np.array(2.5),
        np.array([1.0, 1.0, np.nextafter(np.float32(1.0), np.float32(2.0))], np.float32),
    ],
    ids=["a kernel", "few", "a bias at first", "one number", "factors that have hardly moved"],
)
def test_as_tensorboard_counts(values):
    expected = tensor_util.make_ndarray(histogram_pb("weights", values).value[0].tensor)
    np.testing.assert_allclose(count_in_buckets(values), expected, rtol=1e-12, atol=1e-15)
