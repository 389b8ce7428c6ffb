/** Saves what is shown, as a picture and as numbers. */

import { counted } from "../kit/counting.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { penOf } from "../kit/paint.js"
import { LEDGER } from "./ledger.js"
import { patchOf } from "./maths/step.js"
import { layerIn, stepIn } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {(string | number)[][]} Lines */

const HEAD_LINE = 22
const SHARP = 2

/**
 * Return what a file is called, such as "lenet-final-conv2-map40.png".
 *
 * @param {Scene} scene
 * @param {string} ending
 */
export function exportName({ net, state: { level, layer, map } }, ending) {
  const [run, checkpoint = ""] = net.name.split(" ")
  const names = [run, checkpoint, level > 0 ? net.layers[layer].name : "", level > 1 ? `map${counted(map)}` : ""]
  return `${names.filter(Boolean).join("-").replaceAll("/", "-")}.${ending}`
}

/**
 * Save every pixel of the layer or the map where they are here, else the table.
 *
 * @param {Scene} scene
 * @param {Lines} table
 */
export function saveNumbers(scene, table) {
  saveCsv(exportName(scene, "csv"), (scene.state.level === 1 ? linesOfLayer(scene) : linesOfStep(scene)) ?? table)
}

/**
 * Return every pixel of a layer, or null if its full resolution is not here as numbers.
 *
 * @param {Scene} scene
 * @returns {Lines | null}
 */
export function linesOfLayer(scene) {
  const full = scene.fulls.get(layerIn(scene).name)
  if (!full || !(full.data instanceof Float32Array)) return null
  const [count, rows, columns] = full.shape
  /** @type {Lines} */
  const lines = [["map", "row", ...Array.from({ length: columns }, (_, column) => counted(column))]]
  for (let map = 0; map < count; map += 1) {
    for (let row = 0; row < rows; row += 1) {
      const from = (map * rows + row) * columns
      lines.push([counted(map), counted(row), ...full.data.subarray(from, from + columns)])
    }
  }
  return lines
}

/**
 * Return every pixel of a map, for a convolution with the sum and what the strongest channels add; null if there is none.
 *
 * @param {Scene} scene
 * @returns {Lines | null}
 */
export function linesOfStep(scene) {
  const [step, { slide }] = [stepIn(scene), layerIn(scene)]
  if (!step) return null
  const convolution = step.kind === "convolution" ? slide : null
  const listed = convolution ? [...step.channels.data.subarray(0, Math.min(step.sent, LEDGER))] : []
  /** @type {Lines} */
  const lines = [["row", "column", "output", ...(convolution ? ["sum"] : []), ...listed.map((channel) => `channel ${counted(channel)}`)]]
  for (let row = 0; row < step.rows; row += 1) {
    for (let column = 0; column < step.columns; column += 1) {
      const at = row * step.columns + column
      const parts = convolution ? [step.sums.data[at], ...listed.map((_, nth) => patchOf(step, convolution, nth, [row, column]).sum)] : []
      lines.push([counted(row), counted(column), step.output.data[at], ...parts])
    }
  }
  return lines
}

/**
 * Save every canvas of the level where it stands on the page, with its texts, as PNG.
 *
 * @param {import("./view.js").View} view
 * @param {Scene} scene
 */
export function savePng({ root, level, summary }, scene) {
  const outer = level.getBoundingClientRect()
  const style = getComputedStyle(root)
  const canvas = h("canvas")
  const pen = penOf(canvas)
  const font = `600 14px ${style.fontFamily}`
  pen.font = font
  const sentence = wrappedLines(pen, summary.textContent ?? "", level.scrollWidth - 8)
  const head = sentence.length * HEAD_LINE + 12
  canvas.width = Math.min(4000, level.scrollWidth * SHARP)
  canvas.height = Math.min(12000, (level.scrollHeight + head) * SHARP)
  pen.scale(SHARP, SHARP)
  pen.fillStyle = style.getPropertyValue("--st-background-color") || "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = style.color
  pen.font = font
  pen.textBaseline = "middle"
  sentence.forEach((line, at) => pen.fillText(line, 4, (at + 0.5) * HEAD_LINE))
  pen.imageSmoothingEnabled = false
  /** @type {(rectangle: DOMRect) => [number, number, number, number]} */
  const place = (rectangle) => [rectangle.left - outer.left, rectangle.top - outer.top + head, rectangle.width, rectangle.height]
  for (const one of level.querySelectorAll("canvas")) {
    if (one.width && one.height) pen.drawImage(one, ...place(one.getBoundingClientRect()))
  }
  for (const mark of level.querySelectorAll(".mark:not([hidden])")) {
    pen.strokeStyle = getComputedStyle(mark).outlineColor
    pen.lineWidth = 2
    pen.strokeRect(...place(mark.getBoundingClientRect()))
  }
  for (const cell of level.querySelectorAll(".squares i")) {
    pen.fillStyle = getComputedStyle(cell).backgroundColor
    pen.fillRect(...place(cell.getBoundingClientRect()))
  }
  for (const { text, rectangle, element } of piecesOfText(level)) {
    const look = getComputedStyle(element)
    const [x, y, , height] = place(rectangle)
    pen.fillStyle = look.color
    pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`
    pen.fillText(text, x, y + height / 2)
  }
  saveCanvas(exportName(scene, "png"), canvas)
}

/**
 * Return a text in lines of at most `width` pixels; Chinese may break between any two characters.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {number} width
 */
function wrappedLines(pen, text, width) {
  const lines = [""]
  for (const piece of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    const last = lines[lines.length - 1]
    if (last && pen.measureText(last + piece.trimEnd()).width > width) lines.push(piece)
    else lines[lines.length - 1] += piece
  }
  return lines
}

/**
 * Yield every visible word, or each character of a word that stands on two lines.
 *
 * @param {HTMLElement} box
 * @returns {Generator<{ text: string, rectangle: DOMRect, element: Element }>}
 */
function* piecesOfText(box) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode)
    const element = node.parentElement
    if (!element || element.closest("[hidden], [data-testid^=maps-open]")) continue
    for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      if (range.getClientRects().length === 1) yield { text: word, rectangle: range.getBoundingClientRect(), element }
      else {
        for (let at = index; at < index + word.length; at += 1) {
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          if (range.getClientRects().length) yield { text: node.data[at], rectangle: range.getBoundingClientRect(), element }
        }
      }
    }
  }
}
