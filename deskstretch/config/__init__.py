"""The settings files, the person's and the site's: read, check, watch, change one value in place."""
