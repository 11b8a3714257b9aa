"""The layers that can confine a submission on this system, besides limits."""

import sys

LAYERS = ("seatbelt",) if sys.platform == "darwin" else ("namespaces", "landlock", "seccomp")
