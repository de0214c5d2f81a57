// What to know first, all counties together, and the reports that were used.

function notesPart() {
  return ["attention", "remarks"]
    .filter((kind) => data[kind].length)
    .map((kind) =>
      h(
        "div",
        { class: "notes " + kind },
        h("h3", {}, say(kind)),
        h(
          "ul",
          {},
          data[kind].map((note) => h("li", {}, quoted(t(note)))),
        ),
      ),
    );
}

function overviewSection() {
  const parts = [notesPart()];
  if (data.nothing !== null) parts.push(h("p", {}, t(data.nothing)));
  if (data.total && data.nothing === null) {
    const name = data.counties.length === 1 ? t(data.counties[0].name) : say("total");
    parts.push(h("h3", {}, quoted(name)), cards(data.total, Object.keys(data.total.measures), name));
    if (data.steady) {
      const shown = ["records", "error", "fail_rate", "coverage"].filter((each) => data.steady.measures[each]);
      const heading = say("steady", { count: data.steady_count });
      parts.push(h("h3", {}, heading), cards(data.steady, shown, heading));
    }
    parts.push(h("p", { class: "lead" }, t(data.definitions)));
  }
  for (const line of data.legend) parts.push(h("p", { class: "lead" }, t(line)));
  return section("overview", say("overview"), parts);
}

/** A card a measure of one series. */
function cards(series, measures, name) {
  return h(
    "ul",
    { class: "cards" },
    measures.map((measure) => {
      const points = pointsOf(series, measure, false);
      const label = t(data.measures[measure]);
      return h(
        "li",
        { class: "card" },
        h("div", { class: "card-head" }, h("span", {}, label), changeOf(series.measures[measure])),
        chart(name + " " + label, points),
        chartFigures(points),
      );
    }),
  );
}

function reportsSection() {
  const rows = data.reports.map((report) =>
    h(
      "tr",
      {},
      rowHead(quoted(t(report.path))),
      cell(say("kind." + report.kind)),
      cell(report.as_of),
      cell(report.quarter),
      cell(report.used ? count(report.counties) : say("not_used"), "figure"),
      cell(h("code", {}, report.sha256)),
    ),
  );
  const heads = [
    heading(say("report")),
    heading(say("kind")),
    heading(say("as_of")),
    heading(say("quarter")),
    figures(say("used")),
    heading("SHA-256"),
  ];
  return section("reports", say("reports"), table(say("reports"), heads, rows, "files", true));
}
