"""Home: today, the daily mail, the settings, the forms and the log."""
