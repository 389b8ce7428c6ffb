/** The sentences about a reading, and about a guess. */

import { fill } from "../kit/text.js"
import { lastLengths, measuresOf } from "./maths.js"
import { changedReadings, namedBy } from "./scene.js"
import { NONE } from "./cases.js"

/** @typedef {import("./scene.js").Scene} Scene */

/**
 * Return a range as it is read: one number where both ends read alike.
 *
 * @param {Scene["update"]} update
 * @param {import("./maths.js").Range} range
 */
export function rangeText({ labels, numbers }, { low, high }) {
  const [from, to] = [low, high].map((value) => shareText(numbers, value))
  return from === to ? from : fill(labels.range, { low: from, high: to })
}

/**
 * Return a coupling as it is read, finer than other numbers.
 *
 * @param {Scene["update"]["numbers"]} numbers
 * @param {number} value
 */
export function shareText(numbers, value) {
  return value >= 0.001 && value < 0.1 ? numbers.decimals(value, 4) : numbers.figures(value)
}

/**
 * Return what follows a wrong guess: what would show that mistake, and where to look.
 *
 * @param {Scene} scene
 * @param {string} guess
 * @param {string} hidden
 */
export function wrongText({ update: { labels, meta } }, guess, hidden) {
  const { where } = meta.mistakes.find(({ name }) => name === (guess === NONE ? hidden : guess)) ?? meta.mistakes[0]
  if (guess === NONE) return fill(labels.wrong_none, { place: labels[where] })
  return fill(labels.wrong, { title: labels[`title_${guess}`], sign: labels[`sign_${guess}`], place: labels[where] })
}

/**
 * Return where the numbers show what is in the network; "" before anything was read.
 *
 * @param {Scene} scene
 * @param {string} hidden
 */
export function shownText({ update, read, log }, hidden) {
  const { labels, numbers, meta } = update
  if (!read) return ""
  const { broken } = read
  const measures = measuresOf(broken)
  const lengths = lastLengths(broken.lengths)
  if (hidden === "kept") {
    const changed = changedReadings(log)
    if (!changed) return labels.shown_kept_next
    const [first, second] = changed
    const at = second.lengths.map((length, place) => Math.abs(length - first.lengths[place])).reduce((best, change, place, all) =>
      (change > all[best] ? place : best), 0)
    return fill(labels.shown_kept, { iterations: second.iterations, class: meta.classes[at],
      first: numbers.figures(first.lengths[at]), second: numbers.figures(second.lengths[at]) })
  }
  return fill(labels[`shown_${hidden}`], {
    given: rangeText(update, measures.given), received: rangeText(update, measures.received),
    length: numbers.figures(Math.max(...lengths)), below: numbers.percent(measures.below, 1),
    iterations: read.iterations, passes: broken.lengths.shape[0],
  })
}

/**
 * Return what the broken network reads, and the sound one beside it.
 *
 * @param {Scene} scene
 * @param {import("./reading.js").Reading | null} sound null if it is not shown
 */
export function readsTexts({ update: { labels, numbers, meta }, read }, sound) {
  if (!read) return []
  const say = (/** @type {string} */ text, /** @type {import("./reading.js").Reading} */ reading) => fill(text, {
    class: meta.classes[namedBy(reading)], length: numbers.figures(Math.max(...lastLengths(reading.lengths))) })
  return [say(labels.reads, read.broken), sound && say(labels.sound_reads, sound)]
}
