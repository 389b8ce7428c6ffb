"""SciPy's filters for images, imported when the first is used: the import takes half a second.

SciPy ships no types, and those that a checker guesses from its code are wrong, so the functions that this project
calls are declared here.
"""

from functools import cache
from importlib import import_module
from typing import Literal, Protocol, cast

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
"""[height, width]"""
Mask = NDArray[np.bool_]
"""[height, width]"""
Labels = NDArray[np.int32]
"""[height, width]: the number of the connected piece that a pixel belongs to, from 1 on; 0 where it is in none."""


class NdImage(Protocol):
    """The functions of `scipy.ndimage` that this project calls, as SciPy documents them."""

    def affine_transform(
        self,
        image: Grey,
        matrix: NDArray[np.float64],
        offset: NDArray[np.float64],
        output_shape: tuple[int, int] | None = None,
        *,
        order: int,
        mode: Literal["nearest", "grid-constant"],
    ) -> Grey: ...
    def binary_dilation(self, mask: Mask, *, iterations: int) -> Mask: ...
    def binary_propagation(self, start: Mask, structure: NDArray[np.float64], *, mask: Mask) -> Mask: ...
    def center_of_mass(self, image: Grey) -> tuple[float, float]: ...
    def distance_transform_edt(self, mask: Mask) -> NDArray[np.float64]: ...
    def find_objects(self, labels: Labels) -> "list[tuple[slice[int, int, None], slice[int, int, None]]]": ...
    def gaussian_filter(self, image: Grey, sigma: float) -> Grey: ...
    def grey_opening(self, image: Grey, *, size: int) -> Grey: ...
    def label(self, mask: Mask, *, structure: NDArray[np.float64] | None = None) -> tuple[Labels, int]: ...
    def median_filter(self, image: Grey, *, size: int) -> Grey: ...
    def minimum(
        self, values: NDArray[np.float64], labels: Labels, numbers: NDArray[np.intp]
    ) -> NDArray[np.float64]: ...
    def shift(self, image: Grey, shift: NDArray[np.float64], *, order: int, cval: float) -> Grey: ...
    def sum_labels(self, values: Mask, labels: Labels, numbers: NDArray[np.intp]) -> NDArray[np.float64]: ...


@cache
def ndimage() -> NdImage:
    """Return the module `scipy.ndimage`, imported once."""
    return cast(NdImage, import_module("scipy.ndimage"))
