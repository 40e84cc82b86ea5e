"""Rights: which part somebody plays in an audit, what they may read, and who can act."""
