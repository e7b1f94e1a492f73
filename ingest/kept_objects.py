"""Objects that are kept to the end of a run, and what Python need not do about them.

Python looks through all that it holds, again and again, for rings of objects that nothing needs.
What is known of a hundred thousand files is needed: to look through it took a quarter of the time
of finding what has changed, and of setting lineages anew.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["kept_apart", "made_to_be_kept"]


@contextmanager
def made_to_be_kept() -> Iterator[None]:
    """Nothing is looked through while objects are made that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def kept_apart() -> Iterator[None]:
    """What is there already is not looked through; what is made within is."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
