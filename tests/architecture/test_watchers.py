"""The watchers behind every test do catch what they watch for."""

import logging
import socket

import pytest

from tests.watchers import LogWatch


def test_a_name_in_a_log_message_is_caught_whatever_its_case() -> None:
    with LogWatch() as watch:
        logging.getLogger("clea_desktop.services").debug("opened the file of %s", "NGUYỄN")
    assert len(watch.records_with(["nguyễn"])) == 1
    assert watch.records_with(["lefèvre"]) == []


def test_a_name_in_a_logged_traceback_is_caught() -> None:
    with LogWatch() as watch:
        try:
            int("Aliénor")
        except ValueError:
            logging.getLogger("clea_desktop").exception("a bug")
    assert len(watch.records_with(["Aliénor"])) == 1


def test_reaching_another_machine_fails_the_test() -> None:
    with socket.socket() as stranger, pytest.raises(pytest.fail.Exception, match="no test needs the network"):
        stranger.connect(("192.0.2.1", 443))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
