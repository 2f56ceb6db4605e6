"""What commands of many resources are given and answer: reasons, several things at once, what came of each."""

from typing import Annotated

from ninja import Field, Schema

from taizhang.api.numbers import Place

Text = Annotated[str, Field(max_length=4000)]
"""A few sentences."""


class ReasonIn(Schema):
    """The reason of an act, which must be given. 理由"""

    reason: str = Field(max_length=2000)


class OpinionIn(Schema):
    """A reason, opinion or finding, where there is one. 意见"""

    reason: Text = ""


class ManyIn(OpinionIn):
    """Things that an act is carried out on, each by itself."""

    ids: list[Place] = Field(min_length=1, max_length=500)


class OutcomeOut(Schema):
    """What came of one of several."""

    id: int
    done: bool
    message: str = Field(description="Why it was refused; empty where it was done.")


class TaskDoneOut(Schema):
    """The task that an act was about."""

    task: int
