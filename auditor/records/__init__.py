"""The tables, the connection and the migrations - and nothing else."""
