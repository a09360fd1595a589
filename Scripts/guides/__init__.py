"""What Scripts/guide-coverage is made of: our tables, one reader a guide, the verdicts, the page."""
