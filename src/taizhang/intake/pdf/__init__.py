"""PDF with a text layer → paragraphs, by the geometry of the printed page."""
