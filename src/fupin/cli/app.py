"""The application: its commands by name. Each command's module imports what it needs when it runs."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from fupin.cli.check import check
from fupin.cli.diff import diff
from fupin.cli.explain import explain
from fupin.cli.help_page import HelpedCommand, HelpedGroup
from fupin.cli.language import said
from fupin.cli.progress import progress
from fupin.cli.receipt import receipt
from fupin.cli.rules import rules_app
from fupin.cli.template import template
from fupin.cli.trace import trace
from fupin.cli.trend import trend
from fupin.cli.waivers import waivers_app
from fupin.model.personal import mask_numbers


class _Commands(HelpedGroup):
    """The commands; what their options refuse is shown as every other message is."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = mask_numbers(error.message)
            raise


app = typer.Typer(
    cls=_Commands,
    help=said(
        "对照河北省 2018 年产业扶贫指导意见检查各县报送的表格。",
        "Checks county submissions against Hebei's 2018 guidance on poverty alleviation through industry.",
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check", cls=HelpedCommand)(check)
app.command("diff", cls=HelpedCommand)(diff)
app.command("explain", cls=HelpedCommand)(explain)
app.command("template", cls=HelpedCommand)(template)
app.command("trace", cls=HelpedCommand)(trace)
app.command("progress", cls=HelpedCommand)(progress)
app.command("receipt", cls=HelpedCommand)(receipt)
app.command("trend", cls=HelpedCommand)(trend)
app.add_typer(rules_app, name="rules")
app.add_typer(waivers_app, name="waivers")


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", "-V", help=said("显示版本", "show the version"))] = False,
) -> None:
    if version:
        from fupin.version import __version__

        typer.echo(f"fupin {__version__}")
        raise typer.Exit
