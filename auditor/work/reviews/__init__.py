"""Reviews: the queue, comments, the decisions of each stage, and the signed copy."""
