"""JSON for programs under /api/v1, with its OpenAPI document; shapes are written out and are the contract."""
