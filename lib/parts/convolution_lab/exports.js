/** Saves what is on the screen as PNG, and every number as CSV. */

import { counted } from "../kit/counting.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { penOf } from "../kit/paint.js"
import { fill, putBefore } from "../kit/text.js"
import { chosenKernel } from "./state.js"
import { kernelTitle } from "./views/names.js"
import { paintKernel } from "./views/paintings.js"

/** @typedef {import("./lessons/lesson.js").Lab} Lab */
/** @typedef {import("./lessons/lesson.js").Scene} Scene */

const TILE = 256
const MARGIN = 16
const IN_A_ROW = 8

/**
 * Save input, output, kernel and the maps of all kernels, with the formula and the current sum.
 *
 * @param {import("./view.js").View} view
 * @param {import("./views/strip.js").Card[]} cards
 * @param {Lab} lab
 * @param {Scene} scene
 */
export function savePicture(view, cards, { labels, numbers, meta, state }, { left, right, formula }) {
  const mapHeight = TILE / 2 + 34
  const canvas = h("canvas", { width: 4 * (TILE + MARGIN) + MARGIN, height: TILE + 150 + Math.ceil(cards.length / IN_A_ROW) * mapHeight })
  const pen = penOf(canvas)
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingEnabled = false
  pen.fillStyle = "#16202c"
  pen.font = "15px system-ui, sans-serif"
  /** @type {(source: HTMLCanvasElement, text: string, x: number, y: number, side: number) => void} */
  const draw = (source, text, x, y, side) => {
    pen.drawImage(source, x, y, side, side)
    pen.fillText(text, x, y + side + 18, side)
  }
  const small = h("canvas")
  paintKernel(small, chosenKernel(state))
  draw(view.left.canvas, left.title, MARGIN, MARGIN, TILE)
  const [low, high] = right.span.map(numbers.short)
  draw(view.right.canvas, putBefore(labels, right.title, fill(labels.between, { low, high })), 2 * MARGIN + TILE, MARGIN, TILE)
  draw(small, kernelTitle(labels, chosenKernel(state).name), 3 * MARGIN + 2 * TILE, MARGIN, TILE / 2)
  cards.forEach(({ map, name }, at) => draw(map, name.textContent ?? "", MARGIN + (at % IN_A_ROW) * (TILE / 2 + 8),
    TILE + 60 + Math.floor(at / IN_A_ROW) * mapHeight, TILE / 2))
  pen.fillText(formula, MARGIN, canvas.height - 44, canvas.width - 2 * MARGIN)
  pen.fillText(view.scan.sum.textContent ?? "", MARGIN, canvas.height - 18, canvas.width - 2 * MARGIN)
  saveCanvas(`${meta.part}.png`, canvas)
}

/**
 * Save one line a value: of every map if the input is the picture, else of the map before and after.
 *
 * @param {Lab} lab
 * @param {Scene} scene
 */
export function saveNumbers({ labels, meta, state, layer }, { left, right }) {
  const maps = left.map ? [{ name: "before", map: left.map }, { name: "after", map: right.map }]
    : layer.maps.map((map, at) => ({ name: `${counted(at)} ${kernelTitle(labels, state.kernels[at].name)}`, map }))
  /** @type {(string | number)[][]} */
  const lines = [["map", "row", "column", "value"]]
  for (const { name, map: { columns, data } } of maps) {
    data.forEach((value, at) => lines.push([name, counted(Math.floor(at / columns)), counted(at % columns), value]))
  }
  saveCsv(`${meta.part}.csv`, lines)
}
