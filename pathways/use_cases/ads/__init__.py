"""Job ads of whole markets that program leads bring in: read once, counted, never shown as openings."""
