"""Pure decisions of the team: no Flask, no Peewee, no clock, no files."""
