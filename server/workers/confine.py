"""What a worker gives up before it reads its first query: memory, files, core dumps, sockets, programs.

The socket filter is a classic BPF program given to the kernel through `prctl` (Linux, x86-64 and 64-bit ARM); see
seccomp(2). Elsewhere the text guard stands alone, and `can_filter_sockets` lets the service say so when it starts.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import signal
import struct
import sys
from pathlib import Path

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_SECCOMP_MODE_FILTER = 2
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD_WORD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_OFFSET_NUMBER, _OFFSET_ARCHITECTURE = 0, 4

# System call numbers that are refused, by machine: socket, socketpair, connect, accept, bind, listen, accept4, ptrace,
# execve, execveat, io_uring_setup, io_uring_enter, process_vm_writev, kill, tkill is left (abort() needs its kin).
_REFUSED: dict[str, tuple[int, tuple[int, ...]]] = {
    "x86_64": (0xC000003E, (41, 53, 42, 43, 49, 50, 288, 101, 59, 322, 425, 426, 311, 62)),
    "aarch64": (0xC00000B7, (198, 199, 203, 202, 200, 201, 242, 117, 221, 281, 425, 426, 271, 129)),
}
_X32_BIT = 0x40000000


class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("program", ctypes.c_char_p)]


def can_filter_sockets() -> bool:
    """Whether the kernel filter is known for this system (it may still be refused by a sandbox around us)."""
    return sys.platform == "linux" and platform.machine() in _REFUSED


def confine(*, memory_bytes: int, file_bytes: int, sockets: bool = False) -> bool:
    """Limit this process for good. Returns whether the kernel now refuses sockets; with `sockets` it is not asked to."""
    space = _address_space_bytes() + memory_bytes
    _lower(resource.RLIMIT_AS, space)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, 32 if sockets else 16)
    _lower(resource.RLIMIT_FSIZE, file_bytes)
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return not sockets and _refuse_sockets(libc)


def die_with_parent() -> None:
    """Let the kernel kill this process when its parent ends (Linux; elsewhere a closed socket tells it)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(limit, (value, value))


def _address_space_bytes() -> int:
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _refuse_sockets(libc: ctypes.CDLL) -> bool:
    if not can_filter_sockets():
        return False
    architecture, numbers = _REFUSED[platform.machine()]
    program = _program(architecture, numbers)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    given = _Filter(len(program) // 8, program)
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(given), 0, 0) == 0)


def _program(architecture: int, numbers: tuple[int, ...]) -> bytes:
    """A filter that kills on a foreign architecture, answers EACCES to `numbers` and the x32 calls, and allows the rest."""
    count = len(numbers)
    steps = [
        (_LOAD_WORD, 0, 0, _OFFSET_ARCHITECTURE),
        (_JUMP_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD_WORD, 0, 0, _OFFSET_NUMBER),
        (_JUMP_AT_LEAST, count + 1, 0, _X32_BIT),
        *((_JUMP_EQUAL, count - index, 0, number) for index, number in enumerate(numbers)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _ERRNO | errno.EACCES),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
