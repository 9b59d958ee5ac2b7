"""The command line: one command a file, each parses, calls one use case and prints.

Nobody below imports from here. Decision: a command's file is loaded only when the command is called
(``lazy.LazyGroup``), because the instruments take seconds to import and ``pathways --help`` must not.
"""
