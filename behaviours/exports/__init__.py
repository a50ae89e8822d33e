"""The catalogue as files: written for readers, read back for managers."""
