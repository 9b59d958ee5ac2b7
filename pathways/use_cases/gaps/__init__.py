"""Gaps by state: what is asked for and who is known to have it. Whoever asks comes in by ask_gaps, which turns words
into subjects, areas and shares; the figures are made from columns that are laid out once and followed down to their
rows. Small cells are hidden here, before anything leaves, so that no door can forget to."""
