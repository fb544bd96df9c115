"""The command line: one module a command. Data goes to standard output, everything else to standard error."""
