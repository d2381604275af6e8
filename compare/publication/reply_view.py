"""What stands beside a finding of the outlet's side: when it was asked, by when, and its words as they came.

Goes in: a `Reply`. Comes out: a `ReplyView`. The text of an answer is not touched.
"""

from __future__ import annotations

from compare.publication.dates import day_of
from compare.publication.edition import AnswerView, ReplyView
from compare.publication.replies import Answer, Reply

__all__ = ["answer_view", "reply_view"]


def reply_view(outlet: str, reply: Reply | None, *, forced: bool, earlier: Reply | None = None) -> ReplyView:
    """The outlet's side of one finding.

    Args:
        outlet: As the event states it; empty where it states none.
        reply: What it was asked and answered; ``None`` if it was not asked.
        earlier: The same for the finding in another wording.
        forced: The edition appears without what is missing, for a reason that it prints.
    """
    whom = outlet or "the outlet"
    why = ", for the reason that stands under “Exceptions”" if forced else ""
    if reply is None and earlier is not None:
        return _reworded(whom, earlier, why)
    if reply is None:
        return ReplyView(told=f"Not put to {whom} before publication{why}.")
    asked = f"Put to {whom} on {day_of(reply.asked)}, with time until {day_of(reply.deadline)}"
    answers = tuple(answer_view(one, reply) for one in reply.answers)
    if answers:
        told, answered = f"{asked}. {_pointed(answers)}", "yes"
    elif reply.closed is not None:
        told, answered = f"{asked}. No answer had come by {day_of(reply.closed)}.", "no"
    else:
        told, answered = f"{asked}; its answer was not awaited{why}.", "not awaited"
    before = () if earlier is None else tuple(one for one in earlier.answers if one not in reply.answers)
    if before:
        told = f"{told} It had answered when the finding was worded otherwise."
        answers = (*answers, *(answer_view(one, reply, to=", to an earlier wording") for one in before))
    return ReplyView(
        told=told, asked=reply.asked, deadline=reply.deadline, answers=answers, answered=answered
    )


def _reworded(whom: str, earlier: Reply, why: str) -> ReplyView:
    """An answer that came to other words stays, and is told as one to these."""
    answers = tuple(answer_view(one, earlier) for one in earlier.answers)
    told = f"Put to {whom} on {day_of(earlier.asked)} in another wording, and not as it is printed here{why}."
    return ReplyView(told=f"{told} {_pointed(answers)}" if answers else told, answers=answers, reworded=True)


def answer_view(answer: Answer, reply: Reply, *, to: str = "") -> AnswerView:
    """One answer, with its day; `to` says of which wording, where it is not the one that is printed."""
    late = ", when the time was over" if answer.received > reply.deadline else ""
    return AnswerView(
        text=answer.text,
        told=f"The outlet’s answer, received on {day_of(answer.received)}{late}{to}",
        whole=not answer.finding,
        received=answer.received,
    )


def _pointed(answers: tuple[AnswerView, ...]) -> str:
    """Where the answers stand: to this finding below it, to all above the findings of the article."""
    own = any(not one.whole for one in answers)
    every = any(one.whole for one in answers)
    if own and every:
        return "Its answer to this finding follows; what it answered to all stands above the findings."
    return "Its answer follows." if own else "Its answer stands above the findings."
