"""docx → text, read straight from the XML of the package."""
