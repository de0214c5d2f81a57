#!/usr/bin/env bash
# Installs fupin into an environment of its own, which changes nothing for the other steps of the job.
# -I: nothing of the checked-out repository can be imported in the place of a module.
set -euo pipefail

venv="$RUNNER_TEMP/fupin-venv"
"$FUPIN_PYTHON" -I -m venv "$venv"
bin="$venv/bin"
[ -d "$bin" ] || bin="$venv/Scripts" # Windows
"$bin/python" -I -m pip install --quiet --disable-pip-version-check -- "${FUPIN_SOURCE:-$GITHUB_ACTION_PATH}"
echo "bin=$bin" >>"$GITHUB_OUTPUT"
