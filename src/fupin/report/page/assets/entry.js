// One entry: a line that opens to what the verdict rests on.

/** The line of an entry; `withRule` says which rule it is where the group around it doesn't. */
function entryLine(entry, withRule) {
  const place = h(
    "span",
    { class: "place" },
    quoted(placeOf(entry), "at"),
    fileOf(entry) && quoted(fileOf(entry), "file"),
  );
  const who = h(
    "span",
    { class: "who" },
    entry.county !== null && quoted(t(entry.county), "county"),
    t(entry.key) && quoted(t(entry.key), "key"),
  );
  const rule =
    withRule &&
    h(
      "span",
      { class: "of-rule" },
      icon(iconOf(entry)),
      h("b", {}, entry.rule),
      " ",
      t(ruleOf(entry).title),
      h("span", { class: "spoken" }, say("in_brackets", { text: kindOf(entry) })),
    );
  const since = (entry.since === "new" || entry.since === "worsened") && sinceMark(entry.since);
  const message = h("span", { class: "message" }, since, quoted(t(entry.message)));
  const waiver = entry.waiver !== null && quoted(t(entry.waiver[0]), "waiver");
  const head = h("summary", {}, place, h("span", { class: "told" }, rule, who, message, waiver));
  const line = h("details", { class: "entry " + iconOf(entry) }, head);
  line.fill = () => {
    if (line.filled) return;
    line.filled = true;
    line.append(entryBody(entry, withRule));
  };
  line.addEventListener("toggle", () => line.open && line.fill());
  return h("li", {}, line);
}

function entryBody(entry, withRule) {
  const repairs = entry.repairs.map((number) => h("li", {}, quoted(t(number))));
  const facts = h("dl", { class: "facts" });
  if (withRule) facts.append(...ruleFacts(entry.rule, true));
  facts.append(...waiverFacts(entry));
  if (entry.since !== null) facts.append(h("dt", {}, say("baseline")), h("dd", {}, say("since." + entry.since)));
  facts.append(h("dt", {}, say("file")), h("dd", {}, quoted(t(entry.path))));
  facts.append(h("dt", {}, say("fingerprint")), h("dd", {}, h("code", {}, entry.fingerprint)));
  return h(
    "div",
    { class: "body" },
    repairs.length > 0 && h("div", { class: "repairs" }, h("p", {}, say("repairs")), h("ul", {}, repairs)),
    entry.cells.length > 0 && evidence(entry),
    facts,
  );
}

/** Document, authority, reason, days and place of a waiver. */
function waiverFacts(entry) {
  if (entry.waiver === null) return [];
  const names = ["document", "authority", "reason", "days", "place"];
  return names.flatMap((name, position) => [
    h("dt", {}, say("waiver." + name)),
    h("dd", {}, quoted(t(entry.waiver[position + 1]))),
  ]);
}

function evidence(entry) {
  const rows = entry.cells.map(([field, place, header, text, value]) =>
    h(
      "tr",
      {},
      rowHead(t(field)),
      cell(place === null ? say("no_column") : quoted(t(place)), place === null ? "muted" : ""),
      cell(header === null ? "" : quoted(t(header))),
      cell(
        text === null || t(text) === "" ? say("empty") : quoted(t(text)),
        text === null || t(text) === "" ? "muted" : "written",
      ),
      cell(
        value === null ? say(isProblem(entry) ? "not_used" : "no_value") : quoted(t(value)),
        value === null ? "muted" : "",
      ),
    ),
  );
  const heads = ["field", "cell", "header", "written", "read_as"].map((key) => heading(say(key)));
  return table(say("evidence"), heads, rows, "evidence");
}

/** What there is to say of a rule beside its title: what it asks, on what it rests, who answers for it. The head of a group tells the remedy itself. */
function ruleFacts(id, withRemedy) {
  const rule = data.rules[id];
  const parts = [];
  const fact = (key, ...content) => parts.push(h("dt", {}, say(key)), h("dd", {}, ...content));
  if (t(rule.asks)) fact(rule.clauses ? "asks" : "meaning", t(rule.asks));
  if (withRemedy && rule.remedy !== null && t(rule.remedy)) fact("remedy", t(rule.remedy));
  if (rule.clauses) fact("clause", t(rule.clause), say("in_brackets", { text: t(rule.force) }));
  if (rule.departments && rule.departments.length) fact("department", listed(rule.departments.map(t)));
  if (id !== "INPUT") fact("more", command("fupin explain " + id));
  return parts;
}

/** A command that can be copied. */
function command(text) {
  const code = h("code", {}, text);
  const told = h("span", { role: "status", class: "muted" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = say("copied");
    } catch (error) {
      // Not every browser lets a local page use the clipboard: the text is marked for the reader to copy.
      getSelection().selectAllChildren(code);
      told.textContent = say("marked");
    }
  };
  return h(
    "span",
    { class: "command" },
    code,
    button({ class: "quiet", onclick: copy, "aria-label": say("copy_command", { text }) }, say("copy")),
    told,
  );
}
