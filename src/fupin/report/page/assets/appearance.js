// The colours and the language that the reader chooses.

const THEME = "fupin.theme";

function storedTheme() {
  try {
    return localStorage.getItem(THEME) || "auto";
  } catch (error) {
    return "auto"; // local pages may keep nothing in some browsers
  }
}

function useTheme(theme) {
  document.documentElement.setAttribute("data-theme", theme);
  try {
    localStorage.setItem(THEME, theme);
  } catch (error) {
    // the choice then holds for this visit
  }
}

/** The button and the list to choose them with; `draw` draws the page in the language that is chosen. */
function switches(draw) {
  const theme = h(
    "select",
    { id: "theme" },
    ["auto", "light", "dark"].map((value) => h("option", { value }, say("theme." + value))),
  );
  theme.value = document.documentElement.getAttribute("data-theme");
  theme.addEventListener("change", () => useTheme(theme.value));
  const other = button(
    { id: "language", lang: language === "zh" ? "en" : "zh-CN", onclick: () => switchLanguage(draw) },
    say("other_language"),
  );
  return h("div", { class: "switches" }, other, h("label", { for: "theme" }, say("theme")), theme);
}

function switchLanguage(draw) {
  language = language === "zh" ? "en" : "zh";
  draw();
  document.getElementById("language").focus();
}
