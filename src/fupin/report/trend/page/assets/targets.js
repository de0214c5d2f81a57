// How targets stood: the share that was reached, quarter by quarter, with the state in words.

function targetsSection() {
  if (!data.targets.length) return null;
  const areas = new Set(data.targets.map((target) => target.area));
  return section(
    "targets",
    say("targets"),
    h("p", { class: "lead" }, say("targets_lead")),
    h(
      "ul",
      { class: "cards" },
      data.targets.map((target) => targetCard(target, areas.size > 1 || !areas.has(null))),
    ),
  );
}

function targetCard(target, named) {
  const points = target.points.map(targetPoint);
  const last = [...target.points].reverse().find((point) => !point.gap);
  const area = named && target.area !== null ? t(target.area) + " " : "";
  const told = [last && last.words !== null && t(last.words), last && last.value !== null && t(last.value)];
  return h(
    "li",
    { class: "card" },
    h(
      "div",
      { class: "card-head" },
      h("span", {}, quoted(area), h("b", {}, t(target.id)), " ", quoted(t(target.name))),
      h("span", {}, t(target.change)),
    ),
    chart(area + t(target.id) + " " + t(target.name), points),
    chartFigures(points),
    h(
      "p",
      { class: "muted" },
      [...told.filter(Boolean), "→ " + t(target.asked), say("due") + " " + target.due].join(" · "),
    ),
    areasOf(target),
  );
}

/** What each area reported of a target, quarter by quarter. */
function areasOf(target) {
  const areas = target.areas;
  if (!areas.length) return null;
  const label = say("areas", { count: areas.length });
  const rows = areas.map(([area, ...values]) =>
    h(
      "tr",
      {},
      rowHead(quoted(t(area))),
      values.map((value) => cell(t(value), "figure")),
    ),
  );
  const heads = [heading(say("area")), ...data.quarters.map(figures)];
  return h("details", {}, h("summary", {}, label), table(t(target.id) + " " + label, heads, rows, "areas", true));
}

function targetPoint(point) {
  if (point.gap) return { height: point.gap, text: data.signs[point.gap], words: t(data.gaps[point.gap]) };
  const share = point.share === null ? "·" : t(point.share);
  const words = [
    point.share === null ? "" : share,
    point.value === null ? "" : t(point.value),
    point.words === null ? "" : t(point.words),
  ];
  return { height: point.height, text: share, words: words.filter(Boolean).join(" "), className: point.state || "" };
}
