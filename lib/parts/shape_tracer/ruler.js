// One side of a map as a row of cells, and the windows that fit along it.

const SVG = "http://www.w3.org/2000/svg"
const CELL = 10
const MOST_LINES = 72 // more cells than this are drawn without lines between them
const BARS = 3 // windows that are drawn: the first two and the last

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

/** The cells of one side, zeros of padding and left-over cells marked, and below them the windows. */
function drawRuler(svg, side, kernel, { stride, padding }, count) {
  const [before, behind] = paddingOf(side, kernel, stride, padding)
  const cells = before + side + behind
  const used = count === null ? 0 : (count - 1) * stride + kernel
  svg.setAttribute("viewBox", `0 0 ${cells * CELL} 46`)
  svg.replaceChildren()
  const add = (name, attributes) => svg.append(shape(name, attributes))
  const strip = (from, length, kind) => length > 0 && add("rect", { x: from * CELL, y: 2, width: length * CELL, height: 14, class: kind })
  strip(0, before, "zeros")
  strip(before, side, "cells")
  strip(before + side, behind, "zeros")
  if (count !== null) strip(used, cells - used, "left")
  if (cells <= MOST_LINES) {
    for (let at = 1; at < cells; at += 1) add("line", { x1: at * CELL, x2: at * CELL, y1: 2, y2: 16, class: "grid" })
  }
  if (count === null) {
    add("rect", { x: 0, y: 20, width: kernel * CELL, height: 6, class: "window bad" })
    svg.setAttribute("viewBox", `0 0 ${Math.max(kernel, cells) * CELL} 46`)
    return
  }
  const shown = [...new Set([0, 1, count - 1])].filter((number) => number >= 0 && number < count).slice(0, BARS)
  shown.forEach((number, row) => {
    add("rect", { x: number * stride * CELL + 1, y: 20 + 8 * row, width: kernel * CELL - 2, height: 6, rx: 2,
      class: number === 0 ? "window first" : "window" })
  })
}
