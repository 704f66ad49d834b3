"""The report in Chromium: it is drawn, and nothing in it scrolls sideways on a phone."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (Debian: apt-get install chromium)"),
]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--hide-scrollbars", "--force-device-scale-factor=1",
)  # fmt: skip


def chromium(tmp_path: Path, *arguments: str) -> str:
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_drawn_and_fits_its_window(tmp_path: Path, width: int, page_text: str) -> None:
    # The report itself holds no script; the measuring one stands in a copy without its content policy.
    measured = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page_text)
    script = "<script>document.title = document.documentElement.scrollWidth</script></body>"
    file = tmp_path / "report.html"
    file.write_text(measured.replace("</body>", script), encoding="utf-8")
    dom = chromium(tmp_path, f"--window-size={max(width, 500)},900", "--dump-dom", file.as_uri())
    found = re.search(r"<title>(\d+)</title>", dom)
    assert found is not None
    assert int(found.group(1)) <= max(width, 500)
    picture = tmp_path / "report.png"
    chromium(tmp_path, f"--window-size={width},900", f"--screenshot={picture}", file.as_uri())
    assert picture.stat().st_size > 20_000
