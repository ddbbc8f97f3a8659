"""The report: one HTML page about a year, for a person to read. jinja2 and Pillow come with it, so the
program in the tray never imports this.

``page.page`` makes the contents of the numbers, ``render.rendered`` the HTML of them.
"""
