"""One file a schema, named after what it brings; its revision is four digits, one higher than the last."""
