# SPDX-License-Identifier: Apache-2.0
"""A conversation with a running kernel `gyrus`, cell by cell: for the doctor and for the kernel contract."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

START_TIMEOUT = 60


@dataclass
class Reply:
    """What a cell sent: messages of the kernel in order, and the status of its end."""

    status: str = ""
    messages: list[dict] = field(default_factory=list)

    def contents(self, kind: str) -> list[dict]:
        return [m["content"] for m in self.messages if m["msg_type"] == kind]

    def bundles(self) -> list[dict]:
        shown = ("execute_result", "display_data", "update_display_data")
        return [m["content"]["data"] for m in self.messages if m["msg_type"] in shown]

    def text(self) -> str:
        printed = "".join(c["text"] for c in self.contents("stream"))
        return printed + "\n".join(str(bundle.get("text/plain", "")) for bundle in self.bundles())


@dataclass
class Session:
    manager: KernelManager
    client: BlockingKernelClient

    def begin(self, code: str) -> str:
        return self.client.execute(code, store_history=True)

    def end(self, request: str, timeout: float = 120) -> Reply:
        """Gathers a cell's messages until the kernel is idle and has replied."""
        reply, deadline = Reply(), time.monotonic() + timeout
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.1, deadline - time.monotonic()))
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
            reply.messages.append(message)
        while True:
            answer = self.client.get_shell_msg(timeout=max(0.1, deadline - time.monotonic()))
            if answer["parent_header"].get("msg_id") == request:
                reply.status = answer["content"]["status"]
                return reply

    def run(self, code: str, timeout: float = 120) -> Reply:
        return self.end(self.begin(code), timeout)

    def restart(self) -> None:
        self.client.stop_channels()
        self.manager.restart_kernel(now=True)
        self.client = self.manager.blocking_client()
        self.ready()

    def ready(self) -> None:
        self.client.start_channels()
        self.client.wait_for_ready(timeout=START_TIMEOUT)


@contextmanager
def session(cwd: str | None = None) -> Iterator[Session]:
    manager = KernelManager(kernel_name="gyrus", kernel_spec_manager=KernelSpecManager(ensure_native_kernel=False))
    manager.start_kernel(cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    talk = Session(manager, manager.blocking_client())
    try:
        talk.ready()
        yield talk
    finally:
        talk.client.stop_channels()
        manager.shutdown_kernel(now=True)
