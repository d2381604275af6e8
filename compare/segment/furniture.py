"""Furniture of a page: lines that are no part of what an outlet reports.

Goes in: one block of text. Comes out: whether the whole of it has the form of residue, of a caption or of
a label that announces a link. Precision comes first: a line that only holds such words inside a sentence
is none of these.
"""

from __future__ import annotations

import re

from compare.segment.sentences import count_words

__all__ = [
    "closing_label",
    "is_capital_name",
    "is_caption",
    "is_dateline",
    "is_label",
    "is_list_label",
    "is_residue",
    "opening_label",
]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?\.?,?\s+)"
_DATE = (
    rf"(?:{_DAY}?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
    r",?(?:\s+\d{4})?"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_TIME = r"(?:,?\s*(?:at\s+|[-–—|·•]\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)"
_NAME = r"(?:[A-Z][\w’'\-]*\.?)(?:\s+(?:(?:de|van|von|der|la|al|bin)\s+)*[A-Z][\w’'\-]*\.?){1,4}"
_NAMES = rf"{_NAME}(?:\s*(?:,|and|&)\s*{_NAME})*"
_SEPARATOR = r"\s*[|·•,–—-]\s*"
_WHEN = rf"(?:(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:?\s*)?{_DATE}{_TIME}?)"

_LABEL = re.compile(
    r"(?:read (?:more|also|next|on|this)|(?:also|must|more to|further) read(?:ing)?|see also|see more|watch"
    r"|watch (?:also|more|now)|listen"
    r"|related(?: (?:articles?|stor(?:y|ies)|content|topics?|news|links?|coverage|video|posts?))?"
    r"|more (?:on this(?: story)?|stories|news|coverage)|more from [\w .&’'\-]{2,40}|don[’']t miss"
    r"|recommended(?: (?:stories|reading|for you))?|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|in case you missed it|related:.{0,2}|explore more|trending(?: now)?|most read|editors?[’'] picks?"
    r"|what to read next|up next"
    r"|(?:[\w .&’'\-]{2,40} )?coverage (?:of|from) [^.!?:]{2,60}:"
    r"|mehr (?:zum thema|dazu)|lesen sie auch|siehe auch|(?:à )?lire aussi|lea también|leggi anche)"
    r"\s*[:|–—»>›-]*\s*",
    re.IGNORECASE,
)
# The label and the headline on one line; capitals or a colon tell it from a sentence ("Read more books.").
_OPENING_LABEL = re.compile(
    r"(?:(?:READ MORE|READ ALSO|ALSO READ|READ|READ NEXT|SEE ALSO|RELATED|WATCH|LISTEN|MUST READ|MORE)"
    r"\s*[:|–—-]\s*"
    r"|(?:Read more|Read also|Read next|Also read|See also|Related(?: (?:article|story|news|video))?|Watch"
    r"|Must read|Further reading|Don[’']t miss|More on this)\s*[:|]\s*)(?=\S)"
)
_CLOSING_LABEL = re.compile(r"(?<=[^.!?:\s])\s+(?=Read more$)")
_LIST_LABEL = re.compile(
    r"related|more (?:on|stor|news|from|cov)|recommended|trending|most read|you m|explore|editor"
    r"|.{0,41}coverage",
    re.IGNORECASE,
)
_MORE_FROM = re.compile(r"(?:READ )?MORE (?:FROM|ON)\b[^.!?]{2,60}", re.IGNORECASE)

_BYLINE = re.compile(
    rf"(?:(?:written |reported |words |story |analysis )?by:?\s+{_NAMES}"
    rf"(?:{_SEPARATOR}[^.!?]{{0,60}}|\s+in\s+[A-Z][^.!?]{{1,40}})?"
    rf"|(?:words|text|story|interview):\s+{_NAMES}"
    rf"|[–—-]{{1,2}}\s*(?:by\s+)?{_NAMES}|{_NAME}{_SEPARATOR}{_WHEN}"
    rf"|{_NAME}(?:(?:,|,? and|&)\s+{_NAME}){{2,9}}"
    rf"|{_NAME},?\s+(?:[\w’' ]{{0,30}}\b)?(?:correspondent|reporter|editor|staff writer)"
    r"(?:\s+in\s+[A-Z]\w+(?: [A-Z]\w+)?)?)",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    rf"(?:(?:first |last )?(?:published|updated|posted|modified|date)(?: on| at)?:?\s+)?"
    rf"{_DATE}{_TIME}?(?:{_SEPARATOR}(?:updated|last updated|published|modified)?:?\s*(?:{_DATE})?{_TIME}?)?"
    r"(?:\s*\(?(?:GMT|UTC|BST|CET|EST|EDT)\)?)?"
    rf"|(?:first |last )?(?:published|updated|posted|modified)\s*:?\s*"
    rf"(?:{_DATE}.{{0,40}}|\d+ (?:minutes?|hours?|days?) ago.{{0,20}}|{_TIME})"
    r"|\d+ (?:minutes?|hours?|days?) ago|\d+ min(?:ute)?s? read",
    re.IGNORECASE,
)
# One alternative per line; lines that start with "#" are remarks, «names» stand for the parts above.
_PARTS = {
    "«network»": r"(?:share|tweet|e-?mail|print|save|copy link|pin|whatsapp|facebook|twitter|x|linkedin"
    r"|reddit|telegram|flipboard|pinterest|messenger|bookmark|comment|like)s?",
    "«agency»": r"(?:getty(?: images?)?|reuters|ap(?: photo)?|afp|epa|pa(?: wire| media)?|press association"
    r"|shutterstock)",
    "«menu»": r"(?:privacy policy|terms (?:of|and) \w+|contact us|about us|advertise(?: with us)?|careers"
    r"|help|home|menu|search|log ?in|register|back to top)",
}
_FORMS = r"""
# what a page's scripts leave behind
GIPHY App Key not set.*
please check settings\.?|loading\.*|\d+ of \d+|[\W_]+
(?:your )?browser does not support\b.{0,80}|please enable javascript.{0,80}
(?:play|pause|unmute|mute|autoplay)(?: \w+)?|(?:live|breaking)(?: news)?|video|audio|gallery|photos?
(?:toggle|hide|show|view|enlarge) (?:caption|image.*|gallery)
(?:scroll|swipe) (?:down|up|to|for)\b.{0,60}
!?\[.{0,200}\]\(\S+\)|https?://\S+|www\.\S+|pic\.twitter\.com/\S+
this is a rush transcript\..{0,120}
# advertising, sharing, subscribing
advertisements?(?: feature| continues? below.*)?|sponsored(?: content)?|promoted(?: content)?
skip (?:ad|to .{2,40})|(?:article|story) continue[sd] (?:after|below)\b.{0,60}
«network»(?:[\s,/|·•]+(?:«network»|on|via|this|by|and))*(?: (?:article|story|page|post))?[:.]?
share (?:this|on|via|with)\b.{0,60}|(?:click|tap) (?:here|to share)\b.{0,120}
follow (?:us|.{2,40} on (?:twitter|x|facebook|instagram|youtube|telegram|google news))\b.{0,120}
(?:like|find|join) us on\b.{0,100}|(?:please )?subscribe\b.{0,140}|sign (?:up|in)\b.{0,160}
(?:get|receive) (?:the|our|your)\b.{0,80}\b(?:newsletters?|inbox|alerts?|e-?mails?)\b.{0,60}
.{0,40}\bnewsletters?\b.{0,20}\b(?:sign up|subscribe|manage)\b.{0,60}
(?:manage|daily|weekly|our) newsletters?|(?:download|get) (?:the|our) app\b.{0,80}
(?:support our journalism|donate|become a (?:member|supporter))\b.{0,160}
# credits, rights, provenance
(?:image|photo|video|picture) (?:copyright|credit|source|courtesy)\b.{0,80}
(?:image|photo|photograph|picture)s?(?: by)?:?\s*«agency»(?:\s*/\s*.{2,40})?
(?:.{2,40}\s*/\s*)?«agency»(?:\s*/\s*.{2,40})?
(?:copyright\s+(?:©|\(c\)|\d{4}|by\b)|©|\(c\)).{0,160}|all rights reserved.{0,80}
this (?:article|story|post|piece) (?:was|is|has been|first|originally)\b.{0,30}\bpublished\b.{0,160}
this (?:article|story|post|piece) (?:was|has been|first|originally)\b.{0,30}\b(?:appeared|updated)\b.{0,160}
(?:the )?original (?:article|story|version)\b.{0,120}|(?:republished|reprinted) (?:from|with)\b.{0,160}
.{2,120} contributed (?:to this (?:article|report|story)|reporting)\.?|write to .{2,100}\S+@\S+.{0,160}
(?:additional )?(?:reporting|editing|writing|photography) by\b[^.!?]{2,160}\.?
(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|region)\s*:.{0,200}
# what German pages add
(?:vorlesen|news folgen|artikel (?:teilen|drucken))[^.!?]{0,60}
diese (?:nachricht|sendung) wurde am .{6,12} im programm .{2,30} gesendet\.
# what a reader is asked to do
(?:contact|e-?mail|write to) (?:us|the (?:author|editor|writer|reporter)s?)\b.{0,120}
(?:e-?mail:?\s*)?\S+@\S+\.?
(?:have (?:a|your) (?:news )?(?:tip|story|say|views?)).{0,160}|got a (?:news )?(?:tip|story)\b.{0,120}
\d+ comments?|comments?(?: \(\d+\)| are closed.{0,20})?|leave a (?:comment|reply).{0,60}
(?:post|add|write) a comment\b.{0,60}|what do you think\?.{0,120}
(?:view|read|show|see|join) (?:the |all )?(?:\d+ )?(?:comments?|conversation|discussion)\b.{0,40}
(?:we|this (?:site|website)) uses? cookies\b.{0,300}|(?:accept|reject|manage) (?:all )?cookies.{0,60}
cookie (?:policy|settings|notice).{0,60}
by (?:continuing|clicking|using|signing)\b.{0,60}\bagree\b.{0,200}
«menu»(?:\s*[|·•/]?\s*«menu»)*
"""


def _any_form(listing: str) -> re.Pattern[str]:
    lines = [line for line in listing.splitlines() if line and not line.startswith("#")]
    joined = "|".join(lines)
    for name, part in _PARTS.items():
        joined = joined.replace(name, part)
    return re.compile(joined, re.IGNORECASE | re.DOTALL)


_WHOLE = _any_form(_FORMS)
_REPORT = re.compile(r"\b(?:said|says|told|according to)\b")
_PHRASES = re.compile(
    r"sign up|newsletters?|subscribe|choose your country|privacy policy|terms of (?:use|service)|click here"
    r"|unsubscribe|your inbox|e-?mail address|cookies|hide caption|show caption|\b\d+ of \d+\b",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r'[a-z-]{2,20}="[^"\s]*"')
_GALLERY = re.compile(r"\b(?:hide|show|view) caption\b|\b\d+ of \d+\b", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:(?:image )?caption[: ]|(?:file )?(?:photo|photograph|picture|image)s?\s*(?:caption)?\s*:"
    r"|FILE(?: PHOTO)?\s*[-–—:]"
    r"|pictured:|above:|graphic:|map:)\s*\S",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:\((?:photo(?:graph)?s?|image|picture|credit|source|quelle|foto)\b[^()]{0,80}\)"
    r"|\((?:AP|AFP|Reuters|Getty|EPA|PA)[^()]{0,60}\)|(?:photo(?:graph)?|image|picture|credit"
    r"|pic)s?\s*(?:by)?:\s*[^.]{2,60}"
    r"|\S+/(?:getty images?|reuters|ap|afp|epa|pa|shutterstock)(?: photo)?)\.?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"”„«]")
_RESIDUE_WORDS = 40
_BYLINE_WORDS = 20
_POST = re.compile(r"(?:[A-Z][\w’'&-]* ){0,4}(?:Correspondent|Reporter|Columnist|Editor|Staff Writer)")


def is_label(line: str) -> bool:
    """True for a line that only announces links: "Read more", "RELATED ARTICLES:", "More from Roe"."""
    words = count_words(line) if len(line) <= 100 else 0
    return 0 < words <= 8 and bool(_LABEL.fullmatch(line) or (words > 2 and _MORE_FROM.fullmatch(line)))


def opening_label(line: str) -> int:
    """Length of a label that stands before the headline it announces ("READ MORE: …"), else 0."""
    found = _OPENING_LABEL.match(line)
    copyright_first = re.match(r"image copyright .{1,60}?(?=image caption )", line, re.IGNORECASE)
    if copyright_first:
        return copyright_first.end()
    return found.end() if found and count_words(line) <= 40 else 0


def closing_label(line: str) -> int:
    """Length of the headline that stands before a label ("… Read more") in a short line, else 0."""
    found = _CLOSING_LABEL.search(line) if len(line) < 200 and count_words(line) <= 25 else None
    return found.end() if found else 0


def is_list_label(line: str) -> bool:
    """True for a label that announces several links ("Related articles")."""
    return bool(_LIST_LABEL.match(line))


def is_dateline(line: str) -> bool:
    """True for a byline or a line of dates and times."""
    if len(line) > 200 or count_words(line) > _BYLINE_WORDS or _QUOTED.search(line):
        return False
    plain = line.strip()
    return bool(_DATE_LINE.fullmatch(plain) or _POST.fullmatch(plain) or _is_byline(plain))


def _is_byline(line: str) -> bool:
    # the pattern ignores case for its keywords; the names themselves need their capitals
    found = _BYLINE.fullmatch(line)
    small = [word for word in re.findall(r"[^\W\d_]+", line) if word[0].islower()]
    return bool(found) and len(small) <= 6 and not line.endswith((".", "?", "!"))


def is_capital_name(line: str) -> bool:
    """True for two to four words in capitals without a point: a byline, where it stands near the top."""
    words = line.split()
    return 2 <= len(words) <= 4 and line.isupper() and line[-1].isalpha()


def is_residue(line: str) -> bool:
    """True if the whole block has the form of furniture; a sentence of the outlet's own never has."""
    stripped = line.strip()
    if is_dateline(stripped) or _ATTRIBUTE.match(stripped) or len(_GALLERY.findall(stripped)) > 3:
        return True
    if _QUOTED.search(stripped) or _REPORT.search(stripped):
        return False
    whole = len(stripped) <= 600 and count_words(stripped) <= _RESIDUE_WORDS and _WHOLE.fullmatch(stripped)
    return bool(whole) or len(_PHRASES.findall(stripped)) >= 3


def is_caption(line: str) -> bool:
    """True for a block that says it is a caption, by its first words or by the credit that ends it."""
    if count_words(line) > 90:
        return False
    return bool(_CAPTION.match(line) or (count_words(line) > 3 and _CAPTION_END.search(line[-160:])))
