"""`make bench`: our pages beside the stock Django admin and the floor, on the same data. Nothing here is collected by pytest."""
