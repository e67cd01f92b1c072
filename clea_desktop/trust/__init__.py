"""Who may sign what: roles as certificate policies, the certifying body's small CA, its revocation lists."""
