"""What each column of the tables means, for the codebook sheet and for whoever reads the CSV files.

Goes in: nothing. Comes out: one sentence per column, and one per table. A test holds every column of every
table against these lists.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from compare.language import gettext_noop

__all__ = ["COLUMNS", "TABLES"]

TABLES: Final = MappingProxyType(
    {
        "claims": gettext_noop(
            "What one sentence of an article, or one half of it, prints as said. One row per claim."
        ),
        "alignments": gettext_noop(
            "The passages that a claim is aligned to. One row per pair of claim and passage."
        ),
        "differences": gettext_noop(
            "Typed ways in which a claim departs from its passages. One row per difference."
        ),
        "findings": gettext_noop(
            "What a person can confirm: differences, claims not located, attributions, doubts."
        ),
        "coverage": gettext_noop(
            "Counts per article: all speakers together (speaker empty), then each speaker."
        ),
        "passages": gettext_noop(
            "Every passage of every record; a passage is one sentence of one speaker's turn."
        ),
        "matrix": gettext_noop(
            "Passages × articles: 1 where a claim of the article was matched to the passage, else 0."
        ),
        "matrix-counts": gettext_noop(
            "Passages × articles: the number of claims that were matched to the passage."
        ),
        "ledger": gettext_noop("What became of each text that was offered."),
        "review": gettext_noop("What people decided, one row per finding or claim with a decision."),
    }
)
COLUMNS: Final = MappingProxyType(
    {
        "article": gettext_noop("Id of the article."),
        "attribution": gettext_noop(
            "Whether the article gives the words to the record's speaker: agrees, differs, undetermined, "
            "not assessed."
        ),
        "attribution_evidence": gettext_noop("The article's words that say who spoke."),
        "block": gettext_noop("Kind of block: headline, standfirst, subheading, paragraph, caption, teaser."),
        "by_article": gettext_noop(
            "One column per article, named by its outlet and id: 1 or 0, or the number of claims."
        ),
        "caveat": gettext_noop("What “not located” or “not matched” means; filled where the row says so."),
        "checkable": gettext_noop("Whether the claim could be held against the record."),
        "claim": gettext_noop("Id of the claim; from content, the same in every run on these texts."),
        "claim_end": gettext_noop(
            "Where the words of the claim end in the article's kept text, in code points."
        ),
        "claim_start": gettext_noop(
            "Where the words of the claim begin in the article's kept text, in code points."
        ),
        "claim_text": gettext_noop("The words of the claim."),
        "code": gettext_noop("Stable name of the reason; ok where there is none."),
        "counted": gettext_noop(
            "Whether the claim enters counts: no scare quote, context, teaser or repeating heading."
        ),
        "coverage": gettext_noop(
            "n_words_matched / n_words, 0–1; empty where there is nothing to divide by."
        ),
        "difference": gettext_noop("Id of the difference."),
        "end": gettext_noop(
            "Where the words end in the kept text of their document, in code points, not included."
        ),
        "explanation": gettext_noop("The difference in one sentence."),
        "file": gettext_noop(
            "File as the event names it; # and a number for one of several articles in a file."
        ),
        "finding": gettext_noop("Id of the finding; from content."),
        "kind": gettext_noop("Kind of claim, or of finding."),
        "level": gettext_noop("The rung that decided the alignment."),
        "location": gettext_noop(
            "located, partly located, not located, ambiguous; empty where not checkable."
        ),
        "n_alternatives": gettext_noop("Places that an ambiguous claim fits."),
        "n_articles_matched": gettext_noop("Articles with a claim that was matched to the passage."),
        "n_differences": gettext_noop("Differences found in the claim."),
        "n_passages": gettext_noop("Passages: aligned to the claim, or in the denominator of coverage."),
        "n_passages_matched": gettext_noop("Passages that a claim of the article was matched to."),
        "n_related": gettext_noop("Related passages of a claim that was not located."),
        "n_words": gettext_noop("Words."),
        "n_words_matched": gettext_noop("Words of the passages matched."),
        "not_checkable_reason": gettext_noop("Why the claim was not checked."),
        "outcome": gettext_noop("accepted, duplicate or rejected; the three add up to what was offered."),
        "outlet": gettext_noop("The outlet as stated, else the file's label, which identifies nobody."),
        "outlet_stated": gettext_noop("Whether the event states the outlet."),
        "passage": gettext_noop("Id of the passage; from content."),
        "passage_end": gettext_noop("Where the differing words end in the record's kept text."),
        "passage_label": gettext_noop("Label of the passage for people, of one run."),
        "passage_speaker": gettext_noop("Who speaks the passage in the record."),
        "passage_start": gettext_noop("Where the differing words begin in the record's kept text."),
        "passage_text": gettext_noop("The words of the record."),
        "placed_outside": gettext_noop(
            "The article's words that place the statement outside the part supplied."
        ),
        "procedural": gettext_noop(
            "Whether the passage is procedural (“Thank you”) and outside the denominators."
        ),
        "reason": gettext_noop("One sentence on what became of the text."),
        "repeats": gettext_noop("Id of the claim that a heading repeats."),
        "role": gettext_noop("transcript (a record) or article."),
        "runner_up": gettext_noop("Id of the best passage that was not chosen."),
        "runner_up_score": gettext_noop("Its support, 0–1, to be compared with support."),
        "score": gettext_noop("0–1, higher is closer; no probability."),
        "second_opinion": gettext_noop(
            "What a model that the user added makes of the claim, 0–1; decides nothing."
        ),
        "sentence_id": gettext_noop("Claims of one sentence share it."),
        "severity": gettext_noop(
            "0 cosmetic to 3 another speaker's words; the strict scale. Empty for other findings."
        ),
        "severity_by_house_style": gettext_noop("The same by the outlet's own quotation policy."),
        "sha256": gettext_noop("SHA-256 of the file."),
        "speaker": gettext_noop("Who is given the words, or who speaks; empty where nobody is named."),
        "start": gettext_noop("Where the words begin in the kept text of their document, in code points."),
        "state": gettext_noop("The one state that is printed, derived from the other variables."),
        "support": gettext_noop("0–1: how well the passages carry the claim; no probability."),
        "text": gettext_noop(
            "The words, as they stand in the article, the record, or the finding's sentence."
        ),
        "time": gettext_noop("The time mark that holds for the passage, as printed."),
        "transcript": gettext_noop("Id of the record."),
        "turn": gettext_noop("Id of the speaker's turn."),
        "type": gettext_noop("Type of the difference or finding."),
        "wording": gettext_noop("Of quotations: verbatim, cleaned, edited …; empty for others."),
        "program_type": gettext_noop("Type as the program told it, before a person set another."),
        "program_severity": gettext_noop("Severity as the program told it, before a person set another."),
        "status": gettext_noop("open, confirmed, rejected or disputed, by what people decided."),
        "given": gettext_noop("How many people gave a verdict."),
        "wanted": gettext_noop("How many people's verdicts it takes."),
        "changes_the_meaning": gettext_noop(
            "Whether people found that the meaning is another one; never the program's."
        ),
        "by": gettext_noop("The people, by name or role, whose decisions stand."),
        "at": gettext_noop("When they decided, in UTC."),
        "notes": gettext_noop("Their notes."),
        "passages": gettext_noop("Ids of the passages that people set for the claim."),
    }
)
