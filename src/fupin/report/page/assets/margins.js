// How close the records that comply stand to each limit.

function marginsSection() {
  if (!data.margins.length) return null;
  const heads = [
    heading(say("rule")),
    heading(say("limit")),
    figures(say("passed")),
    figures(say("smallest_margin")),
    heading(say("nearest")),
  ];
  const rows = data.margins.map((each) =>
    h(
      "tr",
      {},
      rowHead([
        h("span", { class: "id" }, each.rule),
        " ",
        h("span", { class: "title" }, t(data.rules[each.rule].title)),
      ]),
      cell([
        h("b", {}, t(each.figure)),
        " ",
        h("span", { class: "muted" }, say("in_quotes", { text: t(each.phrase) })),
      ]),
      cell(count(each.passed), "figure"),
      cell(t(each.margin), "figure margin"),
      cell([
        quoted(placeOf(each), "at"),
        " ",
        fileOf(each) && quoted(fileOf(each), "file"),
        " ",
        quoted(t(each.key), "muted"),
      ]),
    ),
  );
  return section(
    "margins",
    say("margins"),
    h("p", { class: "lead" }, say("margins_lead")),
    table(say("margins"), heads, rows, "margins", true),
  );
}
