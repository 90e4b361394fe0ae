"""The first picture of a session, painted before Textual is loaded; the app goes on from it."""
