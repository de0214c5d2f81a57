// Small charts: a column a quarter; where there are no figures, a sign on a hatched ground instead.

const TALL = 60;
const SLOT = 24;
const MANY = 6;

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  add(element, children);
  return element;
}

/** The words of a chart: what every quarter has, for whoever doesn't see it. */
function chartWords(name, points) {
  const told = points.map((point, place) => data.quarters[place] + " " + point.words);
  return name + say("colon") + listed(told);
}

/** A chart of points, each with a height in thousandths (or a gap, or nothing), its words, and a class. */
function chart(name, points) {
  const width = SLOT * points.length;
  const picture = svg("svg", {
    class: "chart",
    viewBox: "0 0 " + width + " " + (TALL + 2),
    role: "img",
    "aria-label": chartWords(name, points),
    preserveAspectRatio: "none",
  });
  picture.append(svg("line", { class: "ground", x1: 0, x2: width, y1: TALL + 1, y2: TALL + 1 }));
  points.forEach((point, place) => picture.append(column(point, place)));
  return picture;
}

function column(point, place) {
  const tip = svg("title", {}, data.quarters[place] + " " + point.words);
  const left = place * SLOT;
  if (typeof point.height !== "number") {
    const gap = svg("rect", { class: "gap", x: left + 3, y: 0, width: SLOT - 6, height: TALL });
    return svg("g", {}, gap, tip);
  }
  const tall = point.height ? Math.max((point.height * TALL) / 1000, 1.5) : 0;
  const whole = svg("rect", { class: "room", x: left, y: 0, width: SLOT, height: TALL });
  const bar = svg("rect", {
    class: "column " + (point.className || ""),
    x: left + 3,
    y: TALL - tall + 1,
    width: SLOT - 6,
    height: tall,
  });
  return svg("g", {}, whole, bar, tip);
}

/** The figures below a chart: a quarter each in its width; of many quarters the first and the last. */
function chartFigures(points) {
  const places = points.length > MANY ? [0, points.length - 1] : points.map((_, place) => place);
  return h(
    "div",
    { class: "chart-figures" + (points.length > MANY ? " ends" : ""), "aria-hidden": "true" },
    places.map((place) =>
      h(
        "span",
        {},
        h("b", { class: typeof points[place].height === "number" ? null : "muted" }, points[place].text),
        h("small", {}, data.quarters[place].slice(2)),
      ),
    ),
  );
}

/** The points of a measure of a series. */
function pointsOf(series, measure, sameScale) {
  const own = series.measures[measure];
  if (!own) return data.quarters.map(() => ({ height: null, text: "·", words: "·" }));
  const heights = sameScale ? own.common : own.values;
  return heights.map((height, place) => {
    const text = t(own.shown[place]);
    return { height, text, words: typeof height === "string" ? t(data.gaps[height]) : text };
  });
}

/** A change, and in words whether it is for the better. */
function changeOf(own) {
  if (!own || !t(own.change)) return "";
  const way = own.worse > 0 ? "worse" : own.worse < 0 ? "better" : null;
  return h("span", { class: "change " + (way || "") }, way && h("small", {}, say(way) + " "), t(own.change));
}
