"""HTML for people, one blueprint a person. A door parses, calls one use case and renders; no rule lives here."""
