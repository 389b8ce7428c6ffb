/** Saves what is shown: the numbers as CSV, the chart as a picture. */

import { saveCsv } from "../kit/csv.js"
import { h, svg } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { COLOURS, pictureOf } from "../kit/line_chart.js"
import { penOf } from "../kit/paint.js"
import { measuredNetworks } from "./scene.js"
import { measuredRows, scoreRows } from "./words.js"
import { WIDE, drawChartOf } from "./views/measured.js"

/** @typedef {import("./scene.js").Scene} Scene */

const [MARGIN, LINE] = [24, 34]

/** @param {Scene} scene */
export function saveNumbers(scene) {
  const { picture, state: { threshold }, update: { meta: { networks } } } = scene
  const lines = [
    ["picture", "threshold", ...networks.flatMap(() => ["network", "checkpoint"])],
    [picture?.reference ?? "own", threshold, ...networks.flatMap(({ id, checkpoint }) => [id, checkpoint])],
    [], ...linesOf(scoreRows(scene)),
  ]
  if (measuredNetworks(scene).length > 0) lines.push([], ...linesOf(measuredRows(scene)))
  saveCsv(`${nameOf(scene)}.csv`, lines)
}

/**
 * Save the chart of many pictures, the networks' colours above.
 *
 * @param {Scene} scene
 */
export async function savePicture(scene) {
  const chart = svg("svg", {})
  drawChartOf(chart, scene, WIDE)
  const drawn = await pictureOf(chart)
  const networks = measuredNetworks(scene)
  const head = (networks.length + 1) * LINE
  const canvas = h("canvas", { width: drawn.width + 2 * MARGIN, height: drawn.height + head + 2 * MARGIN })
  const pen = penOf(canvas)
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.font = "600 24px system-ui, sans-serif"
  pen.fillStyle = "#16202c"
  pen.fillText(scene.update.labels.measured, MARGIN, MARGIN + LINE - 10)
  for (const [at, network] of networks.entries()) {
    pen.fillStyle = COLOURS[scene.update.meta.networks.indexOf(network)]
    pen.fillText(network.title, MARGIN, MARGIN + (at + 2) * LINE - 10)
  }
  pen.drawImage(drawn, MARGIN, MARGIN + head)
  saveCanvas(`${nameOf(scene)}.png`, canvas)
}

/** @param {[string[], (string | number)[][]]} table */
function linesOf([heads, rows]) {
  return [heads, ...rows]
}

/** @param {Scene} scene */
function nameOf({ picture }) {
  return `never-seen-${picture?.reference ?? "own"}`
}
