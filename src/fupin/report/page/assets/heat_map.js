// Rules by county: how many records fail, and the exact counts of every rule.

const HEAT = 5;
const MANY_COUNTIES = 6;
const HEAT_ORDERS = {
  book: () => 0,
  fails: (one, other) => other.fail + other.unknown - one.fail - one.unknown,
  rate: (one, other) => passRate(one) - passRate(other),
};
let onlyFound = true;
let heatOrder = "book";

function heatSection() {
  if (data.counties.length) return countyMapSection();
  const place = h("div", {});
  const box = h("input", { type: "checkbox", id: "only-found" });
  box.checked = onlyFound;
  const order = h(
    "select",
    { id: "heat-order" },
    Object.keys(HEAT_ORDERS).map((value) => h("option", { value }, say("heat_order." + value))),
  );
  order.value = heatOrder;
  const draw = () => {
    place.replaceChildren(heatTable());
  };
  box.addEventListener("change", () => {
    onlyFound = box.checked;
    draw();
  });
  order.addEventListener("change", () => {
    heatOrder = order.value;
    draw();
  });
  draw();
  const bar = h(
    "div",
    { class: "heat-bar" },
    h("span", {}, box, " ", h("label", { for: "only-found" }, say("only_found"))),
    h("span", {}, h("label", { for: "heat-order" }, say("arrange")), " ", order),
    legend(),
  );
  return section("heat", say("area_table"), h("p", { class: "lead" }, say("heat_lead")), bar, place);
}

/** Which step of the colours a count has: every step stands for twice as many as the one before. */
function heatStep(fails) {
  return fails ? Math.min(HEAT, 1 + Math.floor(Math.log2(fails))) : 0;
}

function legend() {
  const steps = [...Array(HEAT).keys()].map((step) => {
    const [first, last] = [2 ** step, 2 ** (step + 1) - 1];
    const told = step === HEAT - 1 ? first + "+" : first === last ? String(first) : first + "–" + last;
    return h("li", { class: "heat-" + (step + 1) }, told);
  });
  return h("ul", { class: "legend" }, h("li", {}, say("kind.fail")), steps);
}

/** By rule and county, and by county alone, how many entries fail and are unknown. */
function heatCounts() {
  const counts = new Map();
  for (const entry of entries) {
    if (entry.kind !== "fail" && entry.kind !== "unknown") continue;
    const [county] = FACETS.county(entry);
    for (const key of [entry.rule + "\n" + county, county]) {
      if (!counts.has(key)) counts.set(key, { fail: 0, unknown: 0 });
      counts.get(key)[entry.kind] += 1;
    }
  }
  return counts;
}

function heatTable() {
  const counts = heatCounts();
  const counties = valuesOf("county");
  const all = ruleVerdicts();
  const verdicts = all
    .filter((verdict) => !onlyFound || verdict.fail + verdict.unknown > 0)
    .sort(HEAT_ORDERS[heatOrder]);
  const heads = [
    heading(say("rule")),
    ...counties.map((name) => ({ text: areaName(name), name: "area" })),
    ...[...verdictNames().map((name) => VERDICT_HEADS[name]), "pass_rate"].map((key) => figures(say(key))),
  ];
  const rows = [totalsRow(all, counties, counts), ...verdicts.map((verdict) => heatRow(verdict, counties, counts))];
  const framed = table(
    say("area_table"),
    heads,
    rows,
    "heat" + (counties.length > MANY_COUNTIES ? " many" : ""),
    true,
  );
  rove(framed);
  return framed;
}

/** A county's name above its column; a long one is cut there, and stands whole in its title and in the filter. */
function areaName(county) {
  const name = labelOf("county", county);
  return h("bdi", { title: name }, name);
}

/** All rules together, whether they are listed or not. */
function totalsRow(verdicts, counties, counts) {
  const total = summedVerdicts(verdicts);
  const areas = counties.map((name) => heatCell(counts.get(name), 0, { county: name }, say("total")));
  return h("tr", { class: "totals" }, rowHead(say("total")), areas, verdictCells(total));
}

function heatRow(verdict, counties, counts) {
  const head = rowHead([
    h("span", { class: "id" }, verdict.rule),
    " ",
    h("span", { class: "title" }, t(data.rules[verdict.rule].title)),
  ]);
  const areas = counties.map((name) => {
    const found = counts.get(verdict.rule + "\n" + name);
    return found
      ? heatCell(found, heatStep(found.fail), { rule: verdict.rule, county: name }, verdict.rule)
      : cell("");
  });
  return h("tr", {}, head, areas, verdictCells(verdict));
}

/** A cell that filters by what it stands for. */
function heatCell(found, step, values, rule) {
  const label = say("cell_label", {
    county: labelOf("county", values.county),
    rule,
    fail: found.fail,
    unknown: found.unknown,
  });
  const unknown = found.unknown > 0 && h("small", {}, " ?" + count(found.unknown));
  const shown = [found.fail ? count(found.fail) : "", unknown];
  const show = () => showOnly(values);
  const inside = [h("span", { "aria-hidden": "true" }, shown), h("span", { class: "spoken" }, label)];
  return h("td", { class: "heat-" + step }, button({ tabindex: "-1", onclick: show }, inside));
}

/** The exact counts by rule, as the result has them. */
function ruleVerdicts() {
  return data.verdicts.map(([rule, , passed, fail, unknown, none, waived]) => ({
    rule,
    passed,
    fail,
    unknown,
    none,
    waived,
  }));
}

function summedVerdicts(verdicts) {
  const total = { passed: 0, fail: 0, unknown: 0, none: 0, waived: 0 };
  for (const verdict of verdicts) for (const name of Object.keys(total)) total[name] += verdict[name];
  return total;
}

/** The names of the counts on the right; what is waived has a column where anything is. */
function verdictNames() {
  return ["fail", "unknown", ...(data.summary.waived ? ["waived"] : []), "passed", "none"];
}

const VERDICT_HEADS = {
  fail: "kind.fail",
  unknown: "kind.unknown",
  waived: "kind.waived",
  passed: "passed",
  none: "not_applicable",
};

function verdictCells(verdict) {
  const amounts = verdictNames().map((name) => cell(count(verdict[name]), "figure"));
  const rate = passRate(verdict);
  return [...amounts, cell(rate > 1 ? "—" : (Math.floor(1000 * rate) / 10).toFixed(1) + "%", "figure")];
}

/** The share of judged records that comply; above 1 where none was judged, so that such rules stand last. */
function passRate(verdict) {
  const judged = verdict.passed + verdict.fail + verdict.unknown + verdict.waived;
  return judged ? verdict.passed / judged : 2;
}
