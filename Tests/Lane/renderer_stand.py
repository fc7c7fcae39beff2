"""Stands in for the gateway: has text and pictures drawn by a real lane-render, and looks at the dots."""

import fcntl
import os
import subprocess

from PIL import Image

from driver_stand import REPOSITORY, TIMEOUT, Link, memory_file

RENDERER = str(REPOSITORY / ".build/debug/lane-render")


class RendererStand:
    """One started process with its link."""

    def __init__(self, **environment):
        self.link = Link()
        there = self.link.there.fileno()

        def arrange():
            os.dup2(fcntl.fcntl(there, fcntl.F_DUPFD, 100), 3)

        self.process = subprocess.Popen(
            [RENDERER], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=arrange, pass_fds=[3],
            env={"SWIFT_BACKTRACE": "enable=no", **environment})
        self.link.there.close()

    def describe(self) -> dict:
        return self.link.call("Renderer.Describe")["parameters"]

    def ask_for_text(self, *paragraphs: dict, **others) -> tuple[dict, list[int]]:
        return self.link.call_with_descriptors("Renderer.DrawText", paragraphs=list(paragraphs), **others)

    def draw_text(self, *paragraphs: dict) -> list[Image.Image]:
        """Each paragraph as a picture in which black is 0; `lines` is how many it has."""
        reply, descriptors = self.ask_for_text(*paragraphs)
        assert "error" not in reply, reply
        content = sealed_content(descriptors)
        pictures = []
        for drawn in reply["parameters"]["paragraphs"]:
            pictures.append(picture(drawn["raster"], content))
            pictures[-1].lines = drawn["lines"]
        return pictures

    def ask_for_image(self, file: bytes, **others) -> tuple[dict, list[int]]:
        descriptor = memory_file(file)
        try:
            return self.link.call_with_descriptors("Renderer.DrawImage", [descriptor], image=0, **others)
        finally:
            os.close(descriptor)

    def draw_image(self, file: bytes, **others) -> Image.Image:
        reply, descriptors = self.ask_for_image(file, **others)
        assert "error" not in reply, reply
        return picture(reply["parameters"]["raster"], sealed_content(descriptors))

    def refusal(self, file: bytes, **others) -> tuple[str, str]:
        """Why a picture is refused: the reason and its sentence."""
        reply, _ = self.ask_for_image(file, **others)
        assert reply.get("error") == "org.lanekeeper.link.Renderer.InvalidImage", reply
        return reply["parameters"]["reason"], reply["parameters"]["detail"]

    def close(self) -> str:
        """Ends the process and returns what it said."""
        self.link.close()
        try:
            return self.process.communicate(timeout=TIMEOUT)[1].decode()
        finally:
            self.process.kill()


def sealed_content(descriptors: list[int]) -> bytes:
    """What the one descriptor beside a reply holds; it must be sealed."""
    [descriptor] = descriptors
    try:
        wanted = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE
        assert fcntl.fcntl(descriptor, fcntl.F_GET_SEALS) & wanted == wanted
        return os.pread(descriptor, 1 << 24, 0)
    finally:
        os.close(descriptor)


def picture(raster: dict, content: bytes) -> Image.Image:
    width, height, offset = raster["widthDots"], raster["heightDots"], raster["offset"]
    rows = content[offset:offset + (width + 7) // 8 * height]
    assert len(rows) == (width + 7) // 8 * height
    # "1;I" is how Pillow names rows in which 1 is black.
    return Image.frombytes("1", (width, height), rows, "raw", "1;I").convert("L")
