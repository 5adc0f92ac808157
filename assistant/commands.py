"""The commands of `python -m assistant`: arguments, one question or a batch, plain text or JSON."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

from tqdm import tqdm

from assistant import evaluation, serialise
from assistant.assistant import Assistant
from assistant.display import answer_text, catalogue_text, matches_text, results_text
from assistant.document_commands import add_document_commands
from ingest.errors import FilError, InputError
from ingest.settings import load_settings

Arguments = argparse.Namespace
JsonObject = dict[str, Any]

BAD_INPUT = 2


class FrenchParser(argparse.ArgumentParser):
    """Says in one French sentence what is wrong with the arguments, and leaves with status 2."""

    def error(self, message: str) -> NoReturn:
        raise InputError(f"Commande mal formée : {message}. Tapez « {self.prog} --help » pour voir l'usage.")


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command."""
    parser = FrenchParser(prog="python -m assistant", description="Interroger les guides, avec citations vérifiées.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMANDE")

    def command(name: str, help_text: str, run: Callable[[Arguments], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_text, description=help_text)
        added.add_argument("--data", type=Path, help="dossier des données")
        added.add_argument("--json", action="store_true", help="un objet JSON sur la sortie standard")
        added.set_defaults(run=run)
        return added

    search = command("search", "trouver les passages qui répondent", run_search)
    _add_question(search, "question", depth=8)
    search.add_argument("--document", nargs="+", default=[], metavar="NOM", help="ne chercher que dans ces PDF")
    ask = command("ask", "répondre, chaque phrase citée et vérifiée", run_ask)
    _add_question(ask, "question", depth=None)
    ask.add_argument("--engine", default="extractive", choices=("extractive", "llm"), help="moteur de réponse")
    fiche = command("fiche", "dire quelle fiche convient à une situation", run_fiche)
    _add_question(fiche, "situation", depth=5)
    command("fiches", "lister le catalogue des fiches", run_fiches)
    evaluate = command("evaluate", "mesurer la qualité sur un fichier de questions", run_evaluate)
    evaluate.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    add_document_commands(command)
    return parser


def _add_question(parser: argparse.ArgumentParser, name: str, *, depth: int | None) -> None:
    parser.add_argument("question", nargs="?", metavar=name.upper())
    parser.add_argument("--history", action="append", nargs="+", default=[], metavar="Q", help="questions précédentes")
    parser.add_argument("--batch", type=Path, metavar="FICHIER.jsonl", help="une question par ligne")
    if depth is not None:
        parser.add_argument("-k", type=int, default=depth, help=f"nombre de résultats ({depth} par défaut)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0, or 2 with one French sentence on stderr for bad input."""
    _use_utf8(sys.stdout, sys.stderr)
    try:
        arguments = build_parser().parse_args(argv)
        if getattr(arguments, "k", 1) < 1:
            raise InputError(
                f"-k {arguments.k} : le nombre de résultats doit être au moins 1. Donnez par exemple -k 8."
            )
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except FilError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        # The reader (`head`) has what it wanted; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _use_utf8(*streams: TextIO) -> None:
    """Windows consoles default to a code page without œ or €."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8")


def _open(arguments: Arguments) -> Assistant:
    return Assistant(load_settings(data=arguments.data))


def _questions(arguments: Arguments) -> Iterator[tuple[str, tuple[str, ...], JsonObject]]:
    """Question, history and what to copy into its result, for the one question or each line of the batch."""
    if arguments.batch is None:
        if not arguments.question:
            raise InputError("Il manque la question. Écrivez-la entre guillemets, ou donnez un fichier avec --batch.")
        yield arguments.question, tuple(part for given in arguments.history for part in given), {}
        return
    try:
        lines = arguments.batch.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Le fichier {arguments.batch} ne peut pas être lu : {error}. Vérifiez le chemin.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _batch_line(line, f"Ligne {number} de {arguments.batch.name}")


def _batch_line(line: str, place: str) -> tuple[str, tuple[str, ...], JsonObject]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place} : ce n'est pas un objet JSON. Corrigez-la.") from error
    if not isinstance(row, dict) or not isinstance(row.get("question"), str) or not row["question"].strip():
        raise InputError(f'{place} : il manque une "question" (du texte). Ajoutez-la.')
    history = row.get("history") or []
    if not isinstance(history, list) or not all(isinstance(each, str) for each in history):
        raise InputError(f'{place} : "history" doit être une liste de questions. Corrigez-la.')
    return row["question"], tuple(history), {"id": row["id"]} if "id" in row else {}


def _answer_each(
    arguments: Arguments,
    to_json: Callable[[str, tuple[str, ...]], JsonObject],
    to_text: Callable[[JsonObject], str],
) -> int:
    questions = list(_questions(arguments))
    for question, history, extra in questions:
        result = {**extra, **to_json(question, history)}
        as_json = arguments.json or arguments.batch is not None
        print(json.dumps(result, ensure_ascii=False) if as_json else to_text(result))
    return 0


def run_search(arguments: Arguments) -> int:
    """`search`: passages, best first."""
    assistant = _open(arguments)

    def to_json(question: str, history: tuple[str, ...]) -> JsonObject:
        query = assistant.understand(question, history=history)
        hits = assistant.search(question, k=arguments.k, history=history, documents=tuple(arguments.document))
        return serialise.search_json(query, hits, assistant.index)

    return _answer_each(arguments, to_json, results_text)


def run_ask(arguments: Arguments) -> int:
    """`ask`: a checked answer or a refusal."""
    assistant = _open(arguments)

    def to_json(question: str, history: tuple[str, ...]) -> JsonObject:
        return serialise.answer_json(assistant.ask(question, history=history, engine=arguments.engine))

    return _answer_each(arguments, to_json, answer_text)


def run_fiche(arguments: Arguments) -> int:
    """`fiche`: the fiches that fit a situation."""
    assistant = _open(arguments)

    def to_json(question: str, history: tuple[str, ...]) -> JsonObject:
        return serialise.fiche_matches_json(question, assistant.route(question, k=arguments.k, history=history))

    return _answer_each(arguments, to_json, matches_text)


def run_fiches(arguments: Arguments) -> int:
    """`fiches`: the catalogue."""
    catalogue = serialise.catalogue_json(_open(arguments).index)
    print(json.dumps(catalogue, ensure_ascii=False) if arguments.json else catalogue_text(catalogue))
    return 0


def run_evaluate(arguments: Arguments) -> int:
    """`evaluate`: the quality table over a question file."""
    questions = evaluation.read_questions(arguments.questions)
    assistant = _open(arguments)
    bar = tqdm(questions, unit="question", file=sys.stderr, disable=None)
    outcomes = evaluation.evaluate(bar, assistant)
    summary = evaluation.summarise(outcomes)
    if arguments.json:
        rows = [{"id": outcome.question.id, **outcome.measures} for outcome in outcomes]
        print(json.dumps({"summary": summary, "questions": rows}, ensure_ascii=False))
    else:
        print(evaluation.table(summary))
    return 0
