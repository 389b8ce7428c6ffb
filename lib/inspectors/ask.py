"""How pages ask the inspectors: `@question` turns a typed stub into a question that is answered in an inspector.

A question is a function in `questions/<name>.py`, where TensorFlow is. Its answer is a frozen dataclass in
`answers/<name>.py`, and beside it stands the stub that pages call:

    @question("observe", keep=48)
    def observe(run_id: str, checkpoint: str, picture: AnyPicture) -> Observation:
        \"\"\"Return what the run's network computes for a picture.\"\"\"
        ...
"""

import functools
import inspect
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Generic, ParamSpec, TypeVar, cast, overload

from lib.inspectors import worker
from lib.inspectors.pool import background_inspector, inspectors
from lib.settings import settings

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class _Call:
    """The arguments of a call; calls with arguments of equal content are equal, in one home.

    Attributes:
        content: tells these arguments from others; None if the answer is not kept.
        known: the answer, if somebody knows it already.
    """

    arguments: tuple[Any, ...] = field(compare=False)
    content: Hashable
    known: Any = field(default=None, compare=False)


class Question(Generic[Parameters, Answer]):
    """A question to the inspectors; call it like its stub.

    Args:
        stub: has the signature and the name of the function that answers.
        module: the module of that function, in `lib.inspectors.questions`.
        keep: how many answers this process keeps, the latest asked for; 0 for none.
        kept: looks, with the same arguments, for an answer kept with the run; returns None if there is none.
        takes_long: whether other questions are to be answered meanwhile.
    """

    def __init__(
        self,
        stub: Callable[Parameters, Answer],
        module: str,
        keep: int,
        kept: Callable[Parameters, Answer | None] | None,
        *,
        takes_long: bool = False,
    ) -> None:
        self.module, self.name = f"lib.inspectors.questions.{module}", stub.__name__
        self.__doc__ = stub.__doc__
        self.signature = inspect.signature(stub)
        self._takes_long = takes_long
        self._kept: Callable[..., Answer | None] | None = kept
        self._answers = functools.lru_cache(keep)(self._answer) if keep else None

    def __call__(self, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Answer:
        """Return the answer: the one that this process keeps, the one kept with the run, or an inspector's.

        Raises:
            LearnerError: whatever the question raises for the learner, or if no inspector could answer it.
        """
        arguments = self._bind(*args, **kwargs)
        if self._answers is None:
            return self._answer(_Call(arguments, None))
        return self._answers(_Call(arguments, self._key(arguments)))

    def remember(self, answer: Answer, *args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        """Keep `answer`, which came with that of another question, as the answer to these arguments."""
        arguments = self._bind(*args, **kwargs)
        if self._answers is not None:
            self._answers(_Call(arguments, self._key(arguments), answer))

    def forget(self) -> None:
        """Forget the answers that this process keeps."""
        if self._answers is not None:
            self._answers.cache_clear()

    def _bind(self, *args: Parameters.args, **kwargs: Parameters.kwargs) -> tuple[Any, ...]:
        """Return the arguments in the order of the signature, with defaults."""
        bound = self.signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return bound.args

    def _key(self, arguments: tuple[Any, ...]) -> Hashable:
        return settings(), _content(arguments)

    def _answer(self, call: _Call) -> Answer:
        if call.known is not None:
            return call.known
        known = self._kept(*call.arguments) if self._kept is not None else None
        if known is not None:
            return known
        answering = background_inspector() if self._takes_long else inspectors()
        return answering.ask(worker.answer, self.module, self.name, *call.arguments)


@overload
def question(
    module: str, *, keep: int
) -> Callable[[Callable[Parameters, Answer]], Question[Parameters, Answer]]: ...


@overload
def question(
    module: str, *, keep: int, kept: Callable[Parameters, Answer | None], takes_long: bool = False
) -> Callable[[Callable[Parameters, Answer]], Question[Parameters, Answer]]: ...


def question(module: str, *, keep: int, kept: Callable[..., Any] | None = None, takes_long: bool = False) -> Any:
    """Return the decorator that turns a stub into a `Question`, which see for the arguments."""

    def decorate(stub: Callable[Parameters, Answer]) -> Question[Parameters, Answer]:
        return Question(stub, module, keep, kept, takes_long=takes_long)

    return decorate


def _content(value: object) -> Hashable:
    """Return a key that is equal for values of equal content, mappings included."""
    if isinstance(value, Mapping):
        return frozenset((name, _content(one)) for name, one in cast(Mapping[str, object], value).items())
    if isinstance(value, tuple | list):
        return tuple(map(_content, cast(Sequence[object], value)))
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), *(_content(getattr(value, one.name)) for one in fields(value))
    assert isinstance(value, Hashable), f"a question cannot be kept by a {type(value).__name__}"
    return value
