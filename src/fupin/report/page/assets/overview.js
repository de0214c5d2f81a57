// The head figures, and the files.

function overviewSection() {
  const summary = data.summary;
  const parts = [
    figure(null, say("figure.records"), summary.records, null),
    figure("error", say("level.error"), summary.error, { kind: "fail", level: "error" }),
    figure("warning", say("level.warning"), summary.warning, { kind: "fail", level: "warning" }),
    figure("note", say("level.note"), summary.note, { kind: "fail", level: "note" }),
    figure("unknown", say("kind.unknown"), summary.unknown, { kind: "unknown" }),
    figure("problem", say("figure.problems"), summary.problems, { kind: "problem", level: "error" }),
    figure("input", say("figure.unreadable"), summary.unreadable, { kind: "input" }),
  ];
  return section("overview", say("overview"), h("div", { class: "figures" }, parts), filesTable());
}

function figure(name, label, amount, values) {
  const inside = [h("span", { class: "amount" }, count(amount)), h("span", { class: "label" }, name && icon(name), label)];
  if (!values || !amount) return h("div", { class: "one" }, inside);
  return button({ class: "one", onclick: () => showOnly(values) }, inside);
}

function filesTable() {
  const rows = data.inputs.map((input) =>
    h(
      "tr",
      {},
      rowHead(quoted(t(input.path))),
      cell(input.reason === null ? [icon("pass"), say("status.checked")] : [icon("input"), say("unreadable"), say("colon"), quoted(t(input.reason))]),
      cell(count(input.sheets.length), "figure"),
      cell(count(input.sheets.reduce((sum, sheet) => sum + sheet.records, 0)), "figure"),
      cell(h("code", {}, input.sha256 || "")),
    ),
  );
  const heads = [heading(say("file")), heading(say("status")), figures(say("sheets")), figures(say("records")), heading("SHA-256")];
  return table(say("files"), heads, rows, "files");
}
