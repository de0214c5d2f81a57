"""As much of GitHub's runner as the action's steps need: expressions, files of the environment, and bash."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@dataclass
class Job:
    """A job that uses the action, in a folder for its files; steps are run by name of their id.

    Attributes:
        workspace: the checked-out repository.
        temporary: the runner's folder for everything else.
        inputs: what the workflow says; the action's defaults stand for the rest.
        outputs: by step, what it has given.
        environment: of every step.
    """

    workspace: Path
    temporary: Path
    inputs: Mapping[str, str]
    environment: Mapping[str, str]
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)

    def run(self, step_id: str) -> subprocess.CompletedProcess[str]:
        """Runs a step's script, from a file, with the options that the runner gives bash."""
        (step,) = (step for step in STEPS if step.get("id") == step_id)
        assert step["shell"] == "bash"
        files = {name: self.temporary / f"{name}-{step_id}" for name in ("script", "output", "summary")}
        for name, text in {"script": step["run"], "output": "", "summary": ""}.items():
            files[name].write_text(text, encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(files["script"])],
            cwd=self.workspace,
            env={
                **self.environment,
                **{name: self.value(text) for name, text in step["env"].items()},
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_WORKSPACE": str(self.workspace),
                "GITHUB_OUTPUT": str(files["output"]),
                "GITHUB_STEP_SUMMARY": str(files["summary"]),
                "RUNNER_TEMP": str(self.temporary),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        lines = files["output"].read_text(encoding="utf-8").splitlines()
        self.outputs[step_id] = dict(line.split("=", 1) for line in lines)
        return done

    def summary(self, step_id: str) -> str:
        """What a step has written to the summary of the job."""
        return (self.temporary / f"summary-{step_id}").read_text(encoding="utf-8")

    def value(self, text: str) -> str:
        """A text with its expressions put in."""
        return EXPRESSION.sub(lambda found: self._looked_up(found[1]), text)

    def goes_on(self, step: Mapping[str, Any]) -> bool:
        """Whether a step runs, by its `if`, after one that failed; the job is not cancelled."""
        condition = EXPRESSION.fullmatch(step["if"])
        assert condition is not None
        parts = condition[1].split(" && ")
        if "!cancelled()" not in parts:
            return False  # it would have to succeed first
        return all(self._holds(part) for part in parts if part != "!cancelled()")

    def _holds(self, comparison: str) -> bool:
        found = re.fullmatch(r"(\S+) (==|!=) '(.*)'", comparison)
        assert found is not None, comparison
        return (self._looked_up(found[1]) == found[3]) is (found[2] == "==")

    def _looked_up(self, name: str) -> str:
        parts = name.split(".")
        if parts[0] == "inputs":
            default: str = ACTION["inputs"][parts[1]].get("default", "")
            return self.inputs.get(parts[1], default)
        assert (parts[0], parts[2]) == ("steps", "outputs"), name
        return self.outputs.get(parts[1], {}).get(parts[3], "")


def environment(**more: str) -> dict[str, str]:
    """The environment of a step: this one, without what a runner has no part in."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("GITHUB_", "FUPIN_", "COV_"))}
    return {**kept, **more}
