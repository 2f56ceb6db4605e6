"""Written variants made one, character for character.

Every replacement keeps the length, so that an offset into the normalised text is an offset into the original.
"""

_FULL_WIDTH = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_VARIANTS = {
    "\u3000": " ",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "\t": "\t",
    "∶": ":",
    "︰": ":",
    "﹕": ":",
    "﹪": "%",
    "٪": "%",
    "—": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "―": "-",
    "−": "-",
    "─": "-",
    "～": "~",
    "〜": "~",
    "∼": "~",
    "﹣": "-",
    "，": ",",
    "﹐": ",",
    "；": ";",
    "﹔": ";",
    "（": "(",
    "﹙": "(",
    "）": ")",
    "﹚": ")",
    "〝": "“",
    "〞": "”",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "＂": '"',
    "萬": "万",
    "億": "亿",
    "·": "·",
    "•": "·",
    "‧": "·",
    "・": "·",
    "．": ".",
    "﹒": ".",
    "\r": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
}
_MAP = str.maketrans({**_FULL_WIDTH, **_VARIANTS})


def normalise(text: str) -> str:
    """Return ``text`` with full-width forms, spaces, dashes and quotes in one form each, of the same length."""
    return text.translate(_MAP)
