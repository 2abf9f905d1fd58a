"""Pages: self-contained HTML made from views; nothing in them reaches outside."""
