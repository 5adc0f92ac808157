"""Errors of the project, named for what the user does next; every message is plain French."""


class FilError(Exception):
    """Base of every error a user may meet; its message is one French sentence or two, without traceback."""


class SettingsError(FilError):
    """A setting is unknown or has a bad value: correct it."""


class InputError(FilError):
    """What the user gave (path, question, file) cannot be used: give something else."""


class UnreadableDocumentError(FilError):
    """A PDF cannot be read: repair or replace the file. The others are not affected."""


class IndexMissingError(FilError):
    """No index in the data folder: run the ingestion."""


class IndexMismatchError(FilError):
    """The index was made by other settings or versions: rebuild it."""


class IngestionLockedError(FilError):
    """Another ingestion holds the data folder: wait for it."""


class MissingProgramError(FilError):
    """A system program that only some features need is not installed: install it."""
