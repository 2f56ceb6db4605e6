"""Numbers 编号 of matters and tasks: given in the transaction that uses them, so that the register has no gaps."""

from django.conf import settings

from taizhang.ledger.models import Matter, Register, Task


def next_in_register(year: int) -> tuple[int, str]:
    """Return the next place in the year's register and its number; call it inside a command.

    The row of the year stays locked until the command ends: two who open at once get two places that follow each
    other, and one whose command fails gives its place back.
    """
    Register.objects.get_or_create(year=year)
    register = Register.objects.select_for_update().get(year=year)
    register.last += 1
    register.save(update_fields=["last"])
    return register.last, settings.TAIZHANG_MATTER_NUMBER.format(year=year, number=register.last)


def next_task_number(matter: Matter, parent: Task | None) -> tuple[str, str]:
    """Return number and place of the next task of a locked matter, or of the next part of ``parent``.

    Numbers count on from the highest ever given to a task that still stands; a draft that was removed frees its own.
    """
    if parent is None:
        number, place = f"{matter.year}-{matter.sequence:03d}", f"{matter.year}-{matter.sequence:04d}"
        siblings = Task.objects.filter(matter=matter, parent=None)
    else:
        number, place = parent.number, parent.place
        siblings = Task.objects.filter(parent=parent)
    last = max((int(known.rsplit("-", 1)[1]) for known in siblings.values_list("number", flat=True)), default=0)
    return f"{number}-{last + 1}", f"{place}-{last + 1:04d}"
