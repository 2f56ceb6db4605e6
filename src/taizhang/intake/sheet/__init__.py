"""xlsx → text, cell by cell as Excel shows it."""
