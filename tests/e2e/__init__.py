"""The app as a learner meets it: a real server, a real Chromium. Screenshots land in tests/screenshots."""
