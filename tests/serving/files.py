"""Files that go up and down as with a browser: in a session, with its addresses and tokens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from websockets.sync.client import ClientConnection, connect

from benchmarks.load import PROTOCOL
from tests.e2e.server import HOST, PATIENCE, Server

XSRF = "_streamlit_xsrf"


@dataclass
class Session:
    """A visitor who has the ranking open, and the files that its buttons offer, by extension."""

    socket: ClientConnection
    id: str = ""
    offered: dict[str, str] = field(default_factory=dict)


@contextmanager
def open_ranking(server: Server) -> Iterator[Session]:
    """Open a session and look at the ranking."""
    address = server.url("_stcore/stream").replace("http", "ws", 1)
    with connect(address, subprotocols=[PROTOCOL], max_size=2**26) as socket:
        session = Session(socket)
        opening = BackMsg()
        opening.rerun_script.page_name = "ranking"
        opening.rerun_script.context_info.url = server.url("ranking")
        socket.send(opening.SerializeToString())
        for message in messages(socket):
            if message.WhichOneof("type") == "new_session":
                session.id = message.new_session.initialize.session_id
            button = message.delta.new_element.download_button
            if button.id.endswith("_bands-overall"):
                suffix = button.id.split("-")[-2].removesuffix("_bands")
                session.offered[suffix] = button.deferred_file_id
            if message.WhichOneof("type") == "script_finished":
                break
        yield session


def press_download(session: Session, suffix: str) -> BackendOperationResponse:
    """Press a button of the ranking, and return what the server answers."""
    asking = BackMsg()
    asking.backend_operation_request.request_id = "a request"
    asking.backend_operation_request.session_id = session.id
    asking.backend_operation_request.deferred_file.file_id = session.offered[suffix]
    session.socket.send(asking.SerializeToString())
    return next(
        message.backend_operation_response
        for message in messages(session.socket)
        if message.WhichOneof("type") == "backend_operation_response"
    )


def upload(server: Server, session: Session, content: bytes) -> int:
    """Send a file to a session and return the status of the answer."""
    connection = HTTPConnection(HOST, server.port, timeout=PATIENCE)
    connection.request("GET", "/_stcore/health")
    answer = connection.getresponse()
    answer.read()
    token = SimpleCookie(answer.headers["set-cookie"])[XSRF].value
    part = b'Content-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n' + content
    headers = {
        "Content-Type": "multipart/form-data; boundary=part",
        "Cookie": f"{XSRF}={token}",
        "X-Xsrftoken": token,
    }
    path = f"/_stcore/upload_file/{session.id}/a-file"
    connection.request("PUT", path, b"--part\r\n" + part + b"\r\n--part--\r\n", headers)
    status = connection.getresponse().status
    connection.close()
    return status


@contextmanager
def reading(server: Server, content: bytes) -> Iterator[None]:
    """Open Data as a visitor whose file is being read."""
    address = server.url("_stcore/stream").replace("http", "ws", 1)
    with connect(address, subprotocols=[PROTOCOL], max_size=2**26) as socket:
        session, asking = Session(socket), BackMsg()
        asking.rerun_script.page_name = "data"
        asking.rerun_script.context_info.url = server.url("data")
        socket.send(asking.SerializeToString())
        field = ""
        for message in messages(socket):
            if message.WhichOneof("type") == "new_session":
                session.id = message.new_session.initialize.session_id
            field = field or message.delta.new_element.file_uploader.id
            if message.WhichOneof("type") == "script_finished":
                break
        upload(server, session, content)
        state = asking.rerun_script.widget_states.widgets.add(id=field)
        file = state.file_uploader_state_value.uploaded_file_info.add(
            file_id="a-file", name="a.xlsx", size=len(content)
        )
        file.file_urls.file_id = "a-file"
        socket.send(asking.SerializeToString())
        next(
            message
            for message in messages(socket)
            if message.delta.new_element.WhichOneof("type") == "progress"
        )
        yield


def messages(socket: ClientConnection) -> Iterator[ForwardMsg]:
    """Return what the server sends, as it comes."""
    while True:
        yield ForwardMsg.FromString(socket.recv(timeout=PATIENCE))
