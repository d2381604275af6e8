from __future__ import annotations

import re

from compare.comparison import Comparison
from compare.findings import findings_of
from compare.report.reading_view import anchor

CLAIMS = "#reading .apparatus > li"
SHOWN = "#reading .apparatus > li:not([hidden])"


def texts(page) -> list[str]:
    """What the claims that are shown print."""
    return page.locator(f"{SHOWN} .prints").all_text_contents()


def test_everything_stands_there_without_scripts(report, open_tab, meeting: Comparison) -> None:
    """Without JavaScript record and claims are complete and visible, and one line says what is missing."""
    page = open_tab(report, java_script_enabled=False).page

    words = page.locator("#reading").text_content()
    for passage in meeting.passages.values():
        assert passage.text in words
    assert page.locator(CLAIMS).count() == len(meeting.claim_records)
    assert all(item.is_visible() for item in page.locator(CLAIMS).all())
    assert page.locator("#chooser").is_hidden()
    assert page.get_by_text("need JavaScript").is_visible()


def test_a_filter_shows_what_its_option_counts(report, open_tab) -> None:
    """Each value of a filter shows as many claims as it says, and the address leads to the same view."""
    page, again = open_tab(report).page, open_tab(report).page
    for name in ("outlet", "state", "type", "severity"):
        select = page.locator(f"#chooser select[name={name}]")
        for option in select.locator("option[data-key]").all():
            token, words = option.get_attribute("value"), option.inner_text()
            select.select_option(token)
            shown = page.locator(SHOWN).evaluate_all("items => items.map(item => item.dataset.f.split(' '))")
            assert f"({len(shown)})" in words
            assert all(token in tokens for tokens in shown)
        again.goto(page.url)
        again.reload()
        assert texts(again) == texts(page)
        assert again.locator(f"#chooser select[name={name}]").input_value() == token
        select.select_option("")


def test_filters_are_taken_together(report, open_tab) -> None:
    """Two filters show what fits both, and what fits neither leaves nothing but says so."""
    page = open_tab(report).page
    page.select_option("#chooser select[name=outlet]", label="A Daily Quay (3)")
    page.select_option("#chooser select[name=type]", label="number (1)")
    assert len(texts(page)) == 1
    page.select_option("#chooser select[name=type]", label="condition or scope (1)")
    assert texts(page) == []
    assert page.locator("#chosen").inner_text() == "Claims shown: 0 of 5. Passages of the record: 0."
    page.get_by_role("button", name="Show everything").click()
    page.wait_for_function("() => document.getElementById('chosen').textContent.includes('5 of 5')")
    assert page.url.endswith("#reading")


def test_a_speaker_is_one_of_the_record(report, open_tab) -> None:
    """The filter by speaker shows the turns of one speaker, reported or not."""
    page = open_tab(report).page
    page.select_option("#chooser select[name=speaker]", label="Runa Teig")

    assert page.locator("#reading .said:not([hidden]) .who").all_inner_texts() == [
        "Runa Teig · after 0:01",
        "Runa Teig",
    ]
    assert texts(page) == []


def test_there_is_no_filter_by_topic_where_there_are_no_topics(report, open_tab) -> None:
    """A record that is in no topics has no such filter."""
    assert open_tab(report).page.locator("#chooser select[name=topic]").count() == 0


def test_search_looks_into_both_texts(report, open_tab) -> None:
    """Words of the record or of an article are found, in any case, and the address keeps them."""
    page, again = open_tab(report).page, open_tab(report).page
    for words, claims in (("FOUR  times", 1), ("bridge", 1), ("crown", 2), ("zeppelin", 0)):
        page.fill("#chooser input[name=q]", words)
        page.wait_for_function(
            "words => new URLSearchParams(location.hash.slice(6)).get('q') === words", arg=words
        )
        assert len(texts(page)) == claims
        again.goto(page.url)
        again.reload()
        assert len(texts(again)) == claims


def test_keys_lead_through_the_findings(report, open_tab, meeting: Comparison) -> None:
    """Next and previous: each finding is reached once, in the order of the page."""
    page = open_tab(report).page
    order = page.locator("#reading a.f").evaluate_all("marks => marks.map(mark => mark.id)")
    assert sorted(order) == sorted(anchor(finding.id) for finding in findings_of(meeting))
    seen = []
    for _ in order:
        page.keyboard.press("n")
        seen.append(page.evaluate("document.activeElement.id"))
        assert page.url.endswith(f"#{seen[-1]}")
    assert seen == order
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == order[-2]
    assert page.locator("#chosen").inner_text() == f"Finding {len(order) - 1} of {len(order)}."


def test_keys_keep_to_what_is_shown(report, open_tab) -> None:
    """With a filter the keys go through the findings that it leaves."""
    page = open_tab(report).page
    page.select_option("#chooser select[name=outlet]", label="B Herald & Sons (2)")
    page.locator("body").evaluate("() => document.activeElement.blur()")
    for _ in range(4):
        page.keyboard.press("n")

    assert page.locator(":focus").inner_text() == "condition or scope"
    assert re.search(r"#view\?outlet=a[0-9a-f]{12}&at=at-d[0-9a-f]{12}$", page.url)


def test_keys_take_nothing_from_the_browser_or_from_typing(report, open_tab) -> None:
    """With Control or Alt, in a field, and where they are switched off, n and p do nothing of ours."""
    page = open_tab(report).page
    page.keyboard.press("Control+p")
    page.keyboard.press("Alt+n")
    page.focus("#chooser input[name=q]")
    page.keyboard.type("nap")
    assert page.input_value("#chooser input[name=q]") == "nap"
    page.fill("#chooser input[name=q]", "")
    page.focus("#chooser select[name=outlet]")
    page.keyboard.press("n")
    page.uncheck("#chooser input[name=shortcuts]")
    page.locator("body").evaluate("() => document.activeElement.blur()")
    page.keyboard.press("n")

    assert page.locator(".now").count() == 0
    page.get_by_role("button", name="Next finding").click()
    assert page.locator(":focus").inner_text() == "Doubt about the record"


def test_the_words_of_a_finding_are_marked_on_both_sides(report, open_tab) -> None:
    """At a finding its words stand out in the record, and in the article's sentence."""
    page = open_tab(report).page
    page.keyboard.press("n")
    page.keyboard.press("n")

    assert page.locator(":focus").inner_text() == "number"
    assert page.locator("mark.now").all_inner_texts() == ["four"]
    assert page.locator("li.now mark").all_inner_texts() == ["five"]


def test_every_finding_and_passage_has_a_link_that_works(report, open_tab, meeting: Comparison) -> None:
    """An address with the id of a finding or a passage shows it, also where a filter hid it."""
    page = open_tab(report, "#view?severity=none").page
    for key in [*(anchor(finding.id) for finding in findings_of(meeting)), *meeting.passages]:
        page.evaluate("key => { location.hash = key; }", key)
        page.wait_for_function("key => document.querySelector(':target')?.id === key", arg=key)
        place = page.locator(f"#{key}")
        assert place.is_visible()
        assert place.evaluate(
            "e => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().top < innerHeight"
        )


def test_a_finding_leads_to_both_texts(report, open_tab, meeting: Comparison) -> None:
    """From the finding a link leads to the card that sets both texts side by side."""
    difference = next(f for f in findings_of(meeting) if f.kind == "difference")
    page = open_tab(report, f"#{anchor(difference.id)}").page
    page.locator(f"#{anchor(difference.id)}").press("Enter")

    assert page.url.endswith(f"#{difference.id}")
    assert page.locator(f".card:has(#{difference.id})").is_visible()


def test_an_address_from_elsewhere_is_no_harm(report, open_tab) -> None:
    """Unknown values, unknown places and broken escapes show everything."""
    page = open_tab(report, "#view?outlet=nobody&state=&at=nowhere&zzz=1").page
    for place in ("", "#view?q=%", "#nowhere", "#%E0%A4%A", "#view?"):
        page.evaluate("place => { location.hash = place; }", place)
        page.wait_for_function("place => decodeURI(encodeURI(location.hash)) === place", arg=place)
        assert page.locator("#chosen").inner_text().startswith("Claims shown: ")


def test_a_browser_prints_everything(report, open_tab) -> None:
    """Filtered out, folded away, off the screen: on paper it all stands, and the form does not."""
    import io

    from pypdf import PdfReader

    page = open_tab(report, "#view?type=number").page
    assert len(texts(page)) == 1
    assert page.locator("#reading .loose").is_hidden()
    assert not page.locator("details").first.evaluate("details => details.open")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    words = " ".join(" ".join(part.extract_text() for part in printed.pages).split())

    for said in ("Thank you.", "Moen promised a bridge by summer", "At no single passage", "Decided by:"):
        assert said in words
    assert "Next finding" not in words
    assert not page.locator("details").first.evaluate("details => details.open")
    assert len(texts(page)) == 1
