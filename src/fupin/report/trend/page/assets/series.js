// Counties and rules: a small chart each, and the figures of all quarters; measure, order and search are the reader's.

const ORDERS = ["worst", "last", "name"];
const chosen = {
  counties: { measure: data.by === "county" ? data.measure : "error", order: "worst", text: "", sameScale: true },
  strays: { measure: data.by === "county" ? data.measure : "error", order: "worst", text: "", sameScale: false },
  rules: { measure: data.by === "rule" ? data.measure : "failed", order: "worst", text: "", sameScale: false },
};

function countiesSection() {
  return data.counties.length > 1 ? seriesSection("counties", "county") : null;
}

/** Submissions of no county on the roster. */
function straysSection() {
  return data.strays.length ? seriesSection("strays", "file") : null;
}

function rulesSection() {
  return data.rules.length ? seriesSection("rules", "rule") : null;
}

function seriesSection(id, kind) {
  const shown = h("div", {});
  const redraw = () => shown.replaceChildren(...seriesParts(id, kind));
  redraw();
  return section(id, say(id), controls(id, kind, redraw), shown);
}

function controls(id, kind, redraw) {
  const now = chosen[id];
  const measures = Object.keys(data.measures).filter((each) => data[id].some((series) => each in series.measures));
  if (!measures.includes(now.measure)) now.measure = measures[0];
  const measure = choice(id + "-measure", say("measure"), measures, (each) => t(data.measures[each]), now.measure);
  const order = choice(id + "-order", say("order"), ORDERS, (each) => say("order." + each), now.order);
  const find = h("input", { id: id + "-find", type: "search", value: now.text });
  const scale = h("input", { id: id + "-scale", type: "checkbox", checked: now.sameScale });
  const take = () => {
    Object.assign(now, { measure: measure.input.value, order: order.input.value });
    Object.assign(now, { text: find.value, sameScale: scale.checked });
    redraw();
  };
  for (const input of [measure.input, order.input, scale]) input.addEventListener("change", take);
  find.addEventListener("input", settled(150, take));
  return h(
    "form",
    { class: "controls", onsubmit: (event) => event.preventDefault() },
    measure.label,
    order.label,
    h("label", {}, say("find." + kind) + " ", find),
    id === "counties" && h("label", {}, scale, " ", say("same_scale")),
  );
}

function choice(id, label, values, words, value) {
  const input = h(
    "select",
    { id },
    values.map((each) => h("option", { value: each }, words(each))),
  );
  input.value = value;
  return { input, label: h("label", {}, label + " ", input) };
}

function seriesParts(id, kind) {
  const { measure, order, text, sameScale } = chosen[id];
  const wanted = text.normalize("NFKC").toLowerCase().trim();
  const found = data[id].filter((series) =>
    both(series.name).concat("\n", both(series.title)).toLowerCase().includes(wanted),
  );
  const place = (series) => (series.measures[measure] ? series.measures[measure][order] : data[id].length);
  const ordered = order === "name" ? found : [...found].sort((one, other) => place(one) - place(other));
  const label = t(data.measures[measure]);
  const summary = h(
    "p",
    { class: "muted", role: "status" },
    say("shown", { shown: found.length, all: data[id].length }),
  );
  if (!ordered.length) return [summary, h("p", {}, say("nothing_matches"))];
  const small = h(
    "ul",
    { class: "cards small" },
    ordered.map((series) => card(series, measure, label, sameScale)),
  );
  const rows = ordered.map((series) => figuresRow(series, measure));
  const heads = [heading(say(kind)), ...data.quarters.map(figures), figures(say("change"))];
  const whole = h(
    "details",
    { open: id === "rules" || ordered.length <= 12 },
    h("summary", {}, say("figures") + say("colon") + label),
    table(label, heads, rows, "quarters", true),
  );
  return id === "rules" ? [summary, whole] : [summary, small, whole];
}

function card(series, measure, label, sameScale) {
  const points = pointsOf(series, measure, sameScale);
  return h(
    "li",
    { class: "card" },
    h("div", { class: "card-head" }, quoted(t(series.name)), changeOf(series.measures[measure])),
    chart(t(series.name) + " " + label, points),
    chartFigures(points),
  );
}

function figuresRow(series, measure) {
  const own = series.measures[measure];
  const points = pointsOf(series, measure, false);
  const name = series.title === null ? quoted(t(series.name)) : [h("b", {}, t(series.name)), " ", t(series.title)];
  return h(
    "tr",
    {},
    rowHead(name),
    points.map((point) => h("td", { class: "figure", title: point.words }, figureWith(point))),
    cell(changeOf(own), "figure"),
  );
}

/** A figure over a bar that is as long as its share of the row's highest. */
function figureWith(point) {
  if (typeof point.height !== "number")
    return h("span", { class: "muted" }, point.text, h("span", { class: "spoken" }, point.words));
  const bar = svg("svg", {
    class: "under",
    viewBox: "0 0 1000 10",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  bar.append(svg("rect", { x: 1000 - point.height, y: 0, width: point.height, height: 10 }));
  return [point.text, bar];
}
