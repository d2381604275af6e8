"""The words around numbers: bounds, currencies, measures, months, ordinals, fractions.

Lists only. The bounds follow what newspapers' style books and PropBank's numeric modifiers treat as one.
"""

from __future__ import annotations

from typing import Literal

from compare.ingest.wordlists import word_list, word_set
from compare.meaning.numerals import SCALES

__all__ = [
    "BEHIND",
    "BOUNDS",
    "CURRENCIES",
    "DASHES",
    "DATE_BOUNDS",
    "DURATIONS",
    "FRACTIONS",
    "MEASURES",
    "MONTHS",
    "ORDINALS",
    "PERIODS",
    "PLAIN_MEASURES",
    "RATES",
    "SCALES_MANY",
    "SIGNS",
    "SOFTENERS",
    "TIMES",
    "Bound",
]

Bound = Literal["exact", "about", "nearly", "at most", "less than", "at least", "more than"]

BOUNDS: dict[str, Bound] = {
    "more than": "more than",
    "over": "more than",
    "above": "more than",
    "in excess of": "more than",
    "greater than": "more than",
    "higher than": "more than",
    "larger than": "more than",
    "upwards of": "more than",
    "exceeding": "more than",
    "exceeds": "more than",
    "exceeded": "more than",
    "exceed": "more than",
    "surpassed": "more than",
    "surpassing": "more than",
    "better than": "more than",
    "beyond": "more than",
    "longer than": "more than",
    "older than": "more than",
    ">": "more than",
    "at least": "at least",
    "no less than": "at least",
    "no fewer than": "at least",
    "not less than": "at least",
    "not fewer than": "at least",
    "a minimum of": "at least",
    "minimum of": "at least",
    "≥": "at least",
    "less than": "less than",
    "fewer than": "less than",
    "lower than": "less than",
    "smaller than": "less than",
    "shorter than": "less than",
    "younger than": "less than",
    "under": "less than",
    "below": "less than",
    "short of": "less than",
    "<": "less than",
    "up to": "at most",
    "at most": "at most",
    "as many as": "at most",
    "as much as": "at most",
    "as high as": "at most",
    "no more than": "at most",
    "not more than": "at most",
    "no greater than": "at most",
    "not over": "at most",
    "a maximum of": "at most",
    "maximum of": "at most",
    "≤": "at most",
    "nearly": "nearly",
    "almost": "nearly",
    "close to": "nearly",
    "approaching": "nearly",
    "nearing": "nearly",
    "about": "about",
    "around": "about",
    "some": "about",
    "roughly": "about",
    "approximately": "about",
    "an estimated": "about",
    "estimated": "about",
    "circa": "about",
    "or so": "about",
    "~": "about",
    "something like": "about",
    "in the region of": "about",
    "exactly": "exact",
    "precisely": "exact",
}
DATE_BOUNDS: dict[str, Bound] = {
    "before": "less than",
    "prior to": "less than",
    "earlier than": "less than",
    "by": "at most",
    "until": "at most",
    "after": "more than",
    "later than": "more than",
    "since": "at least",
    "no later than": "at most",
    "no earlier than": "at least",
}
BEHIND: dict[str, Bound] = {
    "or more": "at least",
    "or over": "at least",
    "or older": "at least",
    "or higher": "at least",
    "and above": "at least",
    "and over": "at least",
    "or above": "at least",
    "plus": "at least",
    "+": "at least",
    "at least": "at least",
    "or less": "at most",
    "or fewer": "at most",
    "or under": "at most",
    "or below": "at most",
    "or younger": "at most",
    "at most": "at most",
    "or so": "about",
}
SOFTENERS = word_set("just slightly well far somewhat only even the of a bit little much")
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR"}
CURRENCIES = {
    "dollar": "USD",
    "buck": "USD",
    "usd": "USD",
    "euro": "EUR",
    "eur": "EUR",
    "pound": "GBP",
    "gbp": "GBP",
    "yen": "JPY",
    "ruble": "RUB",
    "rouble": "RUB",
    "rupee": "INR",
    "yuan": "CNY",
    "franc": "CHF",
    "crown": "crown",
    "krona": "crown",
    "kronor": "crown",
    "krone": "crown",
    "kroner": "crown",
    "koruna": "crown",
    "peso": "peso",
    "lira": "lira",
    "zloty": "PLN",
    "forint": "HUF",
    "hryvnia": "UAH",
    "shekel": "ILS",
    "riyal": "riyal",
    "dinar": "dinar",
    "dirham": "dirham",
}
DURATIONS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4375,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}
MEASURES = {
    "km": "kilometre",
    "kilometer": "kilometre",
    "mi": "mile",
    "meter": "metre",
    "m": "metre",
    "cm": "centimetre",
    "centimeter": "centimetre",
    "mm": "millimetre",
    "millimeter": "millimetre",
    "ft": "foot",
    "feet": "foot",
    "inches": "inch",
    "lb": "pound",
    "lbs": "pound",
    "kg": "kilogram",
    "tonne": "ton",
    "oz": "ounce",
    "mph": "mph",
    "mw": "megawatt",
    "gw": "gigawatt",
    "tw": "terawatt",
    "kw": "kilowatt",
    "kwh": "kilowatt hour",
    "mwh": "megawatt hour",
    "gwh": "gigawatt hour",
    "twh": "terawatt hour",
}
PLAIN_MEASURES = word_set(
    "kilometre mile metre centimetre millimetre foot inch kilogram gram ton ounce acre hectare"
    " litre liter gallon barrel degree kilowatt megawatt gigawatt terawatt"
)
PERIODS = {
    "hour": 8766.0,
    "day": 365.25,
    "night": 365.25,
    "week": 52.18,
    "month": 12.0,
    "quarter": 4.0,
    "year": 1.0,
}
"""How often a year has each: of what is counted "a month", "per head and year"."""

RATES = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        word_list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
            " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
}
FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fourth": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "tenth": 1 / 10,
}
TIMES = {"twice": 2.0, "thrice": 3.0}
SCALES_MANY = {"tens": 10.0} | {f"{word}s": value for word, value in SCALES.items() if len(word) > 4}
"""Counts without a number: "dozens", "tens of thousands"."""
DASHES = "-–—‑"
