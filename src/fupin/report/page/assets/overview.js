// The head figures, how they stand to the baseline, and the files.

const MOST_FILES = 20;

function overviewSection() {
  const summary = data.summary;
  const parts = [
    figure(null, say("figure.records"), summary.records, null),
    figure("error", say("level.error"), summary.error, { kind: "fail", level: "error" }),
    figure("warning", say("level.warning"), summary.warning, { kind: "fail", level: "warning" }),
    figure("note", say("level.note"), summary.note, { kind: "fail", level: "note" }),
    figure("unknown", say("kind.unknown"), summary.unknown, { kind: "unknown" }),
    (summary.waived > 0 || data.entries.some((row) => row[0] === "waived")) &&
      figure("waived", say("kind.waived"), summary.waived, { kind: "waived" }),
    figure("problem", say("figure.problems"), summary.problems, { kind: "problem" }),
    figure("input", say("figure.unreadable"), summary.unreadable, { kind: "input" }),
  ];
  const shown = parts.filter(Boolean);
  const figures = h("div", { class: shown.length > 7 ? "figures eight" : "figures" }, shown);
  return section("overview", say("overview"), figures, baselinePart(), filesPart(), recordsTable());
}

function figure(name, label, amount, values) {
  const inside = [
    h("span", { class: "amount" }, count(amount)),
    h("span", { class: "label" }, name && icon(name), label),
  ];
  if (!values || !amount) return h("div", { class: "one" }, inside);
  return button({ class: "one", onclick: () => showOnly(values) }, inside);
}

/** How many findings and problems are new, worsened, kept, mended and gone; a count of what is here filters the list. */
function baselinePart() {
  if (data.baseline === null) return null;
  const gone = data.baseline.counts.gone ? ["gone"] : [];
  const shown = [...SINCE, "mended", ...gone].map((since) => {
    const amount = data.baseline.counts[since];
    const told = [sinceMark(since), h("b", {}, count(amount))];
    const leads = SINCE.includes(since) && amount > 0;
    return h("li", {}, leads ? button({ class: "quiet", onclick: () => showOnly({ since }) }, told) : told);
  });
  return h(
    "div",
    { class: "baseline" },
    h("ul", { "aria-label": say("baseline") }, h("li", { class: "muted" }, say("baseline")), shown),
    h("p", { class: "muted" }, quoted(t(data.baseline.name))),
  );
}

/** The word for how something stands to the baseline. */
function sinceMark(since) {
  return h("span", { class: "since " + since }, say("since." + since));
}

/** The files; of many the list is folded. */
function filesPart() {
  if (data.inputs.length <= MOST_FILES) return filesTable();
  const told = say("option", { text: say("files"), count: count(data.inputs.length) });
  return h("details", { class: "by-record" }, h("summary", {}, told), filesTable());
}

function filesTable() {
  const rows = data.inputs.map((input) =>
    h(
      "tr",
      {},
      rowHead(quoted(t(input.path))),
      cell(
        input.reason === null
          ? [icon("pass"), say("status.checked")]
          : [icon("input"), say("unreadable"), say("colon"), quoted(t(input.reason))],
      ),
      cell(count(input.sheets.length), "figure"),
      cell(count(input.sheets.reduce((sum, sheet) => sum + sheet.records, 0)), "figure"),
      cell(h("code", {}, input.sha256 || "")),
    ),
  );
  const heads = [
    heading(say("file")),
    heading(say("status")),
    figures(say("sheets")),
    figures(say("records")),
    heading("SHA-256"),
  ];
  return table(say("files"), heads, rows, "files");
}

/** By record kind, how many records were judged and what was found; a count filters the list. */
function recordsTable() {
  const kinds = valuesOf("record");
  if (!kinds.length) return null;
  const columns = [
    ...LEVELS.map((level) => ["level." + level, { kind: "fail", level }]),
    ["kind.unknown", { kind: "unknown" }],
    ["kind.problem", { kind: "problem" }],
  ];
  const tally = recordTally();
  const rows = kinds.map((record) => {
    const [, judged] = data.records[record] || [null, 0];
    const found = columns.map(([, values]) => {
      const amount = tally.get([record, values.kind, values.level || ""].join("\n")) || 0;
      return cell(
        amount ? button({ class: "quiet", onclick: () => showOnly({ record, ...values }) }, count(amount)) : "0",
        "figure",
      );
    });
    return h("tr", {}, rowHead(labelOf("record", record)), cell(count(judged), "figure"), found);
  });
  const heads = [heading(say("record_kind")), figures(say("records")), ...columns.map(([key]) => figures(say(key)))];
  return h(
    "details",
    { class: "by-record" },
    h("summary", {}, say("by_record")),
    table(say("by_record"), heads, rows, "records", true),
  );
}

function recordTally() {
  const tally = new Map();
  for (const entry of entries) {
    const key = [entry.record, entry.kind, entry.kind === "fail" ? entry.level : ""].join("\n");
    tally.set(key, (tally.get(key) || 0) + 1);
  }
  return tally;
}
