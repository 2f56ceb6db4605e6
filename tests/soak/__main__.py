"""``python -m tests.soak --kills 100``: kill the server under load, again and again, and prove that nothing is lost.

Clients take tasks through the interface for programs from the register to an accepted report; the server is killed
without warning at random moments and started again; what got no answer is pressed again with its key. In the end every
confirmed act must be there exactly once, every other one at most once, every file whole, and `taizhang verify` clean.
"""

import argparse
import json
import random  # noqa: TID251 - seeded, and the seed is printed
import secrets
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.postgresql import binaries, cluster
from tests.soak.pressing import Client, Notes
from tests.soak.server import Server

MODULE = "tests.soak"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a run."""

    seed: int
    kills: int
    notes: Notes
    verified: str
    """What `taizhang verify` said."""

    @property
    def faults(self) -> list[str]:
        """What was lost, doubled, refused or broken; empty as it must be."""
        return self.notes.faults


def soak(home: Path, *, kills: int, seed: int, clients: int = 6, database: str | None = None) -> Outcome:
    """Carry the whole run out in this empty folder."""
    server = Server(home, database)
    done = server.run(f"{MODULE}.world", str(home / "world.json"))
    assert done.returncode == 0, done.stderr
    world = json.loads((home / "world.json").read_text(encoding="utf-8"))
    chance, notes = random.Random(seed), Notes()  # noqa: S311 - a load, not a secret
    server.start()
    threads = [Client(place, server.port, world, seed, notes) for place in range(clients)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(kills):
            time.sleep(chance.uniform(0.3, 1.5))
            server.kill()
            server.start()
        for thread in threads:
            thread.stopping.set()
        for thread in threads:
            thread.join()
    finally:
        server.kill()
    (home / "pressed.json").write_text(
        json.dumps([asdict(one) for one in notes.pressed], ensure_ascii=False), encoding="utf-8"
    )
    done = server.run(f"{MODULE}.finding", str(home / "pressed.json"))
    assert done.returncode == 0, done.stderr
    notes.faults += json.loads(done.stdout)
    if "Traceback" in server.log():
        notes.faults.append("the server's log holds a traceback: " + server.log().split("Traceback", 1)[1][-2000:])
    verified = server.run("taizhang", "verify")
    if verified.returncode != 0:
        notes.faults.append(f"taizhang verify: {verified.stdout}{verified.stderr}")
    return Outcome(seed=seed, kills=kills, notes=notes, verified=verified.stdout.strip())


def summary(outcome: Outcome) -> str:
    """What a person reads."""
    notes = outcome.notes
    kinds = Counter(act.kind for act in notes.pressed if act.answer is not None)
    unknown = sum(act.answer is None for act in notes.pressed)
    return "\n".join(
        [
            f"seed {outcome.seed}: {outcome.kills} kills, {notes.interrupted} requests cut off, "
            f"{notes.repeated} sent again, {notes.doubled} acts pressed twice at once",
            f"{sum(kinds.values())} acts confirmed ("
            + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
            + f"), {unknown} whose client left without an answer",
            outcome.verified,
            *(f"✗ {fault}" for fault in notes.faults),
            "✗ something was lost or doubled" if notes.faults else "✓ nothing confirmed is lost, nothing is doubled",
        ]
    )


@contextmanager
def _database(wanted: bool) -> Iterator[str | None]:
    if not wanted:
        yield None
        return
    programs = binaries()
    if programs is None:
        raise SystemExit("PostgreSQL is not installed.")
    folder = Path(tempfile.mkdtemp(prefix="taizhang-soak-postgresql-"))
    try:
        with cluster(folder, programs, durable=True) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: Sequence[str]) -> int:
    """Run and print; 1 where anything was lost or doubled, and the folder then stays to be looked at."""
    parser = argparse.ArgumentParser(prog=f"python -m {MODULE}", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100, help="how often the server is killed")
    parser.add_argument("--seed", type=int, default=None, help="of the load and of the moments; printed")
    parser.add_argument("--clients", type=int, default=6, help="how many press at once")
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL cluster of its own")
    given = parser.parse_args(arguments)
    seed = secrets.randbelow(2**31) if given.seed is None else given.seed
    sys.stdout.write(f"seed {seed}\n")
    sys.stdout.flush()
    home = Path(tempfile.mkdtemp(prefix="taizhang-soak-"))
    with _database(given.postgresql) as database:
        outcome = soak(home, kills=given.kills, seed=seed, clients=given.clients, database=database)
    sys.stdout.write(summary(outcome) + "\n")
    if outcome.faults:
        sys.stdout.write(f"everything is in {home}\n")
        return 1
    shutil.rmtree(home)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
