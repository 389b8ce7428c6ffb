/** Saves what is shown: lengths and log as CSV, the lengths as a picture. */

import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { placeOfLargest } from "../kit/maths.js"
import { penOf } from "../kit/paint.js"
import { lastLengths, sumsOver } from "./maths.js"
import { isOpen, mistakesOf, nameOfPicture, showsSound } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */

const [WIDTH, ROW, LEFT, TOP, RIGHT] = [900, 44, 150, 70, 210]
const [INK, PAPER, BROKEN, SOUND] = ["#16202c", "#ffffff", "#d97706", "#2f7fd0"]

/** @param {Scene} scene */
export function saveNumbers(scene) {
  if (scene.read) saveCsv(`${nameOf(scene)}.csv`, linesOf(scene))
}

/**
 * Return the lengths of the last reading, then the log; what is hidden is not named before it is found.
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
  const canvas = h("canvas", { width: WIDTH, height: TOP + ROW * lengths.length + ROW })
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
    pen.fillRect(LEFT + 200 * at, canvas.height - 24, 14, 14)
    pen.fillStyle = INK
    pen.fillText(text, LEFT + 22 + 200 * at, canvas.height - 11)
  })
  return canvas
}

/** @param {Scene} scene */
function nameOf({ state, update: { meta }, picture }) {
  return `break-it-${state.look === "find" ? `case-${state.number}` : "switches"}-${meta.choices.run}-${nameOfPicture(picture)}`
}
