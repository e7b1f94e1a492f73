"""The site: what a warehouse holds as static pages that open from a disk or any web server."""
