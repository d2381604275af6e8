"""What stands beside a finding of the outlet's side: when it was asked, by when, and its words as they came.

Goes in: a `Reply`. Comes out: a `ReplyView`. The text of an answer is not touched.
"""

from __future__ import annotations

from compare.language import gettext
from compare.publication.edition import AnswerView, ReplyView
from compare.publication.replies import Answer, Reply
from compare.report.text import day_of

__all__ = ["answer_view", "reply_view"]


def reply_view(outlet: str, reply: Reply | None, *, forced: bool, earlier: Reply | None = None) -> ReplyView:
    """The outlet's side of one finding.

    Args:
        outlet: As the event states it; empty where it states none.
        reply: What it was asked and answered; ``None`` if it was not asked.
        earlier: The same for the finding in another wording.
        forced: The edition appears without what is missing, for a reason that it prints.
    """
    whom = outlet or gettext("the outlet")
    if reply is None and earlier is not None:
        return _reworded(whom, earlier, forced=forced)
    if reply is None:
        return ReplyView(told=_not_put(outlet, forced=forced))
    answers = tuple(answer_view(one, reply) for one in reply.answers)
    if answers:
        told, answered = f"{_put(whom, reply)} {_pointed(answers)}", "yes"
    elif reply.closed is not None:
        none = gettext("No answer had come by {day}.", day=day_of(reply.closed))
        told, answered = f"{_put(whom, reply)} {none}", "no"
    else:
        told, answered = _not_awaited(whom, reply, forced=forced), "not awaited"
    before = () if earlier is None else tuple(one for one in earlier.answers if one not in reply.answers)
    if before:
        earlier_answer = gettext("It had answered when the finding was worded otherwise.")
        told = f"{told} {earlier_answer}"
        answers = (*answers, *(answer_view(one, reply, reworded=True) for one in before))
    return ReplyView(
        told=told, asked=reply.asked, deadline=reply.deadline, answers=answers, answered=answered
    )


def _not_put(outlet: str, *, forced: bool) -> str:
    """It was not put to the outlet; where that is forced, with where the reason stands."""
    if not outlet and forced:
        return gettext(
            "Not put to the outlet before publication, for the reason that stands under “Exceptions”."
        )
    if not outlet:
        return gettext("Not put to the outlet before publication.")
    if forced:
        return gettext(
            "Not put to {outlet} before publication, for the reason that stands under “Exceptions”.",
            outlet=outlet,
        )
    return gettext("Not put to {outlet} before publication.", outlet=outlet)


def _put(outlet: str, reply: Reply) -> str:
    return gettext(
        "Put to {outlet} on {asked}, with time until {deadline}.",
        outlet=outlet,
        asked=day_of(reply.asked),
        deadline=day_of(reply.deadline),
    )


def _not_awaited(outlet: str, reply: Reply, *, forced: bool) -> str:
    asked, deadline = day_of(reply.asked), day_of(reply.deadline)
    if forced:
        return gettext(
            "Put to {outlet} on {asked}, with time until {deadline}; its answer was not awaited, for the "
            "reason that stands under “Exceptions”.",
            outlet=outlet,
            asked=asked,
            deadline=deadline,
        )
    return gettext(
        "Put to {outlet} on {asked}, with time until {deadline}; its answer was not awaited.",
        outlet=outlet,
        asked=asked,
        deadline=deadline,
    )


def _reworded(outlet: str, earlier: Reply, *, forced: bool) -> ReplyView:
    """An answer that came to other words stays, and is told as one to these."""
    asked = day_of(earlier.asked)
    if forced:
        told = gettext(
            "Put to {outlet} on {asked} in another wording, and not as it is printed here, for the reason "
            "that stands under “Exceptions”.",
            outlet=outlet,
            asked=asked,
        )
    else:
        told = gettext(
            "Put to {outlet} on {asked} in another wording, and not as it is printed here.",
            outlet=outlet,
            asked=asked,
        )
    answers = tuple(answer_view(one, earlier) for one in earlier.answers)
    return ReplyView(told=f"{told} {_pointed(answers)}" if answers else told, answers=answers, reworded=True)


def answer_view(answer: Answer, reply: Reply, *, reworded: bool = False) -> AnswerView:
    """One answer, with its day; `reworded` if it came to another wording than the one that is printed."""
    return AnswerView(
        text=answer.text,
        told=_received(day_of(answer.received), late=answer.received > reply.deadline, reworded=reworded),
        whole=not answer.finding,
        received=answer.received,
    )


def _received(day: str, *, late: bool, reworded: bool) -> str:
    if late and reworded:
        return gettext(
            "The outlet’s answer, received on {day}, when the time was over, to an earlier wording", day=day
        )
    if late:
        return gettext("The outlet’s answer, received on {day}, when the time was over", day=day)
    if reworded:
        return gettext("The outlet’s answer, received on {day}, to an earlier wording", day=day)
    return gettext("The outlet’s answer, received on {day}", day=day)


def _pointed(answers: tuple[AnswerView, ...]) -> str:
    """Where the answers stand: to this finding below it, to all above the findings of the article."""
    own = any(not one.whole for one in answers)
    every = any(one.whole for one in answers)
    if own and every:
        return gettext(
            "Its answer to this finding follows; what it answered to all stands above the findings."
        )
    return gettext("Its answer follows.") if own else gettext("Its answer stands above the findings.")
