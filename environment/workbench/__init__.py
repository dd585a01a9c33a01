# SPDX-License-Identifier: Apache-2.0
"""The Python side of the workbench: kernelspecs, headless runs, normalised outputs, the doctor."""
