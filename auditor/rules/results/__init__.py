"""Results: figures, the summary, points, the briefing, the public version, the report, the export."""
