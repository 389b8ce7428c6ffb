/** Saves what is shown: every class's score as CSV, the pictures and what the networks say of them as a picture. */

import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { placeOfLargest } from "../kit/maths.js"
import { paintPicture, penOf } from "../kit/paint.js"
import { fill } from "../kit/text.js"
import { noticeText } from "./cards.js"
import { hasNoticed } from "./maths.js"
import { insideOfPair, nameOf, pairOf, scoresOf } from "./scene.js"
import { layoutText } from "./state.js"
import { movesText } from "./words.js"

/** @typedef {import("./scene.js").Scene} Scene */

const [SIDE, MARGIN, LINE] = [320, 24, 30] // pixels

/** @param {Scene} scene */
export function saveNumbers(scene) {
  saveCsv(`${fileOf(scene)}.csv`, linesOf(scene))
}

/**
 * Return what each network read, class by class, under what it is about, and what has become of its vector.
 *
 * @param {Scene} scene
 * @returns {(string | number)[][]}
 */
export function linesOf(scene) {
  const { update: { meta: { networks, pictures: { classes } } }, state: { layout } } = scene
  const read = networks.flatMap((network) => {
    const pair = pairOf(scene, network)
    return pair ? [{ network, scores: scoresOf(pair), ...insideOfPair(scene, network, pair) }] : []
  })
  return [
    ["picture", "layout"], [nameOf(scene), layoutText(layout)],
    ["network", "noticed", "layer", "class", "length whole", "length in parts", "degrees"],
    ...read.map(({ network: { id, features }, scores, subject, change }) => [id, String(hasNoticed(scores)), features, classes[subject],
      change?.before ?? "", change?.after ?? "", change?.angle ?? ""]),
    ["class", ...read.flatMap(({ network: { id } }) => [`${id} whole`, `${id} in parts`])],
    ...classes.map((name, at) => [name, ...read.flatMap(({ scores: { whole, now } }) => [whole[at], now[at]])]),
    ...(layout.moves.length ? [["part moved", "pixels right", "pixels down"]] : []),
    ...layout.moves.map(({ place, right, down }) => [layout.order[place] + 1, right, down]),
  ]
}

/**
 * Save the whole picture and its parts side by side, and below what each network reads.
 *
 * @param {Scene} scene
 */
export function savePicture(scene) {
  const { update: { labels, numbers, meta: { networks, pictures: { classes } } }, picture: { levels }, parts } = scene
  const said = networks.flatMap((network) => {
    const pair = pairOf(scene, network)
    if (!pair) return []
    const scores = scoresOf(pair)
    const [whole, now] = [scores.whole, scores.now].map((one) => placeOfLargest(one))
    const write = (/** @type {number} */ score) => numbers.score(score, network.score_name, 2)
    return [network.title, fill(labels.answer, { whole: classes[whole], whole_score: write(scores.whole[whole]),
      now: classes[now], now_score: write(scores.now[now]) }), noticeText(scene, scores)]
  })
  const canvas = h("canvas", { width: 2 * SIDE + 3 * MARGIN, height: SIDE + LINE * (said.length + 3) + 2 * MARGIN })
  const pen = penOf(canvas)
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = "#16202c"
  pen.imageSmoothingEnabled = false
  const names = [labels.whole, labels.tiles]
  for (const [at, one] of [levels, parts].entries()) {
    const small = h("canvas")
    paintPicture(small, one)
    const [rows, columns] = one.shape
    const scale = SIDE / Math.max(rows, columns)
    pen.font = "600 18px system-ui, sans-serif"
    pen.fillText(names[at], MARGIN + at * (SIDE + MARGIN), MARGIN + 14)
    pen.drawImage(small, MARGIN + at * (SIDE + MARGIN), MARGIN + LINE, columns * scale, rows * scale)
  }
  for (const [at, text] of [...said, movesText(scene)].entries()) {
    pen.font = `${at % 3 === 0 && at < said.length ? 600 : 400} 16px system-ui, sans-serif`
    pen.fillText(text, MARGIN, SIDE + MARGIN + LINE * (at + 2), canvas.width - 2 * MARGIN)
  }
  saveCanvas(`${fileOf(scene)}.png`, canvas)
}

/** @param {Scene} scene */
export function fileOf(scene) {
  return `parts-${nameOf(scene)}-${layoutText(scene.state.layout)}`
}
