"""A file asked for as a browser does: a page's button, then the address that the server answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from websockets.sync.client import ClientConnection, connect

from benchmarks.load import PROTOCOL
from tests.e2e.server import PATIENCE, Server


@contextmanager
def press_download(server: Server, suffix: str) -> Iterator[BackendOperationResponse]:
    """Press a button of the ranking, and keep the session, with which the file would end."""
    address = server.url("_stcore/stream").replace("http", "ws", 1)
    with connect(address, subprotocols=[PROTOCOL], max_size=2**26) as socket:
        opening = BackMsg()
        opening.rerun_script.page_name = "ranking"
        opening.rerun_script.context_info.url = server.url("ranking")
        socket.send(opening.SerializeToString())
        asking = BackMsg()
        for message in messages(socket):
            if message.WhichOneof("type") == "new_session":
                asking.backend_operation_request.session_id = (
                    message.new_session.initialize.session_id
                )
            button = message.delta.new_element.download_button
            if button.id.endswith(f"-{suffix}_ranking-overall"):
                asking.backend_operation_request.deferred_file.file_id = button.deferred_file_id
            if message.WhichOneof("type") == "script_finished":
                break
        asking.backend_operation_request.request_id = "a request"
        socket.send(asking.SerializeToString())
        for message in messages(socket):
            if message.WhichOneof("type") == "backend_operation_response":
                yield message.backend_operation_response
                return


def messages(socket: ClientConnection) -> Iterator[ForwardMsg]:
    while True:
        yield ForwardMsg.FromString(socket.recv(timeout=PATIENCE))
