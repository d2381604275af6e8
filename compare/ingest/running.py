"""Running headers and footers of printed pages, page numbers and line numbers: which lines they are.

Goes in: the lines of each page. Comes out: which of them no text is, and what to cut from the start of the
others. A line of the text itself is never one of them: only lines at the edge of a page count, and only what
other pages have there, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

__all__ = ["floating_lines", "line_numbers", "page_starts", "running_lines"]

_EDGE = 4  # lines at the head and at the foot of a page that may be running ones
_LONGEST = 140  # code points of a running line
_DIGITS = re.compile(r"\d+")
_NUMERAL = re.compile(r"\b[ivxlc]{1,7}\b")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.)?[ ]*[-–—|\[]?[ ]*(?:\d{1,4}|[ivxlc]{1,6})(?:[ ]*(?:of|/|von)[ ]*\d{1,4})?"
    r"[ ]*[-–—|\]]?",
    re.IGNORECASE,
)
_COUNTS_PAGES = re.compile(r"\b(?:page|seite|pagina|página) #|# ?(?:of|/|von|sur) ?#")
# "(Applause)", and a question, may well stand at the foot of three pages
_REMARK = re.compile(r"[(\[][^\d]*[)\]]$|.*\?[\"”’)]*$")
_SENTENCE = re.compile(r".*[a-z]{3,}[.!][\"”’)]*$")
_NUMBERED = re.compile(r"[ ]{0,8}(\d{1,2})(?:[ ]+(?=\S)|[ ]*$)")


def running_lines(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """For each page the numbers of its lines that are a running header or footer, or its page number.

    A line counts if it is one of the first or last four of its page that have words, stands at that edge with
    no other line between, and, figures aside, the same line stands at that edge of two pages or more and of a
    third of them; of three and of half of them if it ends as a sentence does, and never if it asks. A page
    number alone in the first or last line counts by itself.
    """
    heads = Counter(key for page in pages for key in set(_keys(_edge(page))))
    feet = Counter(key for page in pages for key in set(_keys(_edge(page, foot=True))))
    least = max(2, len(pages) / 3)
    found: list[set[int]] = []
    for page in pages:
        lines = _running(page, _edge(page), heads, least)
        found.append(lines | _running(page, _edge(page, foot=True), feet, least))
    return found


def _edge(page: Sequence[str], *, foot: bool = False) -> list[tuple[int, str]]:
    order: Iterable[int] = range(len(page) - 1, -1, -1) if foot else range(len(page))
    found: list[tuple[int, str]] = []
    for number in order:
        if page[number].strip():
            found.append((number, page[number].strip()))
        if len(found) == _EDGE:
            break
    return found


def _keys(edge: Iterable[tuple[int, str]]) -> Iterable[str]:
    return (_key(line) for _, line in edge if len(line) <= _LONGEST)


def _key(line: str) -> str:
    return _NUMERAL.sub("#", _DIGITS.sub("#", " ".join(line.casefold().split())))


def _running(
    page: Sequence[str], edge: Sequence[tuple[int, str]], counts: Counter[str], least: float
) -> set[int]:
    lines: set[int] = set()
    for number, line in edge:
        enough = max(least, 3, least * 1.5) if _SENTENCE.match(line) else least
        repeated = len(line) <= _LONGEST and counts[_key(line)] >= enough and not _REMARK.match(line)
        if not repeated and not _PAGE_NUMBER.fullmatch(line):
            break
        lines.add(number)
    # a page of nothing but repeated lines is a text that says the same again
    return lines if len(lines) < sum(1 for line in page if line.strip()) else set()


def line_numbers(page: Sequence[str], *, least: int = 10) -> dict[int, int]:
    """Where the lines of a page begin with their own number (court records): line → length of the number.

    Empty unless the numbers count up from 1, there are `least` of them, and nearly all lines with words have
    one.
    """
    found = {at: match for at, line in enumerate(page) if (match := _NUMBERED.match(line))}
    numbers = [int(match.group(1)) for match in found.values()]
    n_lines = sum(1 for line in page if line.strip())
    counts_up = numbers[:1] == [1] and all(b == a + 1 for a, b in pairwise(numbers))
    if len(numbers) < least or not counts_up or len(numbers) < 0.8 * n_lines:
        return {}
    return {at: match.end() for at, match in found.items()}


def floating_lines(lines: Sequence[str]) -> set[int]:
    """The running lines of a text that has lost its pages ("Harbour debate Page 2 of 3" between two lines).

    A line that says that it counts pages counts if it stands twice or more and its number is one more each
    time; another one if it stands three times or more, its figures aside, cuts a sentence at half of these
    places or more, and one of its figures is one more each time if it has any.
    """
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if 0 < len(line.strip()) <= _LONGEST and not _REMARK.match(line.strip()):
            places.setdefault(_DIGITS.sub("#", " ".join(line.casefold().split())), []).append(number)
    found: set[int] = set()
    for key, numbers in places.items():
        if len(numbers) > 1 and _is_floating(lines, key, numbers):
            found.update(numbers)
    return found


def _is_floating(lines: Sequence[str], key: str, numbers: Sequence[int]) -> bool:
    figures = [[int(figure[:9]) for figure in _DIGITS.findall(lines[number])] for number in numbers]
    counts = any(_counts_up(column) for column in zip(*figures, strict=True))
    if counts and _COUNTS_PAGES.search(key):
        return True
    n_cuts = sum(1 for number in numbers if _cuts_a_sentence(lines, number))
    return len(numbers) > 2 and n_cuts * 2 >= len(numbers) and (counts or "#" not in key)


def _cuts_a_sentence(lines: Sequence[str], number: int) -> bool:
    """True if the line before ends with a word and the line behind goes on in lower case."""
    before = next((line for line in reversed(lines[max(number - 3, 0) : number]) if line.strip()), "").strip()
    after = next((line for line in lines[number + 1 : number + 4] if line.strip()), "").strip()
    return bool(before and after) and before[-1].isalnum() and after[0].islower()


def page_starts(lines: Sequence[str]) -> list[int]:
    """Where the pages of a text with numbered lines begin (its numbers start anew at 1); empty for other
    texts.
    """
    numbers = [(at, int(match.group(1))) for at, line in enumerate(lines) if (match := _NUMBERED.match(line))]
    n_lines = sum(1 for line in lines if line.strip())
    counts = all(b in {1, a + 1} for (_, a), (_, b) in pairwise(numbers))
    if len(numbers) < 10 or len(numbers) < 0.8 * n_lines or numbers[0][1] != 1 or not counts:
        return []
    return [at for at, number in numbers if number == 1]


def _counts_up(figures: Sequence[int]) -> bool:
    return all(right == left + 1 for left, right in pairwise(figures))
