"""Indicators wherever a page shows them: labels, units and values, quarters, texts and rules."""
