/** The map as a picture, and its numbers: where each digit lies, and what was measured of it. */

import { saveCsv } from "../kit/csv.js"
import { PROPERTIES } from "../kit/digit/properties.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { penOf } from "../kit/paint.js"
import { fill } from "../kit/text.js"
import { classesOf, propertiesOf } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */

const MARGIN = 16
const LINE = 22

/**
 * Save the map with the sentences below it, as PNG.
 *
 * @param {HTMLCanvasElement} stage
 * @param {readonly string[]} sentences
 */
export function saveMap(stage, sentences) {
  const texts = sentences.filter((text) => text !== "")
  const canvas = h("canvas", { width: stage.width + 2 * MARGIN, height: stage.height + 2 * MARGIN + LINE * texts.length })
  const pen = penOf(canvas)
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(stage, MARGIN, MARGIN)
  pen.fillStyle = "#16202c"
  pen.font = "15px system-ui, sans-serif"
  texts.forEach((text, at) => pen.fillText(text, MARGIN, stage.height + MARGIN + LINE * (at + 1), stage.width))
  saveCanvas("capsule-map.png", canvas)
}

/**
 * Return the heads and the lines of a table: the learner's digit, then each test digit.
 *
 * @param {Scene} scene
 * @param {boolean} isShown whether what is known of the learner's digit may be seen
 * @returns {{ heads: string[], lines: (string | number)[][] }}
 */
export function linesOf({ places, points, mine, near, digits, state: { dims }, update: { labels, meta: { classes } } }, isShown) {
  const axes = Array.from({ length: dims }, (_, at) => fill(labels.table_axis, { number: at + 1 }))
  const distances = new Map((isShown ? near?.all ?? [] : []).map(({ place, distance }) => [place, distance]))
  const all = propertiesOf(digits)
  const own = isShown && mine && near ? [[labels.yours, classes[near.shown], ...mine, 0, ...PROPERTIES.map(() => "")]] : []
  return {
    heads: [labels.table_image, labels.table_class, ...axes, labels.table_distance, ...PROPERTIES.map((name) => labels[`by_${name}`])],
    lines: [...own, ...places.map((place, at) => [place, classes[classesOf(digits)[place]], ...points[at], distances.get(place) ?? "",
      ...PROPERTIES.map((name) => all[place][name] ?? "")])],
  }
}

/**
 * Save these numbers as CSV.
 *
 * @param {Scene} scene
 * @param {boolean} isShown
 */
export function saveNumbers(scene, isShown) {
  const { heads, lines } = linesOf(scene, isShown)
  saveCsv("capsule-map.csv", [heads, ...lines])
}
