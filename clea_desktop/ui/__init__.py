"""The windows: everything Qt, and nothing but showing, asking and telling. Never what is behind the services."""
