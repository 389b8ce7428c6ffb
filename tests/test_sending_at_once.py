"""Connections that the web server accepts send small answers at once."""

import socket

from lib.sending_at_once import send_at_once


def test_what_a_listening_socket_accepts_later_does_not_wait_for_acknowledgements() -> None:
    with socket.socket() as listening, socket.socket() as browser:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        send_at_once()
        browser.connect(listening.getsockname())
        accepted, _address = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
