// Rules by county: how many records fail, and the exact counts of every rule.

const HEAT = 5;
let onlyFound = true;

function heatSection() {
  const place = h("div", {});
  const box = h("input", { type: "checkbox", id: "only-found" });
  box.checked = onlyFound;
  const draw = () => { place.replaceChildren(heatTable()); };
  box.addEventListener("change", () => { onlyFound = box.checked; draw(); });
  draw();
  const bar = h("p", {}, box, " ", h("label", { for: "only-found" }, say("only_found")));
  return section("heat", say("area_table"), h("p", { class: "lead" }, say("heat_lead")), bar, place);
}

/** By rule and county, how many entries fail and are unknown. */
function heatCounts() {
  const counts = new Map();
  for (const entry of entries) {
    if (entry.kind !== "fail" && entry.kind !== "unknown") continue;
    const key = entry.rule + "\n" + FACETS.county(entry)[0];
    if (!counts.has(key)) counts.set(key, { fail: 0, unknown: 0 });
    counts.get(key)[entry.kind] += 1;
  }
  return counts;
}

function heatTable() {
  const counts = heatCounts();
  const counties = valuesOf("county");
  const heads = [heading(say("rule")), ...["kind.fail", "kind.unknown", "passed", "not_applicable", "pass_rate"].map((key) => figures(say(key)))];
  const rows = data.verdicts
    .filter(([, , , fail, unknown]) => !onlyFound || fail + unknown > 0)
    .map((verdict) => heatRow(verdict, counties, counts));
  const framed = table(say("area_table"), [...heads, ...counties.map((name) => figures(labelOf("county", name)))], rows, "heat" + (counties.length > 6 ? " many" : ""));
  rove(framed);
  return framed;
}

function heatRow([rule, , passed, fail, unknown, none], counties, counts) {
  const judged = passed + fail + unknown;
  const rate = judged ? (Math.floor((1000 * passed) / judged) / 10).toFixed(1) + "%" : "—";
  const cells = counties.map((name) => {
    const found = counts.get(rule + "\n" + name);
    if (!found) return cell("");
    const step = found.fail ? Math.min(HEAT, 1 + Math.floor(Math.log2(found.fail))) : 0;
    const label = say("cell_label", { county: labelOf("county", name), rule, fail: found.fail, unknown: found.unknown });
    const shown = [found.fail ? count(found.fail) : "", found.unknown ? " ?" + count(found.unknown) : ""];
    return h("td", { class: "heat-" + step }, button({ "aria-label": label, tabindex: "-1", onclick: () => showOnly({ rule, county: name }) }, shown));
  });
  const head = rowHead([h("span", { class: "id" }, rule), " ", h("span", { class: "title" }, t(data.rules[rule].title))]);
  return h("tr", {}, head, [fail, unknown, passed, none].map((each) => cell(count(each), "figure")), cell(rate, "figure"), cells);
}

/** One stop of the Tab key for the whole table; arrow keys go on to the next button of a row or a column. */
function rove(framed) {
  const buttons = [...framed.querySelectorAll("td button")];
  if (buttons.length) buttons[0].tabIndex = 0;
  framed.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const from = event.target.closest("td");
    if (!steps || !from) return;
    event.preventDefault();
    const lines = [...framed.querySelectorAll("tbody tr")];
    let row = lines.indexOf(from.parentNode);
    let column = from.cellIndex;
    for (;;) {
      row += steps[0];
      column += steps[1];
      const next = lines[row] && lines[row].cells[column];
      if (!next) return;
      const target = next.querySelector("button");
      if (target) {
        for (const each of buttons) each.tabIndex = -1;
        target.tabIndex = 0;
        target.focus();
        return;
      }
    }
  });
}
