"""How much of a sentence is quoted."""

LONGEST_QUOTE = 140


def find_window(text: str, start: int, end: int) -> tuple[int, int]:
    """A readable stretch around a span: the whole segment when short, else whole words around it."""
    if len(text) <= LONGEST_QUOTE:
        return 0, len(text)
    spare = max(0, LONGEST_QUOTE - (end - start)) // 2
    left, right = max(0, start - spare), min(len(text), end + spare)
    left = text.rfind(" ", 0, left) + 1 if left else 0
    stop = text.find(" ", right)
    return left, stop if stop > 0 else right
