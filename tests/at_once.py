"""Many at the same moment, each with a connection of its own: for tests of races."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import close_old_connections, connections


def at_once(work: list[Callable[[], Any]], threads: int = 25) -> list[Any]:
    """Run all of `work` side by side and return the results; an error in one is an error of the test."""

    def one(do: Callable[[], Any]) -> Any:
        close_old_connections()
        try:
            return do()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return [future.result() for future in [pool.submit(one, do) for do in work]]
