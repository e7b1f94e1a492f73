"""How Sphinx makes the site from the pages of this folder; README.md beside it says why Sphinx.

Everything that a page loads comes from the site itself: Furo brings no web fonts and asks no other
host, and neither may anything that is added here.
"""

project = "Tidtam"
language = "en"
extensions = ["myst_parser"]
exclude_patterns = ["README.md"]
nitpicky = True

# Headings down to this level can be linked to, as on other sites that show Markdown.
myst_heading_anchors = 3

html_theme = "furo"
html_title = "Tidtam"
html_static_path = ["_static"]
html_css_files = ["tables.css"]
html_show_copyright = False
html_show_sphinx = False
html_show_sourcelink = False
html_copy_source = False
