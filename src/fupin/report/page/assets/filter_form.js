// The form of the filters, the filters that are on, and how many entries they let through.

const TYPING = 150;

function filterForm() {
  const text = h("input", { type: "search", id: "filter-text", autocomplete: "off", spellcheck: "false" });
  text.value = filter.text;
  const typed = settled(TYPING, () => setFilter({ text: text.value.trim() }));
  text.addEventListener("input", typed);
  const search = labelled("text", text);
  search.classList.add("search");
  const form = h(
    "form",
    { role: "search", class: "filters", "aria-label": say("filters") },
    search,
    shownFacets().map(choice),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  listeners.push(() => {
    for (const facet of shownFacets()) form.querySelector("#filter-" + facet).value = filter[facet];
    if (document.activeElement !== text || !filter.text) text.value = filter.text;
  });
  return form;
}

/** The facets that there is something to choose of. */
function shownFacets() {
  return Object.keys(FACETS).filter((facet) => facet !== "since" || data.baseline !== null);
}

function labelled(name, control) {
  return h("div", { class: "filter" }, h("label", { for: control.id }, say("filter." + name)), control);
}

function choice(facet) {
  const options = valuesOf(facet).map((value) => {
    const text = say("option", { text: labelOf(facet, value), count: count(tallies[facet].get(value)) });
    return h("option", { value }, text);
  });
  const select = h("select", { id: "filter-" + facet }, h("option", { value: "" }, say("all")), options);
  select.value = filter[facet];
  select.addEventListener("change", () => setFilter({ [facet]: select.value }));
  return labelled(facet, select);
}

/** The filters that are on, each with a button that takes it away. */
function chips() {
  const place = h("div", { class: "chips" });
  const update = () => {
    const active = activeFilters();
    place.replaceChildren(
      ...active.map((name) => {
        const text = name === "text" ? filter.text : labelOf(name, filter[name]);
        const told = [say("filter." + name), say("colon"), quoted(text)];
        const remove = () => {
          setFilter({ [name]: "" });
          goTo("findings");
        };
        const away = button(
          { onclick: remove, "aria-label": say("remove_filter", { name: say("filter." + name), text }) },
          "×",
        );
        return h("span", { class: "chip" }, told, away);
      }),
    );
    if (active.length) place.append(button({ class: "quiet", onclick: () => showOnly({}) }, say("clear")));
    place.hidden = active.length === 0;
  };
  listeners.push(update);
  update();
  return place;
}
