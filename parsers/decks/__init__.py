"""What slide decks need: the sites' frames, slides, calendars, frameworks and rating scales."""
