"""Queries in processes that can be killed: a nursery holds the release, forks workers, and ends them.

    web process ──socket── nursery (loads the release, one thread, forks)
         │                    ├─ worker 1   (confined: memory, files, no sockets, no programs)
         └──socket each───────┴─ worker n

`pool.Pool` is the only part that the rest of the service talks to.
"""
