// How every file and sheet was read. What is inside a sheet is made when somebody opens it.

const MANY_SHEETS = 60;

function readingSection() {
  const parts = data.inputs.map((input) =>
    h(
      "div",
      { class: "input" },
      h("h3", {}, quoted(t(input.path)), " ", h("span", { class: "muted" }, t(input.written_as))),
      input.reason !== null &&
        h("p", { class: "bad" }, icon("input"), say("unreadable"), say("colon"), quoted(t(input.reason))),
      input.sheets.map(sheetPart),
      input.not_read.length > 0 &&
        h(
          "ul",
          { class: "not-read" },
          input.not_read.map((number) => h("li", {}, quoted(t(number)))),
        ),
      input.reason === null &&
        !input.sheets.length &&
        !input.not_read.length &&
        h("p", { class: "muted" }, say("nothing_in_it")),
    ),
  );
  return section("reading", say("reading"), h("p", { class: "lead" }, say("reading_lead")), closedOnPaper(), parts);
}

/** What paper says where there are too many sheets to print how each was read. */
function closedOnPaper() {
  const sheets = data.inputs.reduce((sum, input) => sum + input.sheets.length, 0);
  return sheets > MANY_SHEETS && h("p", { class: "on-paper" }, say("sheets_closed", { count: count(MANY_SHEETS) }));
}

function sheetPart(sheet) {
  const name = sheet.sheet === null ? say("table") : t(sheet.sheet);
  const kind = t(data.records[sheet.record][0]);
  const facts = [
    sheet.area,
    say("records_of", { kind, count: count(sheet.records) }),
    sheet.hidden && say("hidden"),
  ].filter(Boolean);
  const head = h("summary", {}, h("b", {}, quoted(name)), " ", h("span", { class: "muted" }, facts.join(" · ")));
  const part = h("details", { class: "sheet" }, head);
  part.fill = () => {
    if (part.filled) return;
    part.filled = true;
    part.append(sheetBody(sheet, name));
  };
  part.addEventListener("toggle", () => part.open && part.fill());
  return part;
}

function sheetBody(sheet, name) {
  const facts = h("dl", { class: "facts" });
  const fact = (key, ...content) => facts.append(h("dt", {}, say(key)), h("dd", {}, ...content));
  fact("record_kind", t(data.records[sheet.record][0]), say("comma"), t(sheet.by));
  fact("header_rows", sheet.header ? say("rows", { rows: sheet.header }) : say("own_names"));
  if (sheet.units.length) fact("unit_line", quoted(listed(sheet.units.map(t))));
  fact("records", count(sheet.records));
  const columns = data.column_lists[sheet.columns];
  const unused = [
    ...columns.filter((column) => column[2] === null).map((column) => t(column[0]) + " " + t(column[1])),
    ...sheet.unused.map(t),
  ];
  if (unused.length) fact("unused_columns", quoted(listed(unused)));
  for (const [reason, rows, size] of sheet.left_out) {
    fact(
      "left_out",
      t(reason),
      say("in_brackets", { text: say("entries_of_rows", { count: count(size) }) }),
      say("colon"),
      quoted(t(rows)),
    );
  }
  return h("div", { class: "body" }, facts, columnTable(columns, name));
}

function columnTable(columns, name) {
  const used = columns.filter((column) => column[2] !== null);
  if (!used.length) return null;
  const rows = used.map(([place, header, field, unit, hidden]) =>
    h(
      "tr",
      {},
      rowHead([quoted(t(place)), hidden && say("in_brackets", { text: say("hidden") })]),
      cell(quoted(t(header))),
      cell(t(field)),
      cell(t(unit)),
    ),
  );
  return table(
    say("columns_of", { name }),
    ["column", "header", "field", "unit"].map((key) => heading(say(key))),
    rows,
    "columns",
  );
}

/** Opens all sheets for paper, unless there are too many of them. */
function openSheets() {
  const closed = [...document.querySelectorAll("#reading details.sheet:not([open])")];
  if (closed.length > MANY_SHEETS) return () => {};
  for (const part of closed) {
    part.fill();
    part.open = true;
  }
  return () =>
    closed.forEach((part) => {
      part.open = false;
    });
}
