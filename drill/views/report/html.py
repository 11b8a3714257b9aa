"""Elements of HTML as text. Everything that is put into one is escaped, unless it is an element itself."""

from html import escape


class Html(str):
    """Markup, already escaped."""

    __slots__ = ()


_EMPTY = ("meta", "line", "rect", "circle")  # elements without an end tag


def tag(name: str, /, *children: object, **attributes: object) -> Html:
    """An element. `class_` stands for `class`, other underscores for hyphens; an attribute that is None is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Html(f"<{name}{given}>" if name == "meta" else f"<{name}{given}/>")
    return Html(f"<{name}{given}>{join(*children)}</{name}>")


def join(*children: object) -> Html:
    """Children one after the other."""
    return Html("".join(child if isinstance(child, Html) else escape(str(child)) for child in children))
