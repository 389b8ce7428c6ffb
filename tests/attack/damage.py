"""Damaged rows, a damaged database and damaged files of runs."""

import contextlib

from lib.errors import LearnerError
from lib.runs import RunStore, State
from lib.runs.recovery.rebuild import make_sound, open_sound
from tests.attack.ground import Ground, Outcome
from tests.runs.broken import REASONS, break_run
from tests.runs.specs import points, spec

MOST = 40


def attack(ground: Ground) -> Outcome:
    """Break rows one by one, then overwrite parts of the database and of the runs' files."""
    outcome = Outcome("the other runs are listed; what is broken says so; a damaged database is made again, whole")
    url, folder = f"sqlite:///{ground.home / 'runs.sqlite'}", ground.home / "runs"
    store = RunStore(url, folder)
    store.learners.rename("ada", "Ada")
    sound = {_completed(store, f"Sound {number}") for number in range(3)}
    for way in REASONS:
        outcome.rounds += 1
        run_id = store.create(spec(), "ada", "Broken").id
        break_run(store, run_id, way)
        outcome.check(sound <= {run.id for run in store.runs()}, f"{way}: sound runs are gone")
        outcome.check(run_id in {run.id for run in store.broken_runs()}, f"{way}: not listed as broken")
        store.delete(run_id)
    store.engine.dispose()
    for number in ground.rounds(MOST):
        outcome.rounds += 1
        _overwrite(ground, ground.home / "runs.sqlite")
        try:
            make_sound(url, folder, thorough=True)  # as each start of the server does
            store = open_sound(url, folder)
            found = {run.id: run for run in store.runs()}
        except LearnerError as error:
            outcome.check(False, f"round {number}: {error}")
            break
        outcome.check(set(found) == sound, f"round {number}: {len(found)} runs of {len(sound)}")
        outcome.check(store.learners.name_of("ada") == "Ada", f"round {number}: the learner's name is gone")
        for run_id in sound & set(found):
            steps = store.metrics.read(run_id, "train")["step"].tolist()
            outcome.check(steps == [1, 2, 3], f"round {number}: the curve of {run_id} has the steps {steps}")
        store.engine.dispose()
    victim = sorted(sound)[0]
    store = open_sound(url, folder)
    for path in [path for path in store.files(store.get(victim)).folder.rglob("*") if path.is_file()]:
        outcome.rounds += 1
        _overwrite(ground, path)
        with contextlib.suppress(LearnerError):
            store.get(victim)
        listed = {run.id for run in store.runs()}
        outcome.check(sound - {victim} <= listed, f"{path.name} damaged: other runs are gone")
    store.engine.dispose()
    return outcome


def _completed(store: RunStore, name: str) -> str:
    """Return the id of a run with three points, in the database and in its folder."""
    run = store.create(spec(max_steps=3), "ada", name)
    store.metrics.write(run.id, "train", points(1, 2, 3))
    store.files(run).points.add("train", points(1, 2, 3))
    store.change(run.id, state=State.COMPLETED, step=3, test_accuracy=0.5)
    return run.id


def _overwrite(ground: Ground, path) -> None:
    """Put random bytes into a file, or cut it short."""
    content = bytearray(path.read_bytes())
    if not content:
        return
    place = ground.chance.randrange(len(content))
    if ground.chance.random() < 0.3:
        del content[place:]
    else:
        content[place : place + 512] = ground.chance.randbytes(512)
    path.write_bytes(content)
