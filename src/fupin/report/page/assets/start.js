// Puts the page together, in the language and the colours that the reader chooses.

const PARTS = [
  ["overview", overviewSection],
  ["counties", countiesSection],
  ["heat", heatSection],
  ["findings", findingsSection],
  ["margins", marginsSection],
  ["progress", progressSection],
  ["reading", readingSection],
  ["receipt", receiptSection],
];

function draw() {
  listeners.length = 0;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = data.titles[language === "zh" ? 0 : 1];
  const sections = PARTS.map(([id, make]) => [id, make()]).filter(([, made]) => made);
  const links = sections.map(([id, made]) =>
    h("li", {}, button({ class: "quiet", onclick: () => goTo(id) }, made.querySelector("h2").textContent)),
  );
  const skip = h("a", { class: "skip", href: "#findings" }, say("skip"));
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    goTo("findings");
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
  const book = say("book", { id: t(data.book.id), count: data.book.rules });
  return h(
    "header",
    { class: "head" },
    h(
      "div",
      {},
      h("h1", {}, say("title")),
      h("p", {}, t(data.book.title)),
      h("p", { class: "muted" }, [say("as_of", { day: data.as_of }), book, data.program].join(" · ")),
    ),
    switches(switchLanguage),
  );
}

function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  writeAddress();
  draw();
  document.getElementById("language").focus();
}

let afterPrint = () => {};
addEventListener("beforeprint", () => {
  const list = spreadForPrint();
  const sheets = openSheets();
  const closed = [...document.querySelectorAll("#progress details:not([open]), #overview details:not([open])")];
  for (const part of closed) part.open = true;
  afterPrint = () => {
    list();
    sheets();
    for (const part of closed) part.open = false;
  };
});
addEventListener("afterprint", () => {
  afterPrint();
  afterPrint = () => {};
});
addEventListener("hashchange", () => {
  readAddress();
  draw();
});

useTheme(storedTheme());
readAddress();
draw();
