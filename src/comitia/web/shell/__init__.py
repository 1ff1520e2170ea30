"""What every page shares: the frame, the styles, caching, headers, words for states, and the pages for errors."""
