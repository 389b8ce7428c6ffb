"""Learning rates by step; plain numbers, so that a page can draw them too."""

WARM_UP_STEPS = 100
DECAY_RATE = 0.96
DECAY_STEPS = 2000
LOWEST_RATE = 1e-6
EPOCH_RATE = 0.97
STAIRS = ((9, 10, 100.0), (2, 3, 10.0))
"""After which share of the steps, a numerator and a denominator, the rate is divided by how much."""


def learning_rate(schedule: str, initial: float, step: int, total_steps: int, steps_per_epoch: int = 1) -> float:
    """Return the learning rate of `step` (from 1).

    "constant" keeps `initial`; "exponential" multiplies it by 0.96 every 2,000 steps, smoothly and never
    below 1e-6, as the official capsule code does (models/model.py: `exponential_decay` without staircase,
    whose step counts from 0, then `maximum`); "epochs" multiplies it by 0.97 after each epoch, as Mazzia,
    Salvetti and Chiaberge (2021) do; "linear" warms up over the first 100 steps (or a tenth of a
    shorter training), then falls in a line to nearly zero at `total_steps`; "stairs" divides it by 10 after two
    thirds of the steps and by 10 again after nine tenths, for which Krizhevsky, Sutskever and Hinton (2012,
    section 5) waited until the validation errors stopped falling.
    """
    if schedule == "exponential":
        return max(initial * DECAY_RATE ** ((step - 1) / DECAY_STEPS), LOWEST_RATE)
    if schedule == "epochs":
        return initial * EPOCH_RATE ** ((step - 1) // steps_per_epoch)
    if schedule == "linear":
        warm_up = min(WARM_UP_STEPS, max(1, total_steps // 10))
        return initial * min(step / warm_up, (total_steps - step + 1) / total_steps)
    if schedule == "stairs":
        passed = (part for above, below, part in STAIRS if (step - 1) * below >= above * total_steps)
        return initial / next(passed, 1.0)
    return initial
