"""What each column of the tables means, for the codebook sheet and for whoever reads the CSV files.

Goes in: nothing. Comes out: one sentence per column, and one per table. A test holds every column of every
table against these lists.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

__all__ = ["COLUMNS", "TABLES"]

TABLES: Final = MappingProxyType(
    {
        "claims": "What one sentence of an article, or one half of it, prints as said. One row per claim.",
        "alignments": "The passages that a claim is aligned to. One row per pair of claim and passage.",
        "differences": "Typed ways in which a claim departs from its passages. One row per difference.",
        "findings": "What a person can confirm: differences, claims not located, attributions, doubts.",
        "coverage": "Counts per article: all speakers together (speaker empty), then each speaker.",
        "passages": "Every passage of every record; a passage is one sentence of one speaker's turn.",
        "matrix": "Passages × articles: 1 where a claim of the article was matched to the passage, else 0.",
        "matrix-counts": "Passages × articles: the number of claims that were matched to the passage.",
        "ledger": "What became of each text that was offered.",
        "review": "What people decided, one row per finding or claim with a decision.",
    }
)
COLUMNS: Final = MappingProxyType(
    {
        "article": "Id of the article.",
        "attribution": (
            "Whether the article gives the words to the record's speaker: agrees, differs, undetermined, "
            "not assessed."
        ),
        "attribution_evidence": "The article's words that say who spoke.",
        "block": "Kind of block: headline, standfirst, subheading, paragraph, caption, teaser.",
        "by_article": "One column per article, named by its outlet and id: 1 or 0, or the number of claims.",
        "caveat": "What “not located” or “not matched” means; filled where the row says so.",
        "checkable": "Whether the claim could be held against the record.",
        "claim": "Id of the claim; from content, the same in every run on these texts.",
        "claim_end": "Where the words of the claim end in the article's kept text, in code points.",
        "claim_start": "Where the words of the claim begin in the article's kept text, in code points.",
        "claim_text": "The words of the claim.",
        "code": "Stable name of the reason; ok where there is none.",
        "counted": "Whether the claim enters counts: no scare quote, context, teaser or repeating heading.",
        "coverage": "n_words_matched / n_words, 0–1; empty where there is nothing to divide by.",
        "difference": "Id of the difference.",
        "end": "Where the words end in the kept text of their document, in code points, not included.",
        "explanation": "The difference in one sentence.",
        "file": "File as the event names it; # and a number for one of several articles in a file.",
        "finding": "Id of the finding; from content.",
        "kind": "Kind of claim, or of finding.",
        "level": "The rung that decided the alignment.",
        "location": "located, partly located, not located, ambiguous; empty where not checkable.",
        "n_alternatives": "Places that an ambiguous claim fits.",
        "n_articles_matched": "Articles with a claim that was matched to the passage.",
        "n_differences": "Differences found in the claim.",
        "n_passages": "Passages: aligned to the claim, or in the denominator of coverage.",
        "n_passages_matched": "Passages that a claim of the article was matched to.",
        "n_related": "Passages on the theme of a claim that was not located.",
        "n_words": "Words.",
        "n_words_matched": "Words of the passages matched.",
        "not_checkable_reason": "Why the claim was not checked.",
        "outcome": "accepted, duplicate or rejected; the three add up to what was offered.",
        "outlet": "The outlet as stated, else the file's label, which identifies nobody.",
        "outlet_stated": "Whether the event states the outlet.",
        "passage": "Id of the passage; from content.",
        "passage_end": "Where the differing words end in the record's kept text.",
        "passage_label": "Label of the passage for people, of one run.",
        "passage_speaker": "Who speaks the passage in the record.",
        "passage_start": "Where the differing words begin in the record's kept text.",
        "passage_text": "The words of the record.",
        "placed_outside": "The article's words that place the statement outside the part supplied.",
        "procedural": "Whether the passage is procedural (“Thank you”) and outside the denominators.",
        "reason": "One sentence on what became of the text.",
        "repeats": "Id of the claim that a heading repeats.",
        "role": "transcript (a record) or article.",
        "runner_up": "Id of the best passage that was not chosen.",
        "runner_up_score": "Its support, 0–1, to be compared with support.",
        "score": "0–1, higher is closer; no probability.",
        "second_opinion": "What a model that the user added makes of the claim, 0–1; decides nothing.",
        "sentence_id": "Claims of one sentence share it.",
        "severity": "0 cosmetic to 3 another speaker's words; the strict scale. Empty for other findings.",
        "severity_by_house_style": "The same by the outlet's own quotation policy.",
        "sha256": "SHA-256 of the file.",
        "speaker": "Who is given the words, or who speaks; empty where nobody is named.",
        "start": "Where the words begin in the kept text of their document, in code points.",
        "state": "The one state that is printed, derived from the other variables.",
        "support": "0–1: how well the passages carry the claim; no probability.",
        "text": "The words, as they stand in the article, the record, or the finding's sentence.",
        "time": "The time mark that holds for the passage, as printed.",
        "transcript": "Id of the record.",
        "turn": "Id of the speaker's turn.",
        "type": "Type of the difference or finding.",
        "wording": "Of quotations: verbatim, cleaned, edited …; empty for others.",
        "program_type": "Type as the program told it, before a person set another.",
        "program_severity": "Severity as the program told it, before a person set another.",
        "status": "open, confirmed, rejected or disputed, by what people decided.",
        "given": "How many people gave a verdict.",
        "wanted": "How many people's verdicts it takes.",
        "changes_the_meaning": "Whether people found that the meaning is another one; never the program's.",
        "by": "The people, by name or role, whose decisions stand.",
        "at": "When they decided, in UTC.",
        "notes": "Their notes.",
        "passages": "Ids of the passages that people set for the claim.",
    }
)
