/** Saves what is shown: all scores over ε as CSV, the pictures and curves as one picture. */

import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { pictureOf } from "../kit/line_chart.js"
import { penOf } from "../kit/paint.js"
import { aimOf, makerFor } from "./scene.js"
import { rowsOf } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */

const [TILE, MARGIN, LINE] = [196, 16, 26]
const [INK, FONT] = ["#16202c", "18px system-ui, sans-serif"]

/** @param {Scene} scene */
export function saveNumbers(scene) {
  saveCsv(`${nameOf(scene)}.csv`, linesOf(scene))
}

/**
 * Return all scores over ε, under what they are about.
 *
 * @param {Scene} scene
 * @returns {(string | number)[][]}
 */
export function linesOf(scene) {
  const { picture, state: { method }, update: { meta: { networks, pictures } } } = scene
  const [heads, rows] = rowsOf(scene)
  return [
    ["picture", "method", "target", "networks", "noise made by"],
    [picture.reference ?? "own", method, method === "target" ? pictures.classes[aimOf(scene)] : "",
      networks.map(({ id }) => id).join(" "), networks.map((one) => makerFor(scene, one).id).join(" ")],
    heads, ...rows,
  ]
}

/**
 * Save a row for each network: its noise, what it receives, what it draws, and its curves.
 *
 * @param {Scene} scene
 * @param {import("./view.js").View} view
 */
export async function savePictures(scene, { cards: { made: cards }, curves: { made: curves } }) {
  const charts = await Promise.all(curves.map(({ chart }) => pictureOf(chart)))
  const chartWidth = Math.round(TILE * charts[0].width / charts[0].height)
  const high = TILE + 3 * LINE
  const canvas = h("canvas", { width: 3 * (TILE + MARGIN) + chartWidth + 2 * MARGIN, height: cards.length * high + MARGIN })
  const pen = penOf(canvas)
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingEnabled = false
  pen.fillStyle = INK
  for (const [at, { network, answer, noise, received, drawn }] of cards.entries()) {
    const top = MARGIN + at * high
    pen.font = `600 ${FONT}`
    pen.fillText(`${network.title} · ε = ${scene.state.epsilon} · ${answer.textContent}`, MARGIN, top + LINE - 8, canvas.width - 2 * MARGIN)
    pen.font = FONT
    for (const [place, tile] of [noise, received, drawn].entries()) {
      const left = MARGIN + place * (TILE + MARGIN)
      if (tile.figure.hidden || tile.canvas.style.visibility === "hidden") continue
      pen.drawImage(tile.canvas, left, top + LINE, TILE, TILE)
      pen.fillText(tile.caption.textContent ?? "", left, top + LINE + TILE + 20, TILE)
    }
    pen.drawImage(charts[at], MARGIN + 3 * (TILE + MARGIN), top + LINE, chartWidth, TILE)
  }
  saveCanvas(`${nameOf(scene)}.png`, canvas)
}

/** @param {Scene} scene */
export function nameOf({ picture, state: { method } }) {
  return `noise-${picture.reference ?? "own"}-${method}`
}
