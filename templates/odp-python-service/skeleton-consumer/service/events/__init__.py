"""Consuming events: `handler.py` is yours, the rest sees to delivery."""
