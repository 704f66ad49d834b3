# ruff: noqa: E501, RUF001 - pages in a table, one of them in Russian
from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.barrier import _SIGNS, _TITLES, HEAD, barrier_of, recognise

GOLDEN = Path(__file__).parents[1] / "article" / "golden"
ARTICLES = sorted(folder / "page.html" for folder in GOLDEN.iterdir() if folder.name != "block_page")


def page(body: str, title: str = "News", head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


STORY = "".join(
    f"<p>On day {day} the ferry left the harbour an hour late, and the company said once more that the weather, "
    "the tide and a missing mechanic were to blame, each in its turn.</p>"
    for day in range(12)
)
WIDGETS = (
    '<form><div class="g-recaptcha" data-sitekey="k"></div><p>Please verify you are human to comment.</p></form>'
    '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script><div class="h-captcha"></div>'
    "<script>(function(){window.__CF$cv$params={r:'8'};var s='/cdn-cgi/challenge-platform/scripts/jsd/main.js'})()"
    '</script><script src="https://js.datadome.co/tags.js"></script><script src="/_Incapsula_Resource?SWJIYLWA=7">'
    '</script><script src="https://client.px-cloud.net/PX1/main.min.js"></script>'
    '<script src="https://check.ddos-guard.net/check.js"></script><script src="/abc/challenge.js"></script>'
)


@pytest.mark.parametrize(
    ("status", "barrier"),
    [
        (200, None),
        (203, None),
        (304, None),
        (302, None),
        (400, None),
        (401, "login"),
        (402, "payment"),
        (403, "forbidden"),
        (404, None),
        (407, "login"),
        (410, None),
        (429, "rate_limit"),
        (451, "legal"),
        (500, None),
        (503, None),
    ],
)
@pytest.mark.parametrize("body", [b"", page("<p>Sorry.</p>"), page(STORY)], ids=["empty", "short", "long"])
def test_a_status_speaks_where_nothing_else_does(status: int, barrier: str | None, body: bytes) -> None:
    assert barrier_of(status, (("Server", "nginx"),), body) == barrier


@pytest.mark.parametrize(
    ("status", "headers", "found"),
    [
        (403, (("CF-Mitigated", "challenge"), ("Server", "cloudflare")), ("challenge", "Cloudflare")),
        (200, (("cf-mitigated", "challenge"),), ("challenge", "Cloudflare")),
        (503, (("cf-mitigated", "challenge"),), ("challenge", "Cloudflare")),
        (202, (("x-amzn-waf-action", "challenge"),), ("challenge", "AWS WAF")),
        (405, (("x-amzn-waf-action", "captcha"),), ("challenge", "AWS WAF")),
        (429, (("x-vercel-mitigated", "challenge"),), ("challenge", "Vercel")),
        (403, (("x-vercel-mitigated", "deny"),), ("block_page", "Vercel")),
        (403, (("X-DataDome", "protected"),), ("challenge", "DataDome")),
        (429, (("x-kpsdk-ct", "0a1b"),), ("challenge", "Kasada")),
        (403, (("X-Sucuri-Block", "BL-1"),), ("block_page", "Sucuri")),
        (401, (("X-Variti-CCR", "1:2"),), ("challenge", "Variti")),
        # The firewall is there and has let us pass.
        (200, (("X-DataDome", "protected"),), None),
        (404, (("X-DataDome", "protected"),), None),
        (200, (("x-kpsdk-ct", "0a1b"),), None),
        (200, (("server", "cloudflare"), ("cf-ray", "8a-FRA")), None),
        (200, (("x-amzn-waf-action", "count"),), None),
        (403, (("server", "cloudflare"), ("cf-ray", "8a-FRA")), ("forbidden", "")),
        # A law is a law, whoever tells of it.
        (451, (("cf-mitigated", "challenge"),), ("legal", "")),
        (407, (("x-datadome", "protected"),), ("login", "")),
    ],
)
def test_headers_that_are_enough(
    status: int, headers: tuple[tuple[str, str], ...], found: tuple[str, str] | None
) -> None:
    assert recognise(status, headers, page(STORY)) == found


CLOUDFLARE = page(
    "<noscript>Enable JavaScript and cookies to continue</noscript><script>(function(){window._cf_chl_opt={cType:"
    "'managed'};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"
    "?ray=8a';document.head.appendChild(a)}());</script>",
    "Just a moment...",
)
PAGES = [
    (403, CLOUDFLARE, "challenge", "Cloudflare"),
    (503, CLOUDFLARE, "challenge", "Cloudflare"),
    (200, CLOUDFLARE, "challenge", "Cloudflare"),
    (429, CLOUDFLARE, "challenge", "Cloudflare"),
    (503, page("<form id='challenge-form'></form>Checking your browser", "Just a moment..."), "challenge", "Cloudflare"),
    (403, page("<h1>Sorry, you have been blocked</h1><div class='cf-error-details'></div>", "Attention Required! | "
               "Cloudflare"), "block_page", "Cloudflare"),
    (403, page("<h1><span class='cf-error-type'>Error</span> <span class='cf-error-code'>1020</span></h1>Access denied"),
     "block_page", "Cloudflare"),
    (403, page('<span class="cf-code-label">Error code 1009</span>'), "block_page", "Cloudflare"),
    (403, b"error code: 1006", "block_page", "Cloudflare"),
    (429, b"error code: 1015\n", "rate_limit", "Cloudflare"),
    (409, b"error code: 1001", None, None),
    (520, page("<div id='cf-error-details'>Web server is returning an unknown error</div>"), None, None),
    (403, page("<p>Please enable JS</p><script>var dd={'rt':'c','host':'geo.captcha-delivery.com/'}</script>"),
     "challenge", "DataDome"),
    (403, page("<div id='px-captcha'></div><p>Press &amp; hold</p>", "Access to this page has been denied"),
     "challenge", "HUMAN"),
    (403, page("<h1>Access Denied</h1>You don't have permission to access \"http&#58;&#47;&#47;courier.example\" on this "
               "server.<p>Reference&#32;&#35;18&#46;2d35", "Access Denied"), "block_page", "Akamai"),
    (200, page("<div id='sec-if-cpt-container'></div><script src='/abc'></script>", ""), "challenge", "Akamai"),
    (403, page("<iframe id='main-iframe' src='/_Incapsula_Resource?CWUDNSAI=9'>Request unsuccessful. Incapsula incident "
               "ID: 9-9</iframe>"), "block_page", "Imperva"),
    (200, page("<iframe id=\"main-iframe\" src='/_Incapsula_Resource?CWUDNSAI=9'></iframe>"), "challenge", "Imperva"),
    (405, page("<script>window.awsWafCookieDomainList=[];window.gokuProps={};</script>", "Human Verification"),
     "challenge", "AWS WAF"),
    (429, page("<p>We're verifying your browser</p>", "Vercel Security Checkpoint"), "challenge", "Vercel"),
    (200, page("<script id='anubis_challenge' type='application/json'>{}</script>", "Making sure you&#39;re not a bot!"),
     "challenge", "Anubis"),
    (307, page("<script>var s={};sucuri_cloudproxy_js='';</script>", "You are being redirected..."), "challenge",
     "Sucuri"),
    (403, page("<h1>Access denied - Sucuri Website Firewall</h1><p>Block ID: BL7</p>"), "block_page", "Sucuri"),
    (429, page("<script>window.KPSDK={};</script><script src='/149e9513/ips.js'></script>"), "challenge", "Kasada"),
    (403, page("<h1>Checking your browser before accessing</h1><p>DDoS protection by DDoS-Guard</p>", "DDoS-Guard"),
     "challenge", "DDoS-Guard"),
    (200, page("<script src='/.well-known/ddos-guard/js-challenge/index.js'></script>"), "challenge", "DDoS-Guard"),
    (401, page("<script src='/__qrator/qauth_utm_v2.js'></script>", ""), "challenge", "Qrator"),
    (403, page("<p>The requested URL was rejected. Please consult with your administrator.</p><p>Your support ID is: 7"
               "</p>", "Request Rejected"), "block_page", "F5"),
    (503, page("<p>Your access to this site has been limited. Generated by Wordfence.</p>"), "block_page", "Wordfence"),
    (200, page("<div class='h-captcha'></div><p>Please confirm that you are a human.</p>"), "challenge", ""),
    (403, page("<div class='g-recaptcha'></div><p>We noticed unusual traffic from your network.</p>"), "challenge", ""),
    (200, page("<div class='smart-captcha'></div><p>Подтвердите, что запросы отправляли вы, а не робот</p>"),
     "challenge", ""),
    (200, page("<div class='cf-turnstile'></div><p>Verify you are human</p>"), "challenge", ""),
    (200, (GOLDEN / "block_page" / "page.html").read_bytes(), "challenge", "Cloudflare"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "body", "barrier", "vendor"), PAGES)
def test_pages_of_vendors(status: int, body: bytes, barrier: str | None, vendor: str | None) -> None:
    assert recognise(status, (), body) == ((barrier, vendor) if barrier else None)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("status", [200, 404])
def test_no_page_of_a_newspaper_is_a_barrier(path: Path, status: int) -> None:
    assert barrier_of(status, (), path.read_bytes()) is None


@pytest.mark.parametrize("status", [200, 404, 500])
def test_an_article_may_carry_widgets_of_every_vendor(status: int) -> None:
    assert barrier_of(status, (), page(STORY + WIDGETS, "Ferry late again")) is None


def test_a_short_item_with_widgets_is_an_article_by_its_own_word() -> None:
    short = "<p>The ferry was late again on Friday, the company said.</p>"
    head = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
    assert barrier_of(200, (), page(short + WIDGETS, "Ferry late again", head)) is None
    head = '<meta property="article:published_time" content="2024-05-01">'
    assert barrier_of(200, (), page(short + CLOUDFLARE.decode(), "Just a moment...", head)) is None
    # Without the form it asks nothing, so that the widgets alone are no sign either.
    assert barrier_of(200, (), page(short + WIDGETS.split("</form>")[1], "Ferry late again")) is None


@pytest.mark.parametrize("sign", _SIGNS, ids=lambda sign: f"{sign.vendor}-{(sign.markup + sign.words)[0]}")
def test_each_sign_in_a_refusal_and_in_a_report_about_it(sign) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    bare = page(f"<div data-x='{' '.join(mark.replace(chr(39), '&#39;') for mark in sign.markup)}'></div>")
    if "'" not in "".join(sign.markup) and '"' not in "".join(sign.markup):
        refusal = bare.replace(b"</body>", " ".join(sign.words).encode() + b"</body>")
        assert barrier_of(403, (), refusal) == sign.kind
    told = page(f"<p>How the firewall works: <code>{' '.join(sign.markup + sign.words)}</code> is what it sends.</p>")
    assert barrier_of(200, (), told) is None
    assert (
        barrier_of(200, (), page(STORY).replace(b"</body>", b"<div data-x='%s'>" % " ".join(sign.markup).encode()))
        is None
    )


@pytest.mark.parametrize("title", _TITLES)
def test_titles_count_only_as_a_whole_and_over_little_text(title: str) -> None:
    assert barrier_of(200, (), page("<p>Wait.</p>", title.title())) == _TITLES[title][1]
    assert barrier_of(200, (), page("<p>Wait.</p>", f"{title} - how it came about")) is None
    assert barrier_of(200, (), page(STORY, title)) is None


def test_a_page_that_goes_on_past_what_we_see_is_no_bare_refusal() -> None:
    scripts = "<script>" + "var a = 1;" * 8000 + "</script>"
    assert len(CLOUDFLARE + scripts.encode()) > HEAD
    assert barrier_of(200, (), (CLOUDFLARE + scripts.encode())[:HEAD]) is None
    assert barrier_of(403, (), (CLOUDFLARE + scripts.encode())[:HEAD]) == "forbidden"


HEADER = st.tuples(
    st.sampled_from(["cf-mitigated", "X-DataDome", "x-amzn-waf-action", "server"]) | st.text(max_size=20),
    st.sampled_from(["challenge", "captcha", "deny", ""]) | st.text(max_size=20),
)
FRAGMENT = st.sampled_from(
    [b"<title>", b"</title>", b"just a moment...", b"<script>", b"</script>", b"<", b">", b"_cf_chl_opt", b"px-captcha"]
) | st.binary(max_size=30)


@given(st.integers(-1, 1000), st.lists(HEADER, max_size=4).map(tuple), st.lists(FRAGMENT, max_size=20).map(b"".join))
def test_it_never_raises(status: int, headers: tuple[tuple[str, str], ...], head: bytes) -> None:
    assert barrier_of(status, headers, head) in {
        None, "login", "payment", "forbidden", "rate_limit", "legal", "challenge", "block_page"
    }  # fmt: skip


@given(st.lists(FRAGMENT, max_size=10).map(b"".join), st.sampled_from([200, 404]))
def test_no_addition_makes_a_barrier_of_a_long_article(extra: bytes, status: int) -> None:
    # An addition may hide what follows it, so it comes last.
    assert barrier_of(status, (), page(STORY * 4).removesuffix(b"</body></html>") + extra) is None


@pytest.mark.parametrize(
    "piece",
    [b"<", b">", b"<title", b"<title>", b"&", b"&#", b"&amp", b"<script", b"\xff", b"\0", b" ", b'"@type"', b'"@type": [ ',
     b"cf-error-code'", b"cf-code-label", b"verify human ", b"verify check sure ", b"error code: 10", b"<script></", b"a<b>"],
)  # fmt: skip
def test_hostile_heads_take_time_in_proportion(piece: bytes) -> None:
    def spent(size: int) -> float:
        head = (piece * (size // len(piece) + 1))[:size]
        begun = time.process_time()
        for _ in range(3):
            barrier_of(200, (), head)
        return time.process_time() - begun

    spent(HEAD // 8)
    # Eight times the bytes: 8 times the work, where it grew with the square 64 times.
    assert spent(HEAD - 1) < 24 * spent(HEAD // 8) + 0.05
