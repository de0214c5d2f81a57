// Elements are made here and nowhere else. Text only ever becomes a text node: no part of the page is parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  error: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z",
  warning: "M8 1.2 15.4 14.5H.6Z",
  note: "M2 2h12v12H2Z",
  unknown: "M8 .8 15.2 8 8 15.2.8 8ZM8 3.6 3.6 8 8 12.4 12.4 8Z",
  problem: "M1.5 2h13v12h-13ZM3.5 4v8h9V4ZM5 6.4 6.4 5 11 9.6 9.6 11Z",
  reading: "M2 2h12v12H2ZM4 4v8h8V4ZM5 5.5h6v1.4H5ZM5 9h4v1.4H5Z",
  input: "M3 1h7l3 3v11H3ZM5 3v10h6V5.5H8.5V3Z",
  waived: "M2 2h12v12H2ZM3.8 3.8v8.4h8.4V3.8ZM4.8 7.2h6.4v1.6H4.8Z",
  pass: "M6.2 13.4 1 8.2l1.9-1.9 3.3 3.3 7-7L15 4.5Z",
};

/** An element with attributes (`onclick` and the like are listeners) and children; strings become text. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) add(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/** A sign that tells kinds apart by its shape; the word for it always stands beside it. */
function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("class", "icon " + name);
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  path.setAttribute("fill-rule", "evenodd");
  picture.append(path);
  return picture;
}

/** What comes from a submission: kept apart, so that its direction of writing reaches nothing around it. */
function quoted(text, className) {
  return h("bdi", { class: className }, text);
}

function button(attributes, ...children) {
  return h("button", { type: "button", ...attributes }, ...children);
}

/** A table in a frame that scrolls sideways by itself, so that the page never does; `heard` is a caption not shown. */
function table(caption, heads, rows, className, heard) {
  const label = h("caption", {}, heard ? h("span", { class: "spoken" }, caption) : caption);
  const head = h(
    "tr",
    {},
    heads.map((each) => h("th", { scope: "col", class: each.name }, each.text)),
  );
  const inside = h("table", { class: className }, label, h("thead", {}, head), h("tbody", {}, rows));
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": caption }, inside);
}

/** A head of a column of figures. */
function figures(text) {
  return { text, name: "figure" };
}

function heading(text) {
  return { text, name: null };
}

function cell(content, className) {
  return h("td", { class: className }, content);
}

function rowHead(content, className) {
  return h("th", { scope: "row", class: className }, content);
}

/** A part of the page with its heading, which takes the focus when somebody is sent there. */
function section(id, title, ...children) {
  const head = h("h2", { id: id + "-title", tabindex: "-1" }, title);
  return h("section", { id, "aria-labelledby": id + "-title" }, head, ...children);
}

/** Goes to a part of the page; the address stays as it is, since it holds the filters. */
function goTo(id) {
  const head = document.getElementById(id + "-title");
  head.scrollIntoView();
  head.focus({ preventScroll: true });
}

/** Calls back once the calls have ceased for so many milliseconds. */
function settled(milliseconds, callback) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(callback, milliseconds);
  };
}
