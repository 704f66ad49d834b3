"""The command line. A command's module is imported when it is called: ``--help`` and ``sql`` never load Prefect."""

from __future__ import annotations

import importlib
import os
import sys
from typing import NoReturn

import click

from config.errors import NewswakeError
from flows import exits, output

COMMANDS = (
    "run",
    "backfill",
    "compare",
    "reprocess",
    "poll",
    "report",
    "seeds",
    "sources",
    "sql",
    "search",
    "history",
    "why",
    "label",
    "shell",
    "export",
    "record",
    "up",
    "doctor",
    "backup",
    "restore",
    "prepare",
    "demo",
)
DEBUG = "NEWSWAKE_DEBUG"

HELP = """Watch the wake of a news article: who copied it, who reported the same event, and why we think so.

An article goes in, the seed. The articles around it are found, fetched, read and compared with it; what was found
is kept in a DuckDB warehouse, in WARC files and in an HTML report.

\b
Examples:
  newswake run kazakhstan-gamble             a seed of the catalogue
  newswake run https://example.org/a-story   any article
  newswake sql "FROM matches LIMIT 20"       what was found
  newswake up                                schedules and the Prefect UI

Results go to stdout, everything else to stderr. Settings are NEWSWAKE_* variables, .env or newswake.toml;
`newswake doctor` shows those in force. NEWSWAKE_DEBUG=1 shows where an error came from.
"""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are needed, and which turns our errors into exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order in which they are explained."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import the module that holds a command."""
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"flows.commands.{cmd_name}").command
        if not isinstance(found, click.Command):
            raise TypeError(f"flows.commands.{cmd_name}.command is no command")
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Our errors become one clear message, a reader that left early is no error."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except NewswakeError as error:
            if os.environ.get(DEBUG):
                raise
            output.say(f"newswake: {sentence(error)}")
            ctx.exit(exits.code_of(error))
        except BrokenPipeError:
            _forget_stdout()
            ctx.exit(exits.OK)
        except (KeyboardInterrupt, RuntimeError) as error:
            if not interrupted(error):
                raise
            output.say("newswake: interrupted")
            ctx.exit(exits.INTERRUPTED)
        return result


def sentence(error: NewswakeError) -> str:
    """Subject, what happened, what to do: each ended by a full stop, however it was raised."""
    message = error.message if error.message.rstrip(" ").endswith((".", "!", "?", "\n")) else f"{error.message}."
    subject = f"{error.subject}: " if error.subject else ""
    return f"{subject}{message} {error.advice or ''}".rstrip()


def interrupted(error: BaseException) -> bool:
    """Ctrl-C, also where DuckDB has wrapped it up."""
    return isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt)


def _forget_stdout() -> None:
    """Let the interpreter's last flush go nowhere; it would complain about the broken pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.command(
    cls=LazyGroup,
    help=HELP,
    epilog=exits.epilog(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="newswake", prog_name="newswake")
def cli() -> None:
    """See HELP."""


def main() -> NoReturn:
    """Entry point of ``newswake`` and ``python -m flows``."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    cli(prog_name="newswake")
    raise SystemExit(exits.OK)
