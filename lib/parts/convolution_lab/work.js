// Grids of numbers that are written anew at every move of the pointer, and built only when their size changes.

/** A square of numbers under a title: { box, cells }. */
function numberGrid(side, title, testid) {
  const cells = Array.from({ length: side * side }, () => element("i"))
  const grid = element("div", { className: "cells", dataset: { testid, side } }, ...cells)
  grid.style.setProperty("--side", side)
  return { box: element("div", { className: "grid" }, element("small", { textContent: title }), grid), cells }
}

function signText(text) {
  return element("span", { className: "sign", textContent: text })
}

/** A pixel's cell: its grey behind its number, the zeros of padding marked. */
function writePixel(cell, value, inside, shade) {
  writeNumber(cell, value)
  const grey = Math.round(255 * Math.min(Math.max(shade, 0), 1))
  if ((cell.className === "zero") === inside) cell.className = inside ? "" : "zero"
  cell.style.background = inside ? `rgb(${grey}, ${grey}, ${grey})` : ""
  cell.style.color = inside ? (grey > 140 ? "#000" : "#fff") : ""
}

function writeTinted(cell, value, most) {
  writeNumber(cell, value)
  cell.style.background = tint(0.75 * value / (most || 1))
}

/** Lines of a table, the first as its head; numbers keep what they are unrounded. */
function fillTable(table, lines) {
  table.replaceChildren(...lines.map((cells, number) => element("tr", {}, ...cells.map((value) => {
    const cell = element(number ? "td" : "th")
    if (typeof value === "number") writeNumber(cell, value, String(Number(value.toPrecision(8))))
    else cell.textContent = value
    return cell
  }))))
}
