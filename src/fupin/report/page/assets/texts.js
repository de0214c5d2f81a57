// The data of the page, and its words in the language that is shown.

const data = JSON.parse(document.getElementById("data").textContent);
let language = data.language;

/** The text of a number. */
function t(number) {
  if (number === null) return "";
  const text = data.texts[number];
  return typeof text === "string" ? text : text[language === "zh" ? 0 : 1];
}

/** A text in both languages, as it can be looked for. */
function both(number) {
  if (number === null) return "";
  const text = data.texts[number];
  return typeof text === "string" ? text : text[0] + "\n" + text[1];
}

/** The program's own words; `{name}` is filled in. */
function say(key, values) {
  const text = data.words[key][language === "zh" ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function count(number) {
  return number.toLocaleString("en-US");
}

function listed(texts) {
  return texts.join(say("comma"));
}
