"""Runs killed with SIGKILL at random moments, and runs of two processes at once.

    python tests/runner/killed.py KILLS FOLDER [real]

Each time an event changes a little, a run of it is killed, and the next one has to put everything right: the
files are those of a run that kept nothing, and nothing is left over. After a kill every file is the earlier
or the next one, whole. `real` reads the models; without it vectors are fixed. One line of JSON at the end:
how many runs were killed before their end, and how many of them between two files. Exit code 1 at the first
fault.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import runpy
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from compare.testing.fixed import fixed_models

HERE = Path(__file__).resolve().parent


def child(work: Callable[[], None]) -> int:
    """A process that does some work and ends; its number."""
    number = os.fork()
    if number == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - whatever it is, the parent hears of it
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return number


def ended(number: int) -> int:
    """How a child ended: 0, its exit code, or minus the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def main(kills: int, folder: Path, *, real: bool) -> int:
    """Kill and look, again and again."""
    tests = runpy.run_path(str(HERE / "test_rerun.py"))
    files_of = tests["files_of"]
    chance = random.Random(kills)  # noqa: S311 - nothing secret is drawn
    world = tests["World"](folder / "lamp", chance)
    world.begin()
    kept, killed, between = folder / "kept", 0, 0

    def report(output: Path) -> None:
        with contextlib.nullcontext() if real else fixed_models():
            world.report(output)

    world.write()
    if not real:
        report(folder / "loaded")  # what is loaded here need not be loaded by every child
    must(ended(child(lambda: report(kept))) == 0, "the first run failed")
    for _ in range(kills):
        before = files_of(kept)
        chance.choice([type(world).add, type(world).change, type(world).record])(world)
        world.write()
        since = time.monotonic()
        must(ended(child(lambda: report(folder / "clean"))) == 0, "a clean run failed")
        wanted, length = files_of(folder / "clean"), time.monotonic() - since
        number = child(lambda: report(kept))
        time.sleep(chance.uniform(0, length))
        os.kill(number, signal.SIGKILL)
        killed += ended(number) == -signal.SIGKILL
        there = files_of(kept)
        must(all(there[name] in (before[name], wanted[name]) for name in wanted), "a file is not whole")
        between += there not in (before, wanted)
        both = [child(lambda: report(kept)) for _ in range(2)]
        must([ended(number) for number in both] == [0, 0], "a run after a kill failed")
        must(files_of(kept) == wanted, "the files are not those of a clean run")
        must(not list((kept / ".pressdiff").glob("*-*")), "something is left over")
        shutil.rmtree(folder / "clean")
    sys.stdout.write(json.dumps({"killed": killed, "between": between}) + "\n")
    return 0


def must(holds: object, what: str) -> None:
    """Ends with a sentence if something does not hold."""
    if not holds:
        sys.exit(what)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2]), real="real" in sys.argv[3:]))
