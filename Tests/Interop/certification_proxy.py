"""A server that lies: it passes calls on to a service and falsifies the replies to one method."""

import json
import os
import shutil
import socket
import tempfile
import threading

from peer import Peer, TIMEOUT

CERTIFICATION = "org.varlink.certification."


class CertificationProxy:
    """Serves connections one after the other; `falsify` takes a list of replies and returns another.

    Where it returns None the connection is closed instead of answered.
    """

    def __init__(self, upstream: str, method: str, falsify):
        self._upstream = upstream
        self._method = CERTIFICATION + method
        self._falsify = falsify
        self._directory = tempfile.mkdtemp(prefix="lane-")
        path = os.path.join(self._directory, "proxy")
        self.address = "unix:" + path
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(path)
        self._listener.listen(8)
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        # Only a shutdown wakes a thread that is inside accept.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join(TIMEOUT)
        self._listener.close()
        shutil.rmtree(self._directory, ignore_errors=True)
        assert not self._thread.is_alive()

    def _serve(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            client.settimeout(TIMEOUT)
            with client, Peer(self._upstream) as service:
                try:
                    self._pass_on(client, service)
                except OSError:
                    # The client may well hang up once it has found the lie.
                    continue

    def _pass_on(self, client: socket.socket, service: Peer):
        received = b""
        while data := client.recv(65536):
            received += data
            while b"\0" in received:
                message, _, received = received.partition(b"\0")
                call = json.loads(message)
                service.send(message + b"\0")
                if call.get("oneway"):
                    continue
                replies = [service.receive_message()]
                while replies[-1].get("continues"):
                    replies.append(service.receive_message())
                if call["method"] == self._method:
                    replies = self._falsify(replies)
                if replies is None:
                    return
                for reply in replies:
                    client.sendall(json.dumps(reply).encode() + b"\0")
