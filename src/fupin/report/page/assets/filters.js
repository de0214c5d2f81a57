// Which entries are asked for. The filters stand in the address, so that a view can be passed on.

const NONE = "—";
/** By the number of a file's path, the county that it is of; empty where one county is checked by itself. */
const ownerOfPath = new Map(data.counties.flatMap((each) => each.paths.map((path) => [path, t(each.county)])));
const FACETS = {
  level: (entry) => [entry.level],
  kind: (entry) => [entry.kind],
  record: (entry) => (entry.record === null ? [] : [entry.record]),
  since: (entry) => (entry.since === null ? [] : [entry.since]),
  county: (entry) => {
    const owner = ownerOfPath.get(entry.path);
    if (owner !== undefined) return [owner];
    return isProblem(entry) || entry.kind === "input" ? [] : [entry.county === null ? NONE : t(entry.county)];
  },
  clause: (entry) => ruleOf(entry).clauses || [],
  department: (entry) => (ruleOf(entry).departments || []).map((number) => data.texts[number]),
  rule: (entry) => [entry.rule],
};
const filter = { level: "", kind: "", since: "", record: "", county: "", clause: "", department: "", rule: "", text: "" };
const listeners = [];

/** By facet and value, how many entries there are of it. */
const tallies = {};
for (const [facet, valuesOf] of Object.entries(FACETS)) {
  tallies[facet] = new Map();
  for (const entry of entries) {
    for (const value of valuesOf(entry)) tallies[facet].set(value, (tallies[facet].get(value) || 0) + 1);
  }
}

const ORDERS = {
  level: () => LEVELS,
  kind: () => KINDS,
  since: () => SINCE,
  record: () => [...new Set([...Object.keys(data.records), ...tallies.record.keys()])],
  county: () => [...tallies.county.keys()].sort((one, other) => one.localeCompare(other, "zh")),
  clause: () => data.clauses,
  department: () => data.departments.map((number) => data.texts[number]),
  rule: () => Object.keys(data.rules),
};

/** The values of a facet that occur, in an order that a reader expects. */
function valuesOf(facet) {
  return ORDERS[facet]().filter((value) => tallies[facet].has(value));
}

function labelOf(facet, value) {
  if (facet === "level" || facet === "kind" || facet === "since") return say(facet + "." + value);
  if (facet === "record") return data.records[value] ? t(data.records[value][0]) : value;
  if (facet === "county" && value === NONE) return say("no_county");
  if (facet === "rule") return value + " " + t(data.rules[value].title);
  return value;
}

/** The entries that all filters let through, in an arrangement. */
function matching(arrangement) {
  const wanted = Object.keys(FACETS).filter((facet) => filter[facet]);
  const words = searchable(filter.text).split(/\s+/).filter(Boolean);
  return inOrder(arrangement).filter(
    (entry) =>
      wanted.every((facet) => FACETS[facet](entry).includes(filter[facet])) &&
      (words.length === 0 || words.every((word) => haystack(entry).includes(word))),
  );
}

function activeFilters() {
  return Object.keys(filter).filter((name) => filter[name]);
}

/** Sets filters and tells everybody; with `only`, all others are cleared. */
function setFilter(values, only) {
  if (only) for (const name of Object.keys(filter)) filter[name] = "";
  Object.assign(filter, values);
  writeAddress();
  for (const listener of listeners) listener();
}

/** Shows what a figure stands for: these filters alone, at the list. */
function showOnly(values) {
  setFilter(values, true);
  goTo("findings");
}

function writeAddress() {
  const parts = new URLSearchParams();
  if (language !== data.language) parts.set("lang", language);
  for (const name of activeFilters()) parts.set(name, filter[name]);
  try {
    history.replaceState(null, "", "#" + parts);
  } catch (error) {
    // Some viewers of local files allow no change of the address; the filters work all the same.
  }
}

/** Takes filters and language from the address; what it names that is not there is passed over. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(filter)) {
    const value = parts.get(name) || "";
    filter[name] = name === "text" || tallies[name].has(value) ? value : "";
  }
  const asked = parts.get("lang") || data.language;
  language = asked === "zh" || asked === "en" ? asked : data.language;
}
