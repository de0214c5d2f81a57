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
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = data.titles[language === "zh" ? 0 : 1];
  const sections = SECTIONS.map(([id, make]) => [id, make()]).filter(([, made]) => made);
  const links = sections.map(([id, made]) =>
    h("li", {}, button({ class: "quiet", onclick: () => goTo(id) }, made.querySelector("h2").textContent)),
  );
  const skip = h("a", { class: "skip", href: "#overview" }, say("skip"));
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    goTo("overview");
  });
  document.getElementById("page").replaceChildren(
    skip,
    pageHead(),
    h("nav", { "aria-label": say("title") }, h("ul", {}, links)),
    h(
      "main",
      {},
      sections.map(([, made]) => made),
    ),
  );
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
    switches(switchLanguage),
  );
}

function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  draw();
  document.getElementById("language").focus();
}

let afterPrint = () => {};
addEventListener("beforeprint", () => {
  const closed = [...document.querySelectorAll("details:not([open])")];
  for (const part of closed) part.open = true;
  afterPrint = () => {
    for (const part of closed) part.open = false;
  };
});
addEventListener("afterprint", () => {
  afterPrint();
  afterPrint = () => {};
});

useTheme(storedTheme());
draw();
