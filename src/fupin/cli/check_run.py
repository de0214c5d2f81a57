"""One run of `fupin check`: what is read and judged, and everything that is written of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fupin.cli.annotating import write_annotated
from fupin.cli.baseline import baseline_of, held_against
from fupin.cli.gathering import gather
from fupin.cli.inputs import files_read, with_sources, without
from fupin.cli.run_options import cache_folder, tell_of_cache
from fupin.cli.watching import files_watched
from fupin.cli.write_failures import all_tried
from fupin.cli.writing import Target, needs_of, refuse_inputs, write_reading, write_reports
from fupin.model.text import Language

if TYPE_CHECKING:
    from fupin.checking import CheckOptions, Progress
    from fupin.reading.pins import Pins
    from fupin.reading.sources import Source
    from fupin.report.content import Content
    from fupin.report.text.shape import TextShape


@dataclass(frozen=True)
class CheckRun:
    """A check as it was asked for; it may be run again when a file has changed.

    Attributes:
        paths: as the user gave them.
        mapping: the mapping file.
        assume: units of numbers that declare none.
        waivers: the file of waivers.
        roster: the roster.
        baseline: the earlier report that the result is held against; None where there is none.
        options: what else the check is asked for; its pins, waivers and roster are read anew in each run.
        targets: where the reports go.
        annotate: where an annotated copy goes; None where none is asked for.
        shape: how much the text report on standard output shows.
        explain_reading: whether it is first shown how each sheet was read.
        quiet: whether no progress is shown.
        jobs: how many processes may be used; None for as many as there are cores.
        cache: folder of kept results; None where none are kept.
        language: the language of all texts.
    """

    paths: list[str]
    mapping: Path | None
    assume: Sequence[str]
    waivers: Path | None
    roster: Path | None
    baseline: Path | None
    options: CheckOptions
    targets: list[Target]
    annotate: Path | None
    shape: TextShape
    explain_reading: bool
    quiet: bool
    jobs: int | None
    cache: Path | None
    language: Language

    @property
    def outputs(self) -> list[Path]:
        """The files that are written."""
        return [path for path in (*(path for _, path in self.targets), self.annotate) if path is not None]

    def pins(self) -> Pins:
        """What the user says of sheets, columns and units.

        Raises:
            FupinError: the mapping file or an assumption can't be used.
        """
        from fupin.reading.pin_file import pins_of

        return pins_of(self.mapping, self.assume)

    def with_files(self) -> CheckOptions:
        """The options with what the files say that go with them.

        Raises:
            FupinError: the mapping file, an assumption, the file of waivers or the roster can't be used.
        """
        from fupin.checking import with_named_files

        return with_named_files(
            self.options, mapping=self.mapping, assume=self.assume, waivers=self.waivers, roster=self.roster
        )

    @property
    def _held(self) -> list[Path]:
        """The files that go with the options."""
        held = (self.mapping, self.waivers, self.roster, self.baseline)
        return [path for path in held if path is not None]

    def files(self) -> Iterator[Path]:
        """The files that the run depends on."""
        return files_watched(self.paths, self._held, self.options.rules, self.outputs)

    def gathered(self, again: bool = False) -> Content:
        """Checks, and gathers what the reports need.

        Args:
            again: whether an earlier run has written its files, which may lie in a folder that is checked.

        Raises:
            FupinError: an input would be written over, or see `fupin.check`.
        """
        options = self.with_files()
        baseline = baseline_of(self.baseline, personal=options.show_personal)
        needs = needs_of(self.targets)
        cache = cache_folder(self.cache)

        def work(sources: Sequence[Source], shown: Progress | None) -> Content:
            read = without(sources, self.outputs) if again else sources
            if self.outputs:
                refuse_inputs(self.outputs, files_read(read, self._held, self.options.rules))
            return gather(read, options, needs, shown, jobs=self.jobs, cache=cache)

        content = with_sources(self.paths, work, quiet=self.quiet, changed=options.changed)
        tell_of_cache(cache, self.language)
        return held_against(content, baseline, changed=options.changed)

    def write(self, content: Content) -> None:
        """Writes the reports and the annotated copy, each of them though another fails.

        Raises:
            UsageError: some can't be written.
        """
        if self.explain_reading:
            write_reading(content.result, self.pins(), self.targets, self.language)
        pieces = [partial(write_reports, content, self.targets, self.language, self.shape)]
        if self.annotate is not None:
            pieces.append(partial(write_annotated, self.annotate, self.paths[0], content.result, self.language))
        all_tried(pieces)
