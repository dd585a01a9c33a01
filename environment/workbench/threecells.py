# SPDX-License-Identifier: Apache-2.0
"""Three cells on the real kernel: arithmetic, a picture, and a cell after an error."""

import base64

from workbench.session import session

PICTURE = "new java.awt.image.BufferedImage(320, 200, java.awt.image.BufferedImage.TYPE_INT_RGB)"
PNG = b"\x89PNG"


def three_cells() -> str:
    """An empty string, or one sentence that says what failed."""
    try:
        with session() as kernel:
            if "42" not in kernel.run("6 * 7").text():
                return "the kernel does not compute 6 * 7"
            pictures = [b["image/png"] for b in kernel.run(PICTURE).bundles() if "image/png" in b]
            if not pictures or not base64.b64decode(pictures[0]).startswith(PNG):
                return "the kernel does not show a picture"
            if kernel.run('throw new IllegalStateException("on purpose");').status != "error":
                return "the kernel does not report an error"
            if "42" not in kernel.run("6 * 7").text():
                return "the kernel does not go on after an error"
    except Exception as error:  # every kind of failure becomes the one sentence of the table
        return f"the kernel does not answer ({type(error).__name__}: {error})"
    return ""
