"""How a sound file becomes another one: bytes replaced here and there, or values of its JSON exchanged."""

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from clea_desktop.core.canonical import from_canonical, to_canonical

Step = str | int
VALUES: st.SearchStrategy[object] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.text(max_size=20),
    st.sampled_from(["9999-99-99", "0000-00-00T00:00:00.000000Z", "1.1.1", "evidence/0001.jpg", "0" * 64, "\x00", "A"]),
    st.just([]),
    st.just({}),
)


def changed(data: bytes, edits: Sequence[tuple[int, bytes, int]]) -> bytes:
    """Replace pieces of data here and there."""
    now = bytearray(data)
    for at, new, old in edits:
        start = at % (len(now) + 1)
        now[start : start + old] = new
    return bytes(now)


def json_changes(data: bytes) -> st.SearchStrategy[bytes]:
    """Give canonical JSON like this one, with a few of its values exchanged, taken away, or put twice in a list."""
    places = list(_places(from_canonical(data), ()))

    def write(choices: list[tuple[int, object, str]]) -> bytes:
        value = from_canonical(data)
        for place, new, how in choices:
            _change(value, places[place % len(places)], new, how)
        return to_canonical(value)

    choice = st.tuples(st.integers(0, len(places) - 1), VALUES, st.sampled_from(["set", "remove", "repeat"]))
    return st.lists(choice, min_size=1, max_size=4).map(write)


def _places(value: object, path: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _places(inner, (*path, number))


def _change(value: object, path: tuple[Step, ...], new: object, how: str) -> None:
    """Change one place, if earlier changes left it there."""
    *before, last = path
    for step in before:
        value = _inner(value, step)
    if isinstance(value, dict) and isinstance(last, str) and last in value:
        if how == "remove":
            del value[last]
        else:
            value[last] = new
    elif isinstance(value, list) and isinstance(last, int) and last < len(value):
        if how == "remove":
            del value[last]
        elif how == "repeat":
            value.append(value[last])
        else:
            value[last] = new


def _inner(value: object, step: Step) -> object:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
