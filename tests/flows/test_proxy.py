from __future__ import annotations

from pathlib import Path

import pytest

from extractors.fetch.policy import FetchSettings
from flows.proxy import PROXY_VARIABLES, with_environment


def settings(**changes: object) -> FetchSettings:
    return FetchSettings(**{"user_agent": "newswake/0.1 (+https://example.org)", **changes})  # type: ignore[arg-type]


def test_without_variables_nothing_changes() -> None:
    assert with_environment(settings(), {}) == settings()
    assert with_environment(settings(), dict.fromkeys((*PROXY_VARIABLES, "SSL_CERT_FILE"), "")) == settings()


@pytest.mark.parametrize("name", PROXY_VARIABLES)
def test_each_usual_variable_names_the_proxy(name: str) -> None:
    assert with_environment(settings(), {name: "http://proxy.example:3128"}).proxy == "http://proxy.example:3128"


def test_small_letters_come_first_and_https_before_http() -> None:
    everything = {name: f"http://{number}.example" for number, name in enumerate(PROXY_VARIABLES)}
    assert with_environment(settings(), everything).proxy == everything["https_proxy"]
    del everything["https_proxy"], everything["HTTPS_PROXY"]
    assert with_environment(settings(), everything).proxy == everything["http_proxy"]


def test_our_own_setting_wins() -> None:
    own = settings(proxy="http://own.example", ca_file=Path("own.pem"))
    assert with_environment(own, {"HTTPS_PROXY": "http://proxy.example", "SSL_CERT_FILE": "other.pem"}) == own


def test_the_usual_variable_names_the_certificates() -> None:
    assert with_environment(settings(), {"SSL_CERT_FILE": "/etc/ca.pem"}).ca_file == Path("/etc/ca.pem")
