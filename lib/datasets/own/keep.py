"""Write the pictures of a data set into its folder, each checked, upright and small."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from lib.datasets.own.counts import MOST_PICTURES
from lib.datasets.own.greys import Greys
from lib.datasets.own.manifest import class_folder, file_name
from lib.datasets.own.near import NearCopies, Place
from lib.datasets.own.repeats import Repeat, Sightings
from lib.datasets.own.sources.channels import CHANNELS, COLOUR, say_coloured
from lib.datasets.own.sources.class_names import clean_name
from lib.datasets.own.sources.opened import Given, open_source
from lib.datasets.own.sources.questions import NO, count_classes, name_some
from lib.datasets.own.sources.read import read_source
from lib.datasets.own.sources.reading import Choices, LeftOut, Note, Part, Question, Reading, SourcePicture
from lib.datasets.own.zip_folders import ZipError
from lib.errors import N_, LearnerError, without_frames
from lib.pictures.image_files import decode_reduced
from lib.pictures.levels import note_of

MAX_SIDE = 512
QUALITY = 92
FEWEST_TRAINED, FEWEST_TESTED = 5, 1
"""Pictures of each class in the learner's own division; of five, one is held out."""


@dataclass(frozen=True)
class Kept:
    """What became of a source.

    Attributes:
        counts: number of pictures by class, in natural order.
        parts: the same for each part of the learner's own division; {} where there is none.
        left_out: the files that are no pictures of the data set, and why.
        notes: what was decided.
        questions: what could be decided otherwise, without pictures.
        repeats: pictures that were given in several classes or parts.
        near: places of near copies, see `Manifest.near`.
        grey: whether a network receives one channel, see `Manifest.grey`.
        inked: see `Manifest.inked`.
        coloured: the first file with colours; "" if there is none.
    """

    counts: Mapping[str, int]
    parts: Mapping[Part, Mapping[str, int]]
    left_out: Sequence[LeftOut]
    notes: Sequence[Note] = ()
    questions: Sequence[Question] = ()
    repeats: Sequence[Repeat] = ()
    near: Sequence[Sequence[Place]] = ()
    grey: bool = False
    inked: bool = False
    coloured: str = ""

    def in_colour(self) -> "Kept":
        """Return the same pictures, of which a network receives three channels."""
        return replace(self, grey=False, inked=False)


def keep_source(given: Given, choices: Choices, folder: Path) -> Kept:
    """Write the pictures of a source to `folder`; to be called in a decoding process.

    Raises:
        LearnerError: if the source is refused (see `open_source` and `read_source`), or has too many pictures.
    """
    with open_source(given, choices.encoding) as opened:
        reading = read_source(opened, choices)
        check_names(reading)
        kept = keep_pictures(reading.pictures, folder, lambda one: decode_reduced(one, MAX_SIDE))
    questions = {question.name: question.without_pictures() for question in reading.questions}
    notes = (*reading.notes, *kept.notes)
    if kept.coloured and questions.pop(CHANNELS, None) is not None:
        notes = (*notes, say_coloured(kept.coloured))
    return replace(
        kept if choices.channels != COLOUR else kept.in_colour(),
        left_out=(*reading.left_out, *kept.left_out),
        notes=notes,
        questions=list(questions.values()),
    )


def check_names(reading: Reading) -> None:
    """Raise LearnerError if the classes seem to be in the names of the files, and nobody said so."""
    asked = {question.name: question for question in reading.questions}.get("class_from_name")
    if asked is not None and asked.taken == NO and len({one.class_name for one in reading.pictures}) < 2:
        raise LearnerError(
            N_(
                "All pictures are in one folder. Say that the names of the files are the classes ({names}), or "
                "put the pictures of each class into a folder of its own."
            ),
            names=name_some(list(asked.options[-1].pictures)),
        )


def keep_pictures(pictures: Iterable[SourcePicture], folder: Path, decode: Callable[[bytes], Image.Image]) -> Kept:
    """Write the pictures that can be read to `folder`.

    Those that cannot be read as a picture, have no class, are twice in a class or in two parts of the learner's
    own division are left out.
    """
    counts: dict[str, Counter[Part]] = {}
    seen, near, greys, stretched = Sightings(), NearCopies(), Greys(), list[str]()
    left_out: list[LeftOut] = []
    for picture in pictures:
        name = clean_name(picture.class_name)
        try:
            if not name:
                raise LearnerError(N_("It is not in a folder, so it has no class."))
            content, so_far = picture.read(), counts.get(name, Counter())
            image = decode(content) if isinstance(content, bytes) else _reduced(content)
            seen.add(image, name, so_far.total(), picture.part, picture.file)
        except ZipError:
            raise
        except LearnerError as reason:
            left_out.append(LeftOut(picture.file, without_frames(reason)))
            continue
        counts[name] = so_far
        if sum(parts.total() for parts in counts.values()) == MOST_PICTURES:
            raise LearnerError(N_("More than {limit} pictures were given; leave some out."), limit=MOST_PICTURES)
        near.add(image, (name, so_far.total()), picture.file)
        greys.add(image, picture.file)
        if note_of(image) is not None:
            stretched.append(picture.file)
        place = class_folder(folder, name)
        place.mkdir(exist_ok=True)
        image.save(place / file_name(so_far.total(), picture.part), quality=QUALITY, subsampling=0)
        so_far[picture.part] += 1
    kept = _count(counts, left_out)
    groups = near.groups([repeat.kept for repeat in seen.repeats()])
    notes = (*kept.notes, *seen.notes(), *near.say(groups), *_say_stretched(stretched))
    return replace(
        kept,
        notes=notes,
        repeats=seen.repeats(),
        near=groups,
        grey=greys.are_grey(),
        inked=greys.are_inked(kept.counts),
        coloured=greys.coloured,
    )


def _say_stretched(files: Sequence[str]) -> list[Note]:
    if not files:
        return []
    text = N_(
        "The grey levels of {count} pictures with more than 8 bits were stretched, as they use only the darkest, "
        "such as {file}. If that is not wanted, save them with 8 bits."
    )
    return [Note(text, {"count": len(files), "file": files[0]})]


def _count(counts: Mapping[str, Counter[Part]], left_out: Sequence[LeftOut]) -> Kept:
    total = count_classes([name for name, parts in counts.items() for _ in range(parts.total())])
    parts, notes = divide({name: counts[name] for name in total})
    return Kept(total, parts, left_out, notes)


def divide(counts: Mapping[str, Mapping[Part, int]]) -> tuple[dict[Part, dict[str, int]], list[Note]]:
    """Return the learner's own division, the number of pictures by class of each part, and what to say of it.

    It is {} if there is none, or if a class has too few pictures in one of the parts.

    Args:
        counts: number of pictures of each part, by class.
    """
    found = {part for parts in counts.values() for part in parts if parts[part]}
    if Part.TEST not in found:
        return {}, []
    least = {Part.TRAIN: FEWEST_TRAINED, Part.TEST: FEWEST_TESTED}
    if Part.VALIDATION in found:
        least[Part.VALIDATION] = 1
    for name, parts in counts.items():
        for part, fewest in least.items():
            if parts.get(part, 0) < fewest:
                return {}, [_say_redivided(name, parts.get(part, 0), fewest, part)]
    by_part = {part: {name: parts[part] for name, parts in counts.items()} for part in least}
    return by_part, [_say_division(by_part)]


def _say_redivided(name: str, count: int, fewest: int, part: Part) -> Note:
    return Note(
        N_(
            "The folders’ own division is not kept, as “{name}” has {count} pictures in “{part}”, and {fewest} "
            "are needed there. All pictures of a class are put together and divided anew."
        ),
        {"name": name, "count": count, "fewest": fewest, "part": part.value},
    )


def _say_division(parts: Mapping[Part, Mapping[str, int]]) -> Note:
    sums = {part.value: sum(counts.values()) for part, counts in parts.items()}
    if Part.VALIDATION in sums:
        return Note(
            N_(
                "The folders’ own division is kept: {train} pictures to learn from, {validation} held out, {test} "
                "to test on."
            ),
            sums,
        )
    return Note(
        N_(
            "The folders’ own division is kept: {test} pictures to test on, and {train} to learn from, of which a "
            "fifth is held out."
        ),
        sums,
    )


def _reduced(image: Image.Image) -> Image.Image:
    image.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2.0)
    return image
