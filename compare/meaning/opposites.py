"""Opposites: words that an encoder takes for near in meaning, since they stand in the same sentences.

Goes in: two words. Comes out: whether one is the opposite of the other. A short list, written for this, of
pairs that speech about public matters uses; the idea that such pairs are learned as contrasts is Deese's
(1965), and the relation is WordNet's antonymy (Miller 1995). Beside the list, a denying prefix ("fair",
"unfair") and the endings of "useful" and "useless".
"""

from __future__ import annotations

from compare.meaning.stems import stem

__all__ = ["are_opposites"]

LEAST = 4
"""Letters of a word behind a prefix or before an ending."""

_LISTING = """
accept reject | admit deny | agree refuse | alive dead | allow ban | allow forbid | always never
appear vanish | ascend descend | attack defend | begin end | best worst | better worse | big small
bless curse | bold timid | borrow lend | brave cowardly | build demolish | buy sell | calm angry
cheap expensive | clean dirty | confirm deny | create destroy | deep shallow | dry wet | early late
easy difficult | easy hard | empty full | enemy friend | enter leave | expand shrink | fail succeed
failure success | fall rise | false true | fast slow | fell rose | first last | foreign domestic
forget remember | friend foe | gain lose | give take | good bad | good evil | grow shrink
guilty innocent | happy sad | heavy light | high low | hire fire | honest crooked | hope despair
hot cold | import export | improve worsen | include exclude | increase decrease | increase reduce
laugh weep | left right | legal illegal | lend borrow | life death | like hate | long short | lose win
loser winner | loss profit | lost won | loud quiet | love hate | major minor | majority minority
male female | maximum minimum | more less | new old | north south | open close | open shut
optimist pessimist | order chaos | past future | peace war | permit prohibit | poor rich | praise blame
present absent | private public | promote prevent | pull push | raise cut | raise lower | real fake
reveal conceal | right wrong | safe dangerous | same different | simple complex | soft hard | start stop
strength weakness | strengthen weaken | strong weak | support oppose | sweet bitter
temporary permanent | thick thin | tight loose | together apart | top bottom | tragedy comedy | true fake
up down | urban rural | victory defeat | wealth poverty | west east | wide narrow
wise foolish | young old
"""
_PAIRS = frozenset(
    frozenset(map(stem, pair.split())) for line in _LISTING.strip().splitlines() for pair in line.split(" | ")
)
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "anti", "anti-")


def are_opposites(word: str, other: str) -> bool:
    """True if one folded word is the opposite of the other, inflected or not.

    Example:
        >>> are_opposites("older", "newest"), are_opposites("unfair", "fair"), are_opposites("town", "city")
        (False, True, False)
        >>> are_opposites("weakens", "strengthened"), are_opposites("useless", "useful")
        (True, True)
    """
    if frozenset((stem(word), stem(other))) in _PAIRS:
        return True
    short, long = sorted((word, other), key=len)
    if len(short) >= LEAST and any(long == prefix + short for prefix in _PREFIXES):
        return not short.startswith("migra")  # "immigration" denies nothing
    roots = {one.removesuffix("less").removesuffix("ful") for one in (word, other)}
    endings = word.endswith("less") != other.endswith("less")
    return endings and len(roots) == 1 and len(roots.pop()) >= LEAST - 1
