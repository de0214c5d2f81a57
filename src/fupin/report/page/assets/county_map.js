// A province's rules by county, from the exact counts of every county: shares or counts, those that haven't submitted marked.

const RATE_STEPS = [0.05, 0.1, 0.2, 0.5];
const MEASURES = ["rate", "count"];
const MOST_ON_PAPER = 16;
let measure = "rate";

function countyMapSection() {
  const place = h("div", {});
  const draw = () => place.replaceChildren(countyMap());
  const box = h("input", { type: "checkbox", id: "only-found" });
  box.checked = onlyFound;
  box.addEventListener("change", () => {
    onlyFound = box.checked;
    draw();
  });
  const order = picked("heat-order", Object.keys(HEAT_ORDERS), "heat_order.", heatOrder, (value) => {
    heatOrder = value;
    draw();
  });
  const legendPlace = h("div", {});
  const shown = picked("measure", MEASURES, "measure.", measure, (value) => {
    measure = value;
    legendPlace.replaceChildren(measureLegend());
    draw();
  });
  legendPlace.replaceChildren(measureLegend());
  draw();
  const bar = h(
    "div",
    { class: "heat-bar" },
    h("span", {}, h("label", { for: "measure" }, say("measure")), " ", shown),
    h("span", {}, box, " ", h("label", { for: "only-found" }, say("only_found"))),
    h("span", {}, h("label", { for: "heat-order" }, say("arrange")), " ", order),
    legendPlace,
  );
  const wide = data.counties.length > MOST_ON_PAPER;
  if (wide) for (const part of [place, legendPlace]) part.classList.add("on-screen");
  const paper = wide && h("p", { class: "on-paper" }, say("map_not_printed", { count: MOST_ON_PAPER }));
  return section("heat", say("area_table"), h("p", { class: "lead" }, say("county_heat_lead")), paper, bar, place);
}

/** A choice; `changed` is told what is chosen. */
function picked(id, values, words, chosen, changed) {
  const options = values.map((value) => h("option", { value }, say(words + value)));
  const select = h("select", { id }, options);
  select.value = chosen;
  select.addEventListener("change", () => changed(select.value));
  return select;
}

function measureLegend() {
  if (measure === "count") return legend();
  const tops = [...RATE_STEPS.map((top) => "≤" + 100 * top + "%"), ">" + 100 * RATE_STEPS[RATE_STEPS.length - 1] + "%"];
  const steps = tops.map((told, step) => h("li", { class: "heat-" + (step + 1) }, told));
  return h("ul", { class: "legend" }, h("li", {}, say("fail_rate")), steps);
}

function countyMap() {
  const verdicts = ruleVerdicts()
    .filter((verdict) => !onlyFound || verdict.fail + verdict.unknown + verdict.waived > 0)
    .sort(HEAT_ORDERS[heatOrder]);
  const heads = [
    heading(say("rule")),
    ...data.counties.map((county) => ({ text: countyHead(county), name: county.paths.length && county.listed ? "area" : "area absent" })),
    ...[...verdictNames().map((name) => VERDICT_HEADS[name]), "fail_rate"].map((key) => figures(say(key))),
  ];
  const rows = [allRules(), ...verdicts.map(countyMapRow)];
  const many = data.counties.length > MANY_COUNTIES ? " many" : "";
  const framed = table(say("area_table"), heads, rows, "heat province" + many, true);
  framed.classList.add("tall");
  rove(framed);
  return framed;
}

/** A county's name above its column, with what is to be known of its files. */
function countyHead(county) {
  const name = t(county.county);
  const apart = county.listed ? !county.paths.length && "absent" : "stray";
  const state = apart ? say("in_brackets", { text: say(apart) }) : "";
  const unreadable = county.unreadable ? say("in_brackets", { text: say("unreadable_files", { count: county.unreadable }) }) : "";
  const mark = county.unreadable > 0 && [icon("input"), h("span", { class: "spoken" }, unreadable)];
  return [mark, h("bdi", { title: name + state + unreadable }, name), state && h("small", {}, state)];
}

/** All rules together, whether they are listed or not. */
function allRules() {
  const areas = data.counties.map((county) => {
    const [passed, fail, unknown, none, waived] = [0, 1, 2, 3, 4].map((position) =>
      Object.values(county.verdicts).reduce((sum, counts) => sum + counts[position], 0),
    );
    return countyCell(county, { passed, fail, unknown, none, waived }, {}, say("total"));
  });
  return h("tr", { class: "totals" }, rowHead(say("total")), areas, shareCells(summedVerdicts(ruleVerdicts())));
}

function countyMapRow(verdict) {
  const head = rowHead([
    h("span", { class: "id" }, verdict.rule),
    " ",
    h("span", { class: "title" }, t(data.rules[verdict.rule].title)),
  ]);
  const areas = data.counties.map((county) => {
    const [passed, fail, unknown, none, waived] = county.verdicts[verdict.rule] || [0, 0, 0, 0, 0];
    return countyCell(county, { passed, fail, unknown, none, waived }, { rule: verdict.rule }, verdict.rule);
  });
  return h("tr", {}, head, areas, shareCells(verdict));
}

/** A cell with what fails and what is unknown; it filters by what it stands for. */
function countyCell(county, counts, values, rule) {
  if (!county.paths.length) return h("td", { class: "absent" });
  const judged = counts.passed + counts.fail + counts.waived;
  const all = judged + counts.unknown;
  if (!all) return h("td", {});
  const name = t(county.county);
  const title = say("county_cell", {
    county: name,
    rule,
    fail: count(counts.fail),
    judged: count(judged),
    rate: judged ? percent(counts.fail, judged) + "%" : "—",
    unknown: count(counts.unknown),
    share: percent(counts.unknown, all) + "%",
    waived: count(counts.waived),
    none: count(counts.none),
  });
  const fails = !judged ? "" : measure === "rate" ? percent(counts.fail, judged) : count(counts.fail);
  const unknown = measure === "rate" ? percent(counts.unknown, all) : count(counts.unknown);
  const inside = [fails, counts.unknown > 0 && h("small", {}, " ?" + unknown)];
  const step = rule === say("total") ? 0 : stepOf(counts.fail, judged);
  if (!counts.fail && !counts.unknown && !counts.waived) return h("td", { class: "heat-0 none", title }, inside);
  const show = () => showOnly({ ...values, county: name });
  return h("td", { class: "heat-" + step }, button({ tabindex: "-1", title, "aria-label": title, onclick: show }, inside));
}

function stepOf(fails, judged) {
  if (measure === "count") return heatStep(fails);
  if (!fails) return 0;
  const at = RATE_STEPS.findIndex((top) => fails <= top * judged);
  return at < 0 ? HEAT : at + 1;
}

function shareCells(verdict) {
  const judged = verdict.passed + verdict.fail + verdict.waived;
  const amounts = verdictNames().map((name) => cell(count(verdict[name]), "figure"));
  return [...amounts, cell(judged ? percent(verdict.fail, judged) + "%" : "—", "figure")];
}
