// The counties: which have submitted, what is of none on the roster, and their head figures.

const COUNTY_FIGURES = [
  ["records", "figure.records", null],
  ["error", "level.error", { kind: "fail", level: "error" }],
  ["warning", "level.warning", { kind: "fail", level: "warning" }],
  ["note", "level.note", { kind: "fail", level: "note" }],
  ["unknown", "kind.unknown", { kind: "unknown" }],
  ["waived", "kind.waived", { kind: "waived" }],
  ["problems", "figure.problems", { kind: "problem" }],
];

function countiesSection() {
  if (!data.counties.length) return null;
  const listed = data.counties.filter((county) => county.listed);
  const absent = listed.filter((county) => !county.paths.length).length;
  const told = say("counties_told", {
    all: count(listed.length),
    submitted: count(listed.length - absent),
    absent: count(absent),
    unreadable: count(listed.filter((county) => county.unreadable).length),
  });
  const strays = data.counties.length - listed.length;
  const heads = [
    heading(say("county")),
    heading(say("status")),
    figures(say("fail_rate")),
    ...COUNTY_FIGURES.map(([, key]) => figures(say(key))),
  ];
  const framed = table(say("counties"), heads, data.counties.map(countyRow), "counties", true);
  framed.classList.add("tall");
  const strayed = strays > 0 && h("p", {}, h("b", { class: "absent" }, say("strays_told", { count: count(strays) })));
  return section("counties", say("counties"), h("p", {}, told), strayed, h("p", { class: "lead" }, say("counties_lead")), framed);
}

function countyRow(county) {
  const name = t(county.county);
  const leads = (tallies.county.get(name) || 0) > 0;
  const head = leads
    ? button({ class: "quiet", onclick: () => showOnly({ county: name }) }, quoted(name))
    : quoted(name);
  const figuresOf = COUNTY_FIGURES.map(([member, , values]) => {
    const amount = county[member];
    if (!county.paths.length) return cell("", "figure");
    const show = () => showOnly({ county: name, ...values });
    const linked = amount > 0 && values !== null && leads;
    return cell(linked ? button({ class: "quiet", onclick: show }, count(amount)) : count(amount), "figure");
  });
  return h("tr", {}, rowHead(head), cell(countyState(county)), cell(rateOf(county), "figure"), figuresOf);
}

function countyState(county) {
  if (!county.paths.length) return h("b", { class: "absent" }, say("absent"));
  const stray = !county.listed && h("b", { class: "absent" }, say("stray"));
  const unreadable = county.unreadable > 0 && [icon("input"), say("unreadable_files", { count: count(county.unreadable) })];
  return stray || unreadable ? [stray, stray && unreadable && " ", unreadable] : [icon("pass"), say("submitted")];
}

function rateOf(county) {
  if (!county.judged) return "";
  return h("span", { title: count(county.fail) + " / " + count(county.judged) }, percent(county.fail, county.judged) + "%");
}

/** A share in percent with one decimal, rounded half up; neither 0 nor 100 unless it is just that. */
function percent(part, whole) {
  if (!whole) return "";
  if (part === 0 || part === whole) return part ? "100" : "0";
  const tenths = Math.floor((2000 * part + whole) / (2 * whole));
  if (tenths === 0) return "<0.1";
  return tenths >= 1000 ? ">99.9" : (tenths / 10).toFixed(1);
}
