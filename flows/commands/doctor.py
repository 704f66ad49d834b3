"""newswake doctor: is everything that a run needs in order?"""

from __future__ import annotations

import click

from flows import exits, output


@click.command(short_help="Check whether everything is in order.", epilog=exits.epilog(exits.OK, exits.FAILURE))
@click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
@click.option("--settings/--no-settings", "show_settings", default=True, help="List the settings in force. [on]")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool, show_settings: bool) -> None:
    """Check versions, settings, catalogue, warehouse, Prefect, proxy, clock and disk; say what to do about each.

    Nothing is asked of the web and nothing is changed. Each line is ok, warn or fail; a fail ends with code 1.

    \b
    Examples:
      newswake doctor
      newswake doctor --json | jq '.checks[] | select(.state != "ok")'
    """
    import json

    from flows import doctor, findings

    found = doctor.examine()
    if as_json:
        click.echo(json.dumps(findings.as_dict(found), ensure_ascii=False, indent=2))
    else:
        for line in findings.lines(found, output.columns(), with_settings=show_settings):
            click.echo(line)
    ctx.exit(exits.FAILURE if found.failed else exits.OK)
