// Keys within a table: one stop of the Tab key, and the arrow keys from there.

const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** Makes the buttons of a table one stop of the Tab key; arrow keys go on to the next button of a row or a column. */
function rove(framed) {
  const first = framed.querySelector("td button");
  if (first) first.tabIndex = 0;
  framed.addEventListener("keydown", (event) => {
    const from = event.target.closest("td");
    const arrow = ARROWS[event.key];
    if (!from || !arrow) return;
    event.preventDefault();
    const target = nextButton(from, arrow);
    if (!target) return;
    event.target.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  });
}

function nextButton(from, [down, right]) {
  const lines = [...from.closest("tbody").rows];
  let row = lines.indexOf(from.parentNode) + down;
  let column = from.cellIndex + right;
  for (; lines[row] && lines[row].cells[column]; row += down, column += right) {
    const found = lines[row].cells[column].querySelector("button");
    if (found) return found;
  }
  return null;
}
