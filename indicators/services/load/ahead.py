"""Rows made beside the sending: while PostgreSQL takes some in, the next are made already."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Full, Queue
from threading import Event, Thread
from typing import Final, Generic, TypeVar

T = TypeVar("T")
# So much is ready before whoever makes it has to wait: some megabytes.
_READY: Final = 16
_PATIENCE: Final = 0.1


@dataclass(frozen=True, slots=True)
class _Item(Generic[T]):
    value: T


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None = None


def ahead(items: Iterable[T]) -> Iterator[T]:
    """Give the same items, made in a thread of their own; it must not ask the database."""
    ready: Queue[_Item[T] | _End] = Queue(_READY)
    given_up = Event()

    def hand_over(item: _Item[T] | _End) -> None:
        while not given_up.is_set():
            with suppress(Full):
                ready.put(item, timeout=_PATIENCE)
                return

    def make() -> None:
        error: BaseException | None = None
        try:
            for item in items:
                hand_over(_Item(item))
                if given_up.is_set():
                    return
        except Exception as failed:  # noqa: BLE001 - raised again where it is waited for
            error = failed
        hand_over(_End(error))

    maker = Thread(target=make)
    maker.start()
    try:
        yield from _taken(ready)
    finally:
        given_up.set()
        maker.join()


def _taken(ready: "Queue[_Item[T] | _End]") -> Iterator[T]:
    while True:
        item = ready.get()
        if isinstance(item, _End):
            if item.error is not None:
                raise item.error
            return
        yield item.value
