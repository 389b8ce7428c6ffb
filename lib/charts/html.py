"""HTML from Jinja templates, which stand as `*.html` beside the modules that use them."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lib.settings import ROOT

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(ROOT),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,  # each template is read once a process
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: object) -> str:
    """Return the HTML of a template, in which every value is text unless the template marks it as safe.

    Args:
        template: the file's path from the repository's root, such as "lib/charts/score_card.html".
        **values: what the template calls by these names.

    Raises:
        jinja2.UndefinedError: if the template needs a value that is not given.
    """
    return _ENVIRONMENT.get_template(template).render(values)
