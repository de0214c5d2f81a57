// Puts a page together from its sections, and opens on paper what is closed on the screen.

/**
 * Draws the whole page. `parts` are the sections in order, each its id and what makes it (null where it has nothing to
 * tell); the link that skips the navigation leads to the section `main`.
 */
function drawPage(parts, main, head) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = data.titles[language === "zh" ? 0 : 1];
  const sections = parts.map(([id, make]) => [id, make()]).filter(([, made]) => made);
  const links = sections.map(([id, made]) =>
    h("li", {}, button({ class: "quiet", onclick: () => goTo(id) }, made.querySelector("h2").textContent)),
  );
  const skip = h("a", { class: "skip", href: "#" + main }, say("skip"));
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(main);
  });
  document.getElementById("page").replaceChildren(
    skip,
    head,
    h("nav", { "aria-label": say("title") }, h("ul", {}, links)),
    h(
      "main",
      {},
      sections.map(([, made]) => made),
    ),
  );
}

/** Opens what is closed of these details; what it gives closes them again. */
function openDetails(selector) {
  const closed = [...document.querySelectorAll(selector)].filter((part) => !part.open);
  for (const part of closed) part.open = true;
  return () => {
    for (const part of closed) part.open = false;
  };
}

/** Calls `open` before the page is printed, and what it gives after that. */
function whilePrinted(open) {
  let close = () => {};
  addEventListener("beforeprint", () => {
    close = open();
  });
  addEventListener("afterprint", () => {
    close();
    close = () => {};
  });
}
