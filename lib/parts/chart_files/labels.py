"""The texts of the files of charts."""

from collections.abc import Mapping

from lib.errors import N_, Plural

LABELS: Mapping[str, str | Plural] = {
    "component": N_("Files of the charts"),
    "export": N_("Numbers of the charts as CSV"),
    "export_picture": N_("Charts as PNG"),
    "export_notebook": N_("Notebook of the charts"),
    "export_table": N_("Numbers of the table as CSV"),
    "export_notebook_table": N_("Notebook of the table"),
    "notebook_about": N_(
        "# {title}\n\nThis notebook computes the numbers of the charts again, with the app’s own library and "
        "without the app. Start it in the app’s folder."
    ),
    "notebook_about_table": N_(
        "# {title}\n\nThis notebook computes the numbers of the table again, with the app’s own library and "
        "without the app. Start it in the app’s folder."
    ),
}
