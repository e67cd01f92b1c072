"""Who may open what: the vault's slots, the recovery code, the two keys of each person.

``docs/adr/0002-key-map.md`` maps every key and secret.
"""
