// The list of entries: filtered, in groups, as many at a time as a reader can take in.

const STEP = 100;
const MOST_PRINTED = 2000;
const MOST_OPENED = 300;
let arrangement = "rule";
let shownLimit = STEP;

function findingsSection() {
  const list = h("div", { class: "groups", id: "list" });
  const status = h("p", { class: "count", role: "status", "aria-live": "polite" });
  const more = h("p", { class: "more" });
  const update = () => drawList(list, status, more);
  listeners.push(() => {
    shownLimit = STEP;
    update();
  });
  redrawList = update;
  update();
  const order = h(
    "select",
    { id: "arrangement" },
    ["rule", "place"].map((value) => h("option", { value }, say("arrange." + value))),
  );
  order.value = arrangement;
  order.addEventListener("change", () => {
    arrangement = order.value;
    shownLimit = STEP;
    update();
  });
  const bar = h(
    "div",
    { class: "list-bar" },
    status,
    h("div", { class: "filter inline" }, h("label", { for: "arrangement" }, say("arrange")), order),
  );
  return section("findings", say("findings"), filterForm(), chips(), bar, list, more);
}

let redrawList = () => {};

function drawList(list, status, more) {
  const found = matching(arrangement);
  status.textContent = say("shown", { shown: count(found.length), all: count(entries.length) });
  list.replaceChildren(...groupsOf(found));
  if (!found.length)
    list.append(h("p", { class: "nothing" }, entries.length ? say("nothing_matches") : say("nothing_found")));
  drawMore(more, found.length);
}

function drawMore(more, found) {
  const left = found - shownLimit;
  more.replaceChildren();
  if (left <= 0) return;
  const next = () => {
    const first = shownLimit;
    shownLimit += STEP;
    redrawList();
    const line = document.querySelectorAll("#list summary.line, #list details.entry > summary")[first];
    if (line) line.focus();
  };
  more.append(
    button({ onclick: next }, say("show_more", { count: count(Math.min(STEP, left)) })),
    h("span", { class: "muted" }, say("left", { count: count(left) })),
  );
}

/** The first entries in groups that follow each other; a group says how many it has in all. */
function groupsOf(found) {
  const key =
    arrangement === "rule"
      ? (entry) => entry.kind + " " + entry.level + " " + entry.rule
      : (entry) => entry.path + " " + entry.sheet;
  const sizes = new Map();
  for (const entry of found) sizes.set(key(entry), (sizes.get(key(entry)) || 0) + 1);
  const groups = [];
  let last = null;
  for (const entry of found.slice(0, shownLimit)) {
    if (key(entry) !== last) {
      last = key(entry);
      groups.push([groupHead(entry, sizes.get(last)), h("ul", { class: "entries" })]);
    }
    groups[groups.length - 1][1].append(entryLine(entry, arrangement === "place"));
  }
  return groups.map(([head, lines]) => h("section", { class: "group" }, head, lines));
}

function groupHead(entry, size) {
  const amount = h("span", { class: "size" }, say("entries", { count: count(size) }));
  if (arrangement === "place") {
    const name = entry.sheet === null ? t(entry.path) : t(entry.sheet);
    return h(
      "header",
      {},
      h("h3", {}, quoted(name), " ", amount),
      fileOf(entry) && h("p", { class: "muted" }, quoted(fileOf(entry))),
    );
  }
  const rule = ruleOf(entry);
  const level = h("span", { class: "level " + iconOf(entry) }, icon(iconOf(entry)), kindOf(entry));
  const id = entry.kind === "input" ? "" : h("span", { class: "id" }, entry.rule);
  const clause = rule.clauses && h("span", { class: "clause" }, t(rule.clause));
  const remedy =
    entry.kind !== "waived" &&
    rule.remedy !== null &&
    t(rule.remedy) &&
    h("p", { class: "remedy" }, h("b", {}, say("remedy"), say("colon")), t(rule.remedy));
  const about =
    entry.kind !== "input" &&
    h(
      "details",
      { class: "about" },
      h("summary", {}, say("about_rule")),
      h("dl", { class: "facts" }, ruleFacts(entry.rule, false)),
    );
  return h(
    "header",
    {},
    h("h3", {}, level, id, " ", h("span", { class: "title" }, t(rule.title)), " ", clause, amount),
    remedy,
    about,
  );
}

/** Before printing, everything that is asked for is put on the page, as far as paper makes sense. */
function spreadForPrint() {
  const before = shownLimit;
  shownLimit = MOST_PRINTED;
  redrawList();
  const lines = document.querySelectorAll("#list details.entry");
  if (lines.length <= MOST_OPENED)
    for (const line of lines) {
      line.fill();
      line.open = true;
    }
  return () => {
    shownLimit = before;
    redrawList();
  };
}
