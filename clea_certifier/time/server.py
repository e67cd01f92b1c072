"""The unit's door: one request, one reply, over HTTP, on this machine only unless told otherwise.

Whoever knocks is a stranger: a request is short and comes at once, few are served at a time, a connection carries one
question, and nothing of what was sent is ever repeated.
"""

import socket
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import ThreadingMixIn
from threading import BoundedSemaphore, Timer

from clea_certifier.time.structures import QUERY_TYPE, REPLY_TYPE, REQUEST_LIMIT

LOOPBACK = "127.0.0.1"
AT_ONCE = 16
PATIENCE = 10.0
"""Seconds that one connection may last as a whole, whatever it sends or holds back."""

Answer = Callable[[bytes], bytes]


class TimeServer(ThreadingMixIn, HTTPServer):
    """Serves one unit. ``address`` says where, also when the port was left to the machine."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 32

    def __init__(self, answer: Answer, host: str = LOOPBACK, port: int = 0, patience: float = PATIENCE) -> None:
        self.answer = answer
        self.patience = patience
        self._places = BoundedSemaphore(AT_ONCE)
        super().__init__((host, port), _Handler)

    @property
    def address(self) -> str:
        """Return the URL that requests are sent to."""
        host, port = self.socket.getsockname()[:2]
        return f"http://{host}:{port}/"

    def server_bind(self) -> None:
        """Bind, and ask no name server what this machine is called (the ordinary server does)."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def verify_request(self, request: object, client_address: object) -> bool:  # noqa: ARG002  (their signature)
        """Turn away whoever comes when all places are taken."""
        return self._places.acquire(blocking=False)

    def process_request(self, request: object, client_address: object) -> None:
        """Start a thread for one connection; its place is free again when the machine has no thread left."""
        assert isinstance(request, socket.socket)  # noqa: S101  (a stream server has no other)
        try:
            super().process_request(request, client_address)
        except RuntimeError:
            self._places.release()
            raise

    def process_request_thread(self, request: object, client_address: object) -> None:
        """Serve one connection, for so long and no longer."""
        assert isinstance(request, socket.socket)  # noqa: S101  (a stream server has no other)
        end = Timer(self.patience, _cut, (request,))
        end.daemon = True
        end.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            end.cancel()
            self._places.release()

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002  (their signature)
        """Say that a connection failed, never with what."""
        kind = sys.exc_info()[0]
        if kind is not None and not issubclass(kind, OSError):
            sys.stderr.write(f"time: {kind.__name__}\n")


class _Handler(BaseHTTPRequestHandler):
    """One POST of a request; everything else is refused."""

    server: TimeServer
    protocol_version = "HTTP/1.0"
    timeout = PATIENCE

    def do_POST(self) -> None:
        """Answer a time-stamp request."""
        length = self.headers.get("Content-Length", "")
        if self.headers.get_content_type() != QUERY_TYPE:
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        elif not (length.isascii() and length.isdecimal()) or "Transfer-Encoding" in self.headers:
            self._refuse(HTTPStatus.LENGTH_REQUIRED)
        elif len(length) > 6 or int(length) > REQUEST_LIMIT:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            request = self.rfile.read(int(length))
            if len(request) == int(length):
                self._reply(self.server.answer(request))

    def version_string(self) -> str:
        """Name nothing that an attacker could look up."""
        return "clea"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse without repeating anything of what was asked (the ordinary page does)."""
        self._refuse(HTTPStatus(code))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (their signature)
        """Keep quiet: what was stamped is in the ledger."""

    def _refuse(self, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _reply(self, reply: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", REPLY_TYPE)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it ended by itself
