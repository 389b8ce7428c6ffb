"""What stands between a class and the web server: room for each visitor."""
