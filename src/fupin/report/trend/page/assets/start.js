// Puts the page together, in the language and the colours that the reader chooses.

const SECTIONS = [
  ["overview", overviewSection],
  ...(data.by === "rule"
    ? [
        ["rules", rulesSection],
        ["counties", countiesSection],
        ["strays", straysSection],
      ]
    : [
        ["counties", countiesSection],
        ["strays", straysSection],
        ["rules", rulesSection],
      ]),
  ["targets", targetsSection],
  ["reports", reportsSection],
];

function draw() {
  drawPage(SECTIONS, "overview", pageHead());
}

function pageHead() {
  const first = data.quarters[0];
  const last = data.quarters[data.quarters.length - 1];
  const over = first === last ? first : first + "–" + last;
  const counts = say("report_count", { count: data.reports.length });
  return h(
    "header",
    { class: "head" },
    h("div", {}, h("h1", {}, say("title")), h("p", { class: "muted" }, [over, counts, data.program].join(" · "))),
    switches(draw),
  );
}

whilePrinted(() => openDetails("details"));
useTheme(storedTheme());
draw();
