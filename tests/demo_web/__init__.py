"""The bundled web: invented outlets behind a loopback forward proxy, for `make demo` and for tests.

    with DemoWeb(edition=1) as web:
        print(web.proxy_url)   # use it as HTTP_PROXY; http only
        web.set_edition(2)     # the same web a few days later
        web.stats()

Country, people, agencies and outlets are invented. Standard library only.
"""

from __future__ import annotations

from tests.demo_web.expectations import CATALOGUE, EXPECTED, Expectations, Expected, load_expected
from tests.demo_web.server import DemoWeb

__all__ = ["CATALOGUE", "EXPECTED", "DemoWeb", "Expectations", "Expected", "load_expected"]
