"""What other apps may use of the ledger."""

__all__: list[str] = []
