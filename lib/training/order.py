"""What the command line asks to train: a new run, or one that continues another from a checkpoint."""

import argparse
from dataclasses import asdict, dataclass

from lib import catalog
from lib.errors import N_, LearnerError
from lib.runs import RunSpec, RunStore


@dataclass(frozen=True)
class Order:
    """A spec, and the run and its checkpoint to begin with (None for random weights)."""

    spec: RunSpec
    parent: str | None = None
    checkpoint: str | None = None


def read_order(arguments: argparse.Namespace, store: RunStore) -> Order:
    """Return what was asked for.

    Raises:
        LearnerError: naming the first thing that does not work and what would.
    """
    if arguments.origin:
        return _branch(arguments, store)
    if not arguments.architecture:
        raise LearnerError(N_("Name a run, or say what to train with --architecture. See --help."))
    dataset = arguments.dataset or "mnist"
    preset = _read_preset(arguments.architecture, arguments.preset, dataset)
    given = {**preset, **_read_options(arguments)}
    return Order(RunSpec.create(arguments.architecture, dataset, given))


def _branch(arguments: argparse.Namespace, store: RunStore) -> Order:
    """Return the named run's spec with other options, and with other data where they are named (transfer)."""
    run_id, _colon, checkpoint = arguments.origin.partition(":")
    parent = store.get(run_id)
    spec = parent.spec
    architecture, dataset = arguments.architecture or spec.architecture, arguments.dataset or spec.dataset
    preset = _read_preset(architecture, arguments.preset, dataset)
    if dataset == spec.dataset:
        preset.pop(catalog.IMAGE_SIZE, None)  # it is the data's, which stay
    kept = spec.flat_options()
    if dataset != spec.dataset:  # which are divided in their own way
        kept = {name: value for name, value in kept.items() if name not in asdict(spec.training.division)}
    options = {**kept, **preset, **_read_options(arguments)}
    branch = RunSpec.create(architecture, dataset, options)
    branch.check_continues(spec)
    return Order(branch, parent.id, checkpoint or None)


def _read_preset(architecture: str, name: str | None, dataset: str) -> dict[str, object]:
    """Return what the preset called `name` chooses; nothing without a name."""
    entry = catalog.architecture(architecture)
    if not name:
        return {}
    presets = [preset.name for preset in entry.presets]
    if name not in presets:
        raise LearnerError(
            N_("There is no preset “{name}”. Choose one of: {known}."), name=name, known=", ".join(presets)
        )
    return {**entry.preset_changes(name, catalog.dataset(dataset))}


def _read_options(arguments: argparse.Namespace) -> dict[str, object]:
    """Return the options that were written out; the later of two counts."""
    named = {"epochs": arguments.epochs, "seed": arguments.seed, "max_steps": arguments.steps}
    given: dict[str, object] = {name: value for name, value in named.items() if value is not None}
    for pair in arguments.option:
        key, equals, value = pair.partition("=")
        if not equals:
            raise LearnerError(N_("--option takes KEY=VALUE, but got “{pair}”."), pair=pair)
        given[key] = value
    return given
