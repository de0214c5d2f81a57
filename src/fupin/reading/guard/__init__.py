"""The guard before the readers: what a file may cost, and a process of its own to read it in.

`inspection.inspect_file` looks through a file before any reader opens it; `child.GuardedReader`
does that and the reading in a child process under limits of memory and time.
"""
