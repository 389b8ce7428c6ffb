/**
 * A picture of cells, with frames around some of them.
 *
 * @typedef {object} Picture
 * @property {HTMLElement} box
 * @property {HTMLCanvasElement} canvas
 * @property {number} rows
 * @property {number} columns
 * @property {Map<string, HTMLElement>} marks by name
 */

import { cellUnder, h } from "../../kit/dom.js"

/** CSS pixels of the longer side of a map that is taken apart. */
export const MAP_SIDE = 190

/**
 * Build a picture of `rows` × `columns` cells in `box`, `longest` CSS pixels on its longer side.
 *
 * @param {HTMLElement} box
 * @param {number} rows
 * @param {number} columns
 * @param {number} longest
 * @returns {Picture}
 */
export function buildPicture(box, rows, columns, longest) {
  const canvas = h("canvas")
  const scale = longest / Math.max(rows, columns)
  const width = columns === 1 ? Math.min(24, longest / 3) : Math.max(columns * scale, 6)
  Object.assign(box.style, { width: `${width}px`, height: `${Math.max(rows * scale, 6)}px` })
  box.classList.add("pic")
  box.replaceChildren(canvas)
  return { box, canvas, rows, columns, marks: new Map() }
}

/**
 * Frame cells; null takes the frame of that name away.
 *
 * @param {Picture} picture
 * @param {string} frame
 * @param {import("../maths/field.js").Span | null} span
 */
export function markCells({ box, rows, columns, marks }, frame, span) {
  let mark = marks.get(frame)
  if (!mark) {
    mark = h("i", { class: `mark ${frame}` })
    marks.set(frame, mark)
    box.append(mark)
  }
  mark.hidden = !span
  if (!span) return
  const [first, last, left, right] = span
  Object.assign(mark.style, { top: `${100 * first / rows}%`, height: `${100 * (last - first + 1) / rows}%`,
    left: `${100 * left / columns}%`, width: `${100 * (right - left + 1) / columns}%` })
}

/**
 * Call `choose` with the cell while a mouse moves over the picture, or a finger is on it.
 *
 * @param {Picture} picture
 * @param {(cell: import("../network.js").Pixel) => void} choose
 * @param {() => void} done
 */
export function followPointer({ box, canvas, rows, columns }, choose, done) {
  box.classList.add("pointed")
  box.onpointerdown = (event) => choose(cellUnder(canvas, event, rows, columns))
  box.onpointermove = (event) => {
    if (event.pointerType !== "touch" || event.buttons) choose(cellUnder(canvas, event, rows, columns))
  }
  box.onpointerup = box.onpointerleave = done
}
