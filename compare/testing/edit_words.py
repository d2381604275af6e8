"""Words that the generator of differences exchanges, from general grammar; no detector reads them.

Goes in: nothing. Comes out: pairs and cues. Where a pair stands in a table the sentence with the second word
in place of the first stays English.
"""

from __future__ import annotations

__all__ = [
    "ADDED_BOUNDS",
    "BOUNDS",
    "CAUSES",
    "COMPARISONS",
    "DATES",
    "GRAMMAR",
    "HEDGES",
    "JUDGING_VERBS",
    "MODALS",
    "NEGATIVES",
    "NEUTRAL_VERBS",
    "NUMBER_WORDS",
    "PERSONS",
    "QUANTIFIERS",
    "SCOPES",
    "SPELLINGS",
    "SYNONYMS",
    "TENSES",
    "UNITS",
    "VERBS_ONLY",
]

NUMBER_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip

UNITS = {
    "percent": "percentage points", "per cent": "percentage points", "dollars": "euros", "euros": "dollars",
    "years": "months", "months": "weeks", "weeks": "days", "days": "hours", "hours": "minutes",
    "minutes": "hours", "metres": "feet", "meters": "feet", "miles": "kilometres", "feet": "metres",
    "tons": "pounds", "crowns": "dollars", "acres": "hectares", "pounds": "tons",
    "centimetres": "millimetres",
}  # fmt: skip
"""Behind a number only."""

BOUNDS = {
    "about": "", "around": "", "nearly": "", "almost": "", "roughly": "", "approximately": "",
    "more than": "less than", "less than": "more than", "at least": "up to", "up to": "at least",
    "fewer than": "more than",
}  # fmt: skip
"""Before a number only; an empty second word drops the first."""

ADDED_BOUNDS = ("more than", "at least", "nearly", "about", "up to")

DATES = {
    "January": "March", "February": "June", "March": "October", "April": "July", "June": "September",
    "July": "November", "August": "December", "September": "January", "October": "April",
    "November": "February", "December": "August", "Monday": "Thursday", "Tuesday": "Friday",
    "Wednesday": "Monday", "Thursday": "Tuesday", "Friday": "Wednesday", "Saturday": "Monday",
    "Sunday": "Tuesday", "last year": "this year", "this year": "next year", "next year": "this year",
    "last week": "last month", "last month": "last week", "yesterday": "last week", "tomorrow": "next week",
    "last night": "last week", "this week": "this month", "next week": "next month",
}  # fmt: skip

QUANTIFIERS = {
    "all of": "some of", "all": "most", "every": "nearly every", "everybody": "almost everybody",
    "everyone": "almost everyone", "some": "all", "many": "few", "most": "some", "few": "many",
    "several": "all", "half": "most", "some of": "all of", "most of": "some of", "many of": "all of",
    "a lot of": "a few", "a few": "many", "a third": "a half", "always": "sometimes", "often": "always",
    "sometimes": "always",
}  # fmt: skip

MODALS = {
    "may": "will", "might": "will", "could": "will", "can": "must", "should": "must", "must": "may",
    "will": "may", "would": "might", "cannot": "may not",
}  # fmt: skip

HEDGES = (
    "I think", "I believe", "I guess", "I suppose", "in my opinion", "in my view", "perhaps", "probably",
    "maybe", "possibly", "apparently", "it seems to me", "as far as I know", "I'm told that", "largely",
    "mostly", "generally", "basically", "essentially", "potentially", "likely", "arguably", "I'm afraid",
)  # fmt: skip

SCOPES = (
    "so far", "for now", "at the moment", "at this point", "right now", "in part", "on average",
    "in most cases", "in some cases", "in many cases", "in general", "for the most part", "only", "yet",
    "in principle", "in theory", "if necessary", "if possible", "where possible",
)  # fmt: skip

NEGATIVES = {
    "nothing": "something", "nobody": "somebody", "no one": "someone", "never": "always", "without": "with",
    "none of": "most of", "neither": "either", "nowhere": "everywhere",
}  # fmt: skip

PERSONS = {
    "we": ("you", "they"), "they": ("we", "you"), "you": ("we", "they"), "our": ("your", "their"),
    "their": ("our", "your"), "your": ("our", "their"), "us": ("them", "you"), "my": ("our", "his"),
    "his": ("her", "their"), "her": ("his", "their"),
}  # fmt: skip

CAUSES = {
    "because": "although", "because of": "despite", "due to": "despite", "so that": "although",
    "therefore": "nevertheless", "thanks to": "in spite of", "as a result of": "in spite of",
    "in order to": "instead of having to", "although": "because", "despite": "because of",
}  # fmt: skip

COMPARISONS = {
    "more": "less", "less": "more", "better": "worse", "worse": "better", "higher": "lower",
    "lower": "higher", "bigger": "smaller", "smaller": "bigger", "greater": "lesser", "stronger": "weaker",
    "weaker": "stronger", "faster": "slower", "slower": "faster", "safer": "riskier", "fewer": "more",
    "biggest": "smallest", "highest": "lowest", "lowest": "highest", "best": "worst", "worst": "best",
    "greatest": "smallest", "largest": "smallest", "strongest": "weakest", "larger": "smaller",
    "cheaper": "dearer", "harder": "easier", "easier": "harder", "longer": "shorter", "richer": "poorer",
}  # fmt: skip

SYNONYMS = {
    "big": "large", "large": "big", "begin": "start", "start": "begin", "started": "began",
    "began": "started", "buy": "purchase", "help": "assist", "kids": "children", "children": "kids",
    "rich": "wealthy", "wealthy": "rich", "smart": "clever", "talk": "speak", "talking": "speaking",
    "fast": "quickly", "quickly": "rapidly", "difficult": "hard", "answer": "reply", "choose": "pick",
    "wrong": "incorrect", "enough": "sufficient", "happening": "taking place", "huge": "enormous",
    "enormous": "huge", "important": "significant", "money": "cash", "problem": "difficulty",
    "problems": "difficulties", "show": "demonstrate", "need": "require",
    "build": "construct", "built": "constructed", "end": "finish", "fix": "repair", "cut": "reduce",
    "cutting": "reducing", "raise": "increase", "raised": "increased", "terrible": "awful",
    "afraid": "scared", "angry": "furious", "stop": "halt", "allow": "permit",
    "allowed": "permitted", "entire": "whole", "whole": "entire", "country": "nation",
    "nation": "country", "quick": "fast", "try": "attempt", "trying": "attempting", "tried": "attempted",
    "doctors": "physicians", "companies": "firms", "company": "firm", "workers": "employees",
    "protect": "safeguard", "protecting": "safeguarding", "purchase": "buy", "car": "automobile",
    "road": "street", "rebuild": "reconstruct", "lawyers": "attorneys", "cheap": "inexpensive",
    "beautiful": "lovely", "strange": "odd", "shut": "close", "fight": "battle",
    "fighting": "battling", "destroyed": "wrecked", "destroy": "wreck", "sure": "certain",
}  # fmt: skip

VERBS_ONLY = frozenset(
    {
        "help", "talk", "answer", "show", "need", "end", "cut", "try", "fight", "start", "raise", "stop",
        "buy", "fix", "purchase",
    }
)  # fmt: skip
"""Words of `SYNONYMS` whose partner takes the place of the verb only."""

TENSES = {
    "is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "had": "has",
    "went": "go", "know": "knew", "want": "wanted", "need": "needed", "wanted": "want", "needed": "need",
    "knew": "know", "thought": "think", "believe": "believed", "came": "come", "took": "take",
    "made": "make", "does": "did", "did": "do",
}  # fmt: skip

GRAMMAR = {
    "the": "a", "a": "the", "in": "at", "on": "upon", "this": "that", "these": "those", "into": "in",
    "that": "which", "an": "the",
}  # fmt: skip

JUDGING_VERBS = ("admitted", "claimed", "conceded", "boasted", "confessed", "alleged")
NEUTRAL_VERBS = ("said", "told the audience", "added", "said on Tuesday")

SPELLINGS = {
    "color": "colour", "colors": "colours", "center": "centre", "centers": "centres", "program": "programme",
    "programs": "programmes", "labor": "labour", "defense": "defence", "honor": "honour",
    "honored": "honoured", "favor": "favour", "favorite": "favourite", "neighbor": "neighbour",
    "neighbors": "neighbours", "neighborhood": "neighbourhood", "organization": "organisation",
    "organizations": "organisations", "realize": "realise", "realized": "realised",
    "recognize": "recognise", "apologize": "apologise", "behavior": "behaviour",
    "traveling": "travelling", "traveled": "travelled", "canceled": "cancelled", "theater": "theatre",
    "meter": "metre", "meters": "metres", "criticize": "criticise", "organized": "organised",
    "toward": "towards", "gray": "grey", "rumors": "rumours", "license": "licence",
    "skeptical": "sceptical", "fulfill": "fulfil", "enrollment": "enrolment", "percent": "per cent",
    "stabilize": "stabilise", "privatize": "privatise", "legalize": "legalise", "mobilize": "mobilise",
    "modernize": "modernise", "prioritize": "prioritise",
}  # fmt: skip
