// The entries of the report, and what they are called.

const LEVELS = ["error", "warning", "note"];
const KINDS = ["input", "fail", "unknown", "problem", "reading", "waived"];
const SINCE = ["new", "worsened", "kept"];
const several = data.inputs.length > 1;

const entries = data.entries.map((row, index) => {
  const entry = { index };
  data.entry_fields.forEach((name, position) => {
    entry[name] = row[position];
  });
  return entry;
});
const ruleOrder = new Map(Object.keys(data.rules).map((id, position) => [id, position]));
const inputOrder = new Map(data.inputs.map((input, position) => [input.path, position]));

function ruleOf(entry) {
  return data.rules[entry.rule];
}

/** Sheet and cell, such as 扶贫小额信贷!I17; of a file without sheets the file; of a row without a cell the row. */
function placeOf(item) {
  const row = item.row === null ? "" : say("row", { row: item.row });
  if (item.sheet === null) {
    const at = item.cell === null ? row : t(item.cell);
    return at ? t(item.path) + ":" + at : t(item.path);
  }
  return item.cell === null ? t(item.sheet) + (row ? " " + row : "") : t(item.sheet) + "!" + t(item.cell);
}

/** The file of a place that doesn't name it by itself; empty where there is but one file. */
function fileOf(item) {
  return several && item.sheet !== null ? t(item.path) : "";
}

/** Whether it is about data, be it a note that changes no verdict. */
function isProblem(entry) {
  return entry.kind === "problem" || entry.kind === "reading";
}

function iconOf(entry) {
  return entry.kind === "fail" ? entry.level : entry.kind;
}

/** What kind of thing an entry is, in words: its level where a rule is broken. */
function kindOf(entry) {
  if (entry.kind === "fail") return say("level." + entry.level);
  return (
    say("kind." + entry.kind) +
    (entry.kind === "input" || entry.kind === "reading" ? "" : say("in_brackets", { text: say("level." + entry.level) }))
  );
}

function searchable(text) {
  return text.normalize("NFKC").toLowerCase();
}

/** Everything of an entry that can be looked for; made when it is first asked for. */
function haystack(entry) {
  if (entry.haystack === undefined) {
    const place = t(entry.path) + "\n" + t(entry.sheet) + "!" + t(entry.cell);
    const told = entry.cells.map((parts) => parts.map(both).join("\n"));
    const texts = [
      entry.rule,
      both(ruleOf(entry).title),
      place,
      t(entry.county),
      both(entry.key),
      both(entry.message),
      ...(entry.waiver || []).map(both),
      ...told,
    ];
    entry.haystack = searchable(texts.join("\n"));
  }
  return entry.haystack;
}

/** The entries in an arrangement, sorted once. */
const arranged = {};
function inOrder(arrangement) {
  if (!arranged[arrangement]) {
    const key = arrangement === "rule" ? byRule : byPlace;
    const keys = entries.map(key);
    arranged[arrangement] = [...entries].sort((one, other) => compared(keys[one.index], keys[other.index]));
  }
  return arranged[arrangement];
}

function byRule(entry) {
  return [KINDS.indexOf(entry.kind), LEVELS.indexOf(entry.level), ruleOrder.get(entry.rule), entry.index];
}

const sheetOrder = new Map();
for (const entry of entries) {
  if (!sheetOrder.has(entry.sheet)) sheetOrder.set(entry.sheet, sheetOrder.size);
}

function byPlace(entry) {
  return [
    inputOrder.has(entry.path) ? inputOrder.get(entry.path) : -1,
    sheetOrder.get(entry.sheet),
    entry.row || 0,
    entry.index,
  ];
}

function compared(one, other) {
  for (let position = 0; position < one.length; position += 1) {
    if (one[position] !== other[position]) return one[position] - other[position];
  }
  return 0;
}
