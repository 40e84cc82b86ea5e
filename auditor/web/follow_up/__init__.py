"""Follow-up: findings talked through in supervision, replies to them, and actions after sign-off."""
