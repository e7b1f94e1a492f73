"""The collector of garbage is as it was, however the work has ended."""

import gc

import pytest

from ingest.kept_objects import kept_apart, made_to_be_kept


def test_it_goes_on_after_what_is_kept_was_made() -> None:
    with made_to_be_kept():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(OSError), made_to_be_kept():
        raise OSError
    with pytest.raises(OSError), kept_apart():
        raise OSError
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_it_stays_off_where_it_was() -> None:
    gc.disable()
    try:
        with made_to_be_kept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_there_is_kept_apart() -> None:
    with kept_apart():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
