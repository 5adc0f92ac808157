"""Trains the project's embedding model.

    python -m training.embedder start WORK DATA
    python -m training.embedder static WORK DATA --minutes 4
    python -m training.embedder adapt-static WORK DATA --minutes 4 [--without GUIDE ...] [--name NAME]
    python -m training.embedder distil WORK DATA --minutes 30
    python -m training.embedder adapt WORK DATA --minutes 20 [--without GUIDE ...] [--name NAME] [--resume]
    python -m training.embedder ship WORK FOLDER
    python -m training.embedder measure WORK QUESTIONS --index INDEX [--only MODEL ...]

DATA holds the pairs of texts and the questions named in data.py; WORK what the steps leave for one another. Minutes are
of processor time, on one thread. Nothing here is needed to run the assistant.
"""

import argparse
from pathlib import Path

import torch

from training.embedder import steps
from training.embedder.figures import print_figures
from training.embedder.ship import ship
from training.embedder.start import write_start

TIMED = {
    "static": (steps.train_static, 4.0),
    "adapt-static": (steps.adapt_static, 4.0),
    "distil": (steps.distil, 30.0),
    "adapt": (steps.adapt, 20.0),
}


def main() -> None:
    """Run one step."""
    arguments = _parser().parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    step, work, place = arguments.step, arguments.work, arguments.place
    if step == "start":
        write_start(place, steps.all_asked(place), work)
    elif step == "ship":
        ship(work, place)
    elif step == "measure":
        print_figures(work, place, arguments.index, names=arguments.only)
    else:
        train, minutes = TIMED[step]
        given = {"without": arguments.without, "name": arguments.name} if step.startswith("adapt") else {}
        if step == "adapt":
            given["resume"] = arguments.resume
        train(place, work, minutes=arguments.minutes or minutes, **given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("start", *TIMED, "ship", "measure"))
    parser.add_argument("work", type=Path)
    parser.add_argument("place", type=Path, help="DATA, FOLDER or QUESTIONS")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--without", nargs="*", default=[], help="beginnings of the names of guides left out")
    parser.add_argument("--name", default="", help="added to the names of the files written")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint of adapt")
    parser.add_argument("--only", nargs="*", default=[], help="names of the models to measure")
    parser.add_argument("--index", type=Path, help="data folder of an index of the guides")
    return parser


if __name__ == "__main__":
    main()
