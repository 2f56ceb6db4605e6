"""Who may see what: written down by hand from what each role is for, not computed by anything under test.

``everywhere`` are the roles that see every thing of a kind; ``own`` those that see what belongs to the organ of their
appointment. Whoever is not named does not see it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ACCOUNTS: Mapping[str, tuple[str, str]] = {
    "administrator": ("administrator", "hall"),
    "office": ("office", "hall"),
    "leader": ("leader", "government"),
    "auditor": ("auditor", "hall"),
    "head_jia": ("head", "jia"),
    "liaison_jia": ("liaison", "jia"),
    "reader_jia": ("reader", "jia"),
    "head_yi": ("head", "yi"),
    "liaison_yi": ("liaison", "yi"),
}
"""Account → role and organ."""

PUBLIC = "public"
"""Whoever has not signed in."""

ASKING = (*(account for account in ACCOUNTS if account != "head_yi"), PUBLIC)
"""Those who ask for everything: every role, and both organs."""

BROWSING = tuple(account for account in ASKING if account != "liaison_yi")
"""Those who open every page and send every form: every role. The other organ's side is asked through the interface,
which begins at the same doors and costs less."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One kind of thing."""

    everywhere: str = ""
    own: str = ""


WHO: Mapping[str, Row] = {
    # Papers: what is public among the government's own is read by everyone who works in the ledger.
    "document": Row(everywhere="office leader auditor", own="head liaison reader"),
    "figure": Row(everywhere="office leader auditor", own="head liaison reader"),
    "commitment": Row(everywhere="office leader auditor", own="head liaison reader"),
    # A check of a document is the working paper of those whose document it is.
    "finding": Row(everywhere="office leader auditor", own="head liaison reader"),
    "observation": Row(everywhere="office leader auditor", own="head liaison reader"),
    "indicator": Row(everywhere="office leader auditor head liaison reader"),
    # The ledger: an organ sees its own, and what it supports.
    "matter": Row(everywhere="office leader auditor", own="head liaison reader"),
    "task": Row(everywhere="office leader auditor", own="head liaison reader"),
    "handover": Row(everywhere="office leader auditor", own="head liaison reader"),
    "light": Row(everywhere="office leader auditor", own="head liaison reader"),
    "override": Row(everywhere="office leader auditor", own="head liaison reader"),
    "progress": Row(everywhere="office leader auditor", own="head liaison reader"),
    # What an organ has not handed in is its own paper; not even the office reads it.
    "progress_draft": Row(own="head liaison reader"),
    "evidence": Row(everywhere="office leader auditor", own="head liaison"),
    "evidence_same": Row(everywhere="office leader auditor", own="head liaison"),
    # What hangs on a draft is as much the organ's own.
    "evidence_draft": Row(own="head liaison"),
    "amendment": Row(everywhere="office leader auditor", own="head liaison"),
    "amendment_agreed": Row(everywhere="office leader auditor", own="head liaison"),
    "closing": Row(everywhere="office leader auditor", own="head liaison"),
    "settlement": Row(everywhere="office leader auditor", own="head liaison reader"),
    # Supervision.
    "reminder": Row(everywhere="office leader auditor", own="head liaison"),
    "order": Row(everywhere="office leader auditor", own="head liaison"),
    "review": Row(everywhere="office leader auditor", own="head liaison"),
    "recheck": Row(everywhere="office leader auditor"),
    "item": Row(everywhere="office leader auditor", own="head liaison"),
    "score_frozen": Row(everywhere="office leader auditor", own="head liaison"),
    # A draft is the office's reckoning until it is frozen.
    "score_draft": Row(everywhere="office leader auditor"),
    "entry": Row(everywhere="office leader auditor", own="head liaison"),
    # People: one's colleagues. That a token was made stands in the history, for those who verify it.
    "person": Row(everywhere="administrator office leader auditor", own="head liaison"),
    "token": Row(everywhere="administrator office auditor"),
    "view": Row(),
    # A bulletin as the open pages know it: not at all.
    "unpublished": Row(),
    "appointment": Row(everywhere="administrator office leader auditor", own="head liaison"),
    "look": Row(everywhere="administrator office auditor"),
    "organ": Row(everywhere="administrator office leader auditor head liaison reader"),
    "window": Row(everywhere="administrator office leader auditor head liaison"),
}

SPECIAL: Mapping[str, str] = {
    "bulletin.draft": "office",
    "bulletin.submitted": "office leader",
    "bulletin.internal": "office leader auditor head liaison reader",
    "bulletin.public": "administrator office leader auditor head liaison reader public",
    "document.everyone": "office leader auditor head liaison reader",
    "figure.everyone": "office leader auditor head liaison reader",
    "commitment.everyone": "office leader auditor head liaison reader",
    "observation.everyone": "office leader auditor head liaison reader",
}
"""Things of which roles see more, or fewer, than of their kind."""

OPENLY: Mapping[str, str] = {"task.published": "task.yi"}
"""Things that everyone sees on the open pages, and elsewhere those who see that other one."""

OWNERS: Mapping[str, tuple[str, ...]] = {
    "matter.shared": ("jia", "yi"),
    "task.shared": ("jia", "yi"),
    "progress.shared": ("jia", "yi"),
    # The draft of one of the two is not the other's.
    "progress_draft.shared": ("yi",),
    "matter.published": ("yi",),
    "matter.split": ("jia", "yi"),
    "task.split_jia": ("jia",),
    "task.split_yi": ("yi",),
    "matter.promised": ("jia",),
    "task.promised": ("jia",),
    "matter.internal": ("yi",),
    "task.internal": ("yi",),
    "matter.paper": ("yi",),
    "task.paper": ("yi",),
    "task.published": ("yi",),
}
"""The organs that a thing belongs to, where its name does not say so."""


SUPPORTS: Mapping[str, str] = {"task.shared": "jia"}
"""The organ that only supports a task."""


def owners(thing: str) -> tuple[str, ...]:
    """The codes of the organs that a thing belongs to; none for the office's own papers."""
    kind, _, name = thing.partition(".")
    if kind in ("person", "appointment"):
        return (ACCOUNTS.get(name, ("", "hall"))[1],)
    return OWNERS.get(thing) or tuple(code for code in ("jia", "yi") if name.rstrip("0123456789") == code)


def sees(account: str, thing: str, *, openly: bool = False) -> bool:
    """Whether the account may see the thing, by the tables above; ``openly``: on pages that are open to everyone."""
    kind, _, name = thing.partition(".")
    role, organ = (PUBLIC, "") if account == PUBLIC else ACCOUNTS[account]
    if thing in OPENLY:
        return openly or sees(account, OPENLY[thing])
    if thing in SPECIAL:
        return role in SPECIAL[thing].split()
    if kind in ("person", "appointment", "token", "view") and name == account:
        return True
    row = WHO[kind]
    return role in row.everywhere.split() or (role in row.own.split() and organ in owners(thing))


def acts(account: str, thing: str, *, led: bool) -> bool:
    """Whether a thing is the account's own to act on, if its role may: everything, or what belongs to its organ.

    ``led``: whether, of organs, only the one that leads the task is heard.
    """
    role, organ = (PUBLIC, "") if account == PUBLIC else ACCOUNTS[account]
    if thing.partition(".")[0] == "token":
        return thing == f"token.{account}"
    if not sees(account, thing) or role == PUBLIC:
        return False
    if role not in ("head", "liaison", "reader"):
        return True
    return organ in owners(thing) and not (led and SUPPORTS.get(thing) == organ)
