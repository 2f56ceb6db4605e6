"""Numbers of the registers 登记簿: given in the transaction that uses them, so that a series has no gaps."""

from taizhang.supervision.models import Register


def next_in(series: str, year: int) -> int:
    """Return the next number of a series in a year; call it inside a command.

    The row stays locked until the command ends: two who number at once get two numbers that follow each other, and
    one whose command fails gives its number back.
    """
    Register.objects.get_or_create(series=series, year=year)
    register = Register.objects.select_for_update().get(series=series, year=year)
    register.last += 1
    register.save(update_fields=["last"])
    return register.last
