"""A run's network as a function with three modes: what goes in and comes out in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from lib import catalog
from lib.catalog import AUGMENTATIONS
from lib.i18n import _, join_list
from lib.models.capsules.routing import Presence
from lib.models.shapes import Layer, Normalization, PrimaryCapsules
from lib.options import describe_options, write_number, write_value
from lib.options.training import ADAM
from lib.runs import Run, open_store
from lib.runs.estimate import speed_of
from pages.kit.division import say_nothing_held_out
from pages.kit.texts import format_percent


@dataclass(frozen=True)
class Mode:
    """One mode in the learner's language.

    Attributes:
        lines: what goes in, what the layers do, what comes out, what is done with that; each with its heading.
        page, link, query: where the app does it, what the link says, and the address there.
    """

    title: str
    lines: Sequence[tuple[str, str]]
    page: str
    link: str
    query: Mapping[str, str]


def show_modes(run: Run) -> None:
    """Draw the three modes side by side, below each other on a phone."""
    with st.expander(_("Train, evaluate, predict: one network, three modes"), icon=":material/account_tree:"):
        has_weights = bool(open_store().files(run).checkpoints())
        for column, mode in zip(st.columns(3), describe_modes(run), strict=True):
            with column:
                st.markdown(f"**{mode.title}**")
                st.markdown("\n".join(f"- **{name}** {text}" for name, text in mode.lines))
                if has_weights or mode.page == "data":
                    st.page_link(f"pages/{mode.page}/page.py", label=mode.link, query_params=dict(mode.query))


def describe_modes(run: Run) -> tuple[Mode, Mode, Mode]:
    """Return what the run's network does in training, evaluation and prediction, with the run's numbers."""
    layers = run.architecture.layers(run.spec.model, run.spec.task)
    return (
        Mode(
            _("Train"),
            (
                (_("In:"), _training_input(run)),
                (_("Layers:"), " ".join(_in_training(run, layers))),
                (_("Loss:"), _loss(run)),
                (_("Optimiser:"), _optimiser(run)),
                (_("Out:"), _speed(run)),
            ),
            "data",
            _("Its data"),
            {"data": run.spec.dataset},
        ),
        Mode(
            _("Evaluate"),
            (
                (_("In:"), _("images that it did not learn from, with their labels; nothing is changed in them.")),
                (_("Layers:"), " ".join(_outside_training(run, layers))),
                (_("Loss:"), _("the same, only to be read.")),
                (_("Optimiser:"), _("none: no weight changes.")),
                (_("Out:"), _accuracies(run)),
            ),
            "evaluate",
            _("Evaluate it"),
            {"run": run.id},
        ),
        Mode(
            _("Predict"),
            (
                (_("In:"), _("one image, without a label.")),
                (_("Layers:"), _("exactly as in Evaluate.")),
                (_("Loss:"), _("none: without a label there is nothing to compare with.")),
                (_("Optimiser:"), _("none.")),
                (_("Out:"), _prediction(run, layers)),
            ),
            "predict",
            _("Let it predict"),
            {"runs": run.id},
        ),
    )


def _training_input(run: Run) -> str:
    training = run.spec.training
    text = _("batches of {batch} images with their labels, of {count:,} images, in another order every epoch.")
    text = text.format(batch=training.batch_size, count=run.spec.count_images())
    described = describe_options(training)
    changes = [_(described[name].title) for name in AUGMENTATIONS if getattr(training, name)]
    changed = _("Augmentation: {changes}.").format(changes=join_list(changes))
    return f"{text} {changed}" if changes else text


def _in_training(run: Run, layers: Sequence[Layer]) -> list[str]:
    """Return sentences on what layers do in training alone."""
    sentences = [_("all {count}, forward and then backward for the gradients.").format(count=len(layers))]
    if _normalised(layers):
        sentences.append(_("Batch normalisation takes the mean and spread of the batch itself."))
    if shares := _dropped(run):
        text = _("Dropout sets values to 0 at random: {shares} of them.")
        sentences.append(text.format(shares=join_list(map(format_percent, shares))))
    if _draws(layers):
        sentences.append(_("The decoder draws from the capsule of the label."))
    return sentences


def _outside_training(run: Run, layers: Sequence[Layer]) -> list[str]:
    sentences = [_("the same, forward alone.")]
    if _normalised(layers):
        sentences.append(_("Batch normalisation takes the mean and spread kept from training."))
    if _dropped(run):
        sentences.append(_("Dropout is off."))
    if _draws(layers):
        is_active = run.presence is Presence.ACTIVATION
        longest = _("The decoder draws from the longest capsule.")
        sentences.append(_("The decoder draws from the most active capsule.") if is_active else longest)
    if len(sentences) == 1:
        sentences.append(_("Without dropout and batch normalisation, nothing differs."))
    return sentences


def _dropped(run: Run) -> list[float]:
    """Return the share of values that each dropout of the network sets to 0, by its options."""
    options = run.spec.model.as_dict()
    return [float(value) for name, value in options.items() if name.startswith("dropout") and value]


def _normalised(layers: Sequence[Layer]) -> bool:
    return any(
        isinstance(layer, Normalization) or (isinstance(layer, PrimaryCapsules) and layer.is_normalized)
        for layer in layers
    )


def _draws(layers: Sequence[Layer]) -> bool:
    return any(layer.name == "reconstruction" for layer in layers)


def _loss(run: Run) -> str:
    if run.architecture.has_capsules:
        weight = run.loss_weights.get("reconstruction_loss")
        if weight is None:
            return _("the margin loss of the class capsules.")
        text = _("the margin loss of the class capsules, plus {weight} times the squared errors of the drawing.")
        return text.format(weight=write_value(weight))
    if run.spec.task.labels_per_image > 1:
        return _("a cross-entropy for each class, added up.")
    return _("the cross-entropy between label and probabilities.")


def _optimiser(run: Run) -> str:
    training = run.spec.training
    name = "Adam" if training.optimizer == ADAM else _(training.optimizer)
    text = _("{name}, step size {rate} at the start; it changes {count:,} weights after each batch.")
    count = run.parameters or run.architecture.parameters(run.spec.model, run.spec.task)
    count -= sum(run.frozen_layers.values())
    said = text.format(name=name, rate=write_value(training.learning_rate), count=count)
    if not training.weight_decay:
        return said
    decay = _("Weight decay adds {decay} times each kernel to its gradient.")
    return f"{said} {decay.format(decay=write_number(training.weight_decay))}"


def _speed(run: Run) -> str:
    speed, steps = speed_of(run), f"{run.step:,}"
    if not speed:
        return _("loss and accuracy of each batch, after {steps} steps so far.").format(steps=steps)
    text = _("loss and accuracy of each batch, {steps} steps so far, {speed:,.0f} images a second.")
    return text.format(steps=steps, speed=speed)


def _accuracies(run: Run) -> str:
    if not run.spec.has_validation:
        text = _("accuracy on test images {test}. {nothing}")
        return text.format(test=format_percent(run.test_accuracy), nothing=say_nothing_held_out())
    text = _("accuracy on held-out images {validation}, on test images {test}.")
    return text.format(validation=format_percent(run.validation_accuracy), test=format_percent(run.test_accuracy))


def _prediction(run: Run, layers: Sequence[Layer]) -> str:
    count = len(catalog.dataset(run.spec.dataset).class_names)
    if run.architecture.has_capsules:
        lengths = _("{count} lengths from 0 to 1, one a class; the longest wins.")
        activations = _("{count} activations from 0 to 1, one a class; the largest wins.")
        text = (activations if run.presence is Presence.ACTIVATION else lengths).format(count=count)
    elif run.spec.task.labels_per_image > 1:
        text = _("{count} probabilities, each class decided on its own.").format(count=count)
    else:
        text = _("{count} probabilities that add up to 1; the largest wins.").format(count=count)
    drawn = _("And the image that the decoder draws.")
    return f"{text} {drawn}" if _draws(layers) else text
