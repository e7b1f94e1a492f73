-- One row is one of the 300 indicators of an agency, in their order.
FROM staged.indicator
