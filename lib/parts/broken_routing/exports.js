/** Saves what is shown: lengths, log and measured shares as CSV, lengths and shares as a picture. */

import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { placeOfLargest } from "../kit/maths.js"
import { penOf } from "../kit/paint.js"
import { fill } from "../kit/text.js"
import { NONE } from "./cases.js"
import { lastLengths, sumsOver } from "./maths.js"
import { isOpen, measuredOf, mistakesOf, nameOfPicture, showsSound } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */

const [WIDTH, ROW, LEFT, TOP, RIGHT] = [900, 44, 150, 70, 210]
const [WIDE, HEAD] = [400, 90] // where the bars of the shares begin, and the room above them
const [INK, PAPER, BROKEN, SOUND] = ["#16202c", "#ffffff", "#d97706", "#2f7fd0"]

/** @param {Scene} scene */
export function saveNumbers(scene) {
  if (scene.read) saveCsv(`${nameOf(scene)}.csv`, linesOf(scene))
}

/**
 * Return the lengths of the last reading, the log, and the shares that were measured; what is hidden is not named before it is found.
 *
 * @param {Scene} scene
 * @returns {(string | number)[][]}
 */
export function linesOf(scene) {
  const { update: { meta }, state, read, choice, log } = scene
  if (!read) return []
  const sound = showsSound(scene) && read.sound ? lastLengths(read.sound.lengths) : null
  const received = sumsOver(read.broken.couplings, "inputs")
  const known = isOpen(scene) ? mistakesOf(scene).join(" ") || "none" : ""
  const measured = isOpen(scene) ? measuredOf(scene) : null
  return [
    ["run", "checkpoint", "picture", "iterations", "case", "mistakes"],
    [meta.choices.run, choice.checkpoint, nameOfPicture(read.picture), read.iterations, state.look === "find" ? state.number : "", known],
    ["class", "length", "received", "length in the sound network"],
    ...lastLengths(read.broken.lengths).map((length, at) => [meta.classes[at], length, received[at], sound ? sound[at] : ""]),
    ["reading", "picture", "iterations", "read as", "length", "given from", "given to", "coupling from", "coupling to", "share below 0"],
    ...log.map(({ number, picture, iterations, lengths, measures: { given, coupling, below } }) => {
      const longest = placeOfLargest(lengths)
      return [number, nameOfPicture(picture), iterations, meta.classes[longest], lengths[longest],
        given.low, given.high, coupling.low, coupling.high, below]
    }),
    ...(measured ? [["with the mistake", "share read right", "low", "high", "test images"]] : []),
    ...(measured?.rows ?? []).map(({ name, share, low, high }) => [name, share, low, high, measured?.images ?? 0]),
  ]
}

/** @param {Scene} scene */
export function saveLengths(scene) {
  if (scene.read) saveCanvas(`${nameOf(scene)}.png`, pictureOf(scene))
}

/** @param {Scene} scene */
function pictureOf(scene) {
  const { update: { labels, numbers, meta }, read } = scene
  const lengths = read ? lastLengths(read.broken.lengths) : []
  const sound = showsSound(scene) && read?.sound ? lastLengths(read.sound.lengths) : null
  const most = Math.max(1, ...lengths, ...(sound ?? []))
  const [measured, ofLengths] = [isOpen(scene) ? measuredOf(scene) : null, TOP + ROW * lengths.length + ROW]
  const canvas = h("canvas", { width: WIDTH, height: ofLengths + (measured ? HEAD + ROW * measured.rows.length : 0) })
  const pen = penOf(canvas)
  const across = (/** @type {number} */ value) => (WIDTH - LEFT - RIGHT) * value / most
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = INK
  pen.font = "600 24px system-ui, sans-serif"
  pen.fillText(labels.lengths, 24, 40)
  pen.font = "20px system-ui, sans-serif"
  lengths.forEach((length, at) => {
    const y = TOP + ROW * at
    pen.fillStyle = BROKEN
    pen.fillRect(LEFT, y, across(length), sound ? 16 : 28)
    if (sound) {
      pen.fillStyle = SOUND
      pen.fillRect(LEFT, y + 18, across(sound[at]), 10)
    }
    pen.fillStyle = INK
    pen.fillText(meta.classes[at], 24, y + 22, LEFT - 36)
    pen.fillText([length, ...(sound ? [sound[at]] : [])].map(numbers.figures).join("   "), WIDTH - RIGHT + 16, y + 22, RIGHT - 24)
  })
  pen.fillRect(LEFT + across(1), TOP - 8, 2, ROW * lengths.length)
  pen.font = "16px system-ui, sans-serif"
  pen.fillText("1", LEFT + across(1) - 4, TOP + ROW * lengths.length + 12)
  ;[[BROKEN, labels.broken], ...(sound ? [[SOUND, labels.sound]] : [])].forEach(([colour, text], at) => {
    pen.fillStyle = colour
    pen.fillRect(LEFT + 200 * at, ofLengths - 24, 14, 14)
    pen.fillStyle = INK
    pen.fillText(text, LEFT + 22 + 200 * at, ofLengths - 11)
  })
  if (measured) drawShares(pen, measured, ofLengths, scene)
  return canvas
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {import("./scene.js").MeasuredShares} measured
 * @param {number} top where they begin, in pixels
 * @param {Scene} scene
 */
function drawShares(pen, { images, rows }, top, { update: { labels, numbers } }) {
  const across = (/** @type {number} */ share) => (WIDTH - WIDE - RIGHT) * share
  pen.fillStyle = INK
  pen.font = "600 24px system-ui, sans-serif"
  pen.fillText(labels.measured, 24, top + 40, WIDTH - 48)
  pen.font = "16px system-ui, sans-serif"
  pen.fillText(fill(labels.measured_of, { images: numbers.grouped(images) }), 24, top + 66, WIDTH - 48)
  pen.font = "20px system-ui, sans-serif"
  rows.forEach(({ name, share, low, high }, at) => {
    const y = top + HEAD + ROW * at
    const [text, least, most] = [share, low, high].map((value) => numbers.percent(value, 1))
    pen.fillStyle = name === NONE ? SOUND : BROKEN
    pen.fillRect(WIDE, y, across(share), 20)
    pen.fillStyle = INK
    pen.fillRect(WIDE + across(low), y + 8, across(high - low), 4)
    pen.fillText(labels[`title_${name}`], 24, y + 17, WIDE - 36)
    pen.fillText(fill(labels.measured_row, { share: text, low: least, high: most }), WIDTH - RIGHT + 16, y + 17, RIGHT - 24)
  })
}

/** @param {Scene} scene */
function nameOf({ state, update: { meta }, picture }) {
  return `break-it-${state.look === "find" ? `case-${state.number}` : "switches"}-${meta.choices.run}-${nameOfPicture(picture)}`
}
