"""The film of the learner's picture through the filters of a run."""

from lib.errors import LearnerError
from lib.i18n import say
from lib.inspectors.answers.filter_film import filter_film
from lib.parts.time_machine import FilmRequest, ShownFilm, chosen_filters
from lib.pictures.reference import Picture
from lib.runs import Run
from lib.runs.history import History


def take_film(request: FilmRequest | None, run: Run, history: History, picture: Picture) -> ShownFilm | None:
    """Return the film that the browser asked for last, or why there is none; None if it asked for none."""
    if request is None or request.run != run.id:
        return None
    layer, filters = chosen_filters(request, history, is_growing=run.active)
    usual = chosen_filters(FilmRequest(run.id, "", ()), history, is_growing=run.active)
    last = int(history.steps[-1])
    key = f"{run.id} {layer} {filters} {last} {picture.reference}"
    try:
        film = filter_film(run.id, picture, layer, filters, last)
    except LearnerError as error:
        return ShownFilm(key, False, trouble=say(error))
    return ShownFilm(key, (layer, filters) == usual, film)
