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
  drawPage(PARTS, "findings", pageHead());
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
    switches(drawAnew),
  );
}

function drawAnew() {
  writeAddress();
  draw();
}

whilePrinted(() => {
  const opened = [spreadForPrint(), openSheets(), openDetails("#progress details, #overview details")];
  return () => opened.forEach((close) => close());
});
addEventListener("hashchange", () => {
  readAddress();
  draw();
});

useTheme(storedTheme());
readAddress();
draw();
