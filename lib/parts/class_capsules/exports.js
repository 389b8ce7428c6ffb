/** Saves what is shown: the numbers of all class capsules as CSV, the overview as a picture. */

import { marginTerms } from "../kit/capsules/losses.js"
import { saveCsv } from "../kit/csv.js"
import { saveCanvas } from "../kit/files.js"
import { fill } from "../kit/text.js"
import { lastLengths, movedBy } from "./maths.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveNumbers(scene) {
  saveCsv(`${nameOf(scene)}.csv`, linesOf(scene))
}

/** @param {Scene} scene @param {HTMLCanvasElement} canvas */
export function saveOverview(scene, canvas) {
  saveCanvas(`${nameOf(scene)}-class-${scene.which}.png`, canvas)
}

/**
 * Return the numbers of all class capsules and of the moved one, under what they are about.
 *
 * @param {Scene} scene
 * @returns {(string | number)[][]}
 */
export function linesOf({ update: { labels, meta, arrays: { outputs, weighted_sums: sums } }, origin, lengths, which, vector, state: { offsets } }) {
  const [iterations, classes, dim] = outputs.shape
  const last = outputs.data.subarray((iterations - 1) * classes * dim)
  const terms = origin.shows.length > 0 ? marginTerms(lengths, origin.shows, meta.losses) : null
  const before = lastLengths(sums)
  const row = (/** @type {ArrayLike<number>} */ numbers) => Array.from(numbers)
  return [
    ["run", "checkpoint", "picture", "iterations"],
    [origin.run, origin.checkpoint, origin.picture, iterations],
    ["class", "length of the sum", "length", "margin loss", ...Array.from({ length: dim }, (_, at) => at + 1)],
    ...meta.classes.map((name, at) => [name, before[at], lengths[at], terms ? terms[at] : "", ...row(last.subarray(at * dim, (at + 1) * dim))]),
    [fill(labels.moved_row, { class: meta.classes[which] }), "", "", "", ...movedBy(vector, offsets)],
  ]
}

/** @param {Scene} scene */
function nameOf({ origin: { run, picture } }) {
  return `capsules-${run}-${picture}`
}
