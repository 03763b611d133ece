"""The service: `python -m service` starts it, `__main__.py` says how it is put together."""
