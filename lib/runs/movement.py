"""How far filters have come from where they began."""

import numpy as np


def measure_movement(initial: np.ndarray, now: np.ndarray) -> np.ndarray:
    """Return for each filter its cosine with the initial one, |now − initial| and |now|, float32 [filters, 3].

    Both kernels are [..., filters]. The cosine with a filter of zeros is 0.
    """
    before, after = (kernel.reshape(-1, kernel.shape[-1]).astype(np.float64) for kernel in (initial, now))
    norms = np.linalg.norm(before, axis=0) * np.linalg.norm(after, axis=0)
    cosine = np.sum(before * after, axis=0) / np.where(norms > 0, norms, 1.0)
    distance = np.linalg.norm(after - before, axis=0)
    return np.stack([cosine, distance, np.linalg.norm(after, axis=0)], axis=1).astype(np.float32)
