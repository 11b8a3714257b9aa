"""What confines a submission, in a line."""

from collections.abc import Sequence

from drill.models.layers import LAYERS
from drill.text import Text

NAMES = {"landlock": "Landlock", "seatbelt": "Seatbelt"}


def weaker(layers: Sequence[str]) -> Text | None:
    """That the sandbox is weaker than it could be, in a line; None: all its layers hold."""
    missing = [NAMES.get(layer, layer) for layer in LAYERS if layer not in layers]
    if not missing:
        return None
    return Text(
        "the sandbox is weaker here, without {missing}: drill doctor says what that leaves open",
        "此处的沙箱较弱，缺少 {missing}：用 drill doctor 查看有哪些风险",
    ).fill(missing=Text(", ".join(missing), "、".join(missing)))
