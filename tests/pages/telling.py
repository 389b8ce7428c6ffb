"""What browser parts tell a page that runs without a browser."""

from streamlit.testing.v1 import AppTest

from tests.parts.payloads import told_values


def tell(app: AppTest, key: str, **values: object) -> None:
    """Let the part with this key have told these values in the visit that goes on."""
    app.session_state[key] = told_values(app.session_state["address-of-the-page"].serial, **values)
