/**
 * Lets the network read the two digits where they are now.
 *
 * @typedef {object} Reading
 * @property {import("./state.js").Shifts} shifts of the digits in the picture that was read
 * @property {[number, number]} winners
 * @property {NumberArray} scores
 * @property {NumberArray | undefined} drawings uint8 [2, rows, columns, channels] by winner; undefined without a decoder
 *
 * @typedef {{ pair: Pair, shifts: import("./state.js").Shifts }} About which pictures at which places
 * @typedef {Reading & About} Answer
 */

import { placesOfHighest } from "../kit/maths.js"
import { CAPSULES, drawnFrom } from "../kit/network/reading.js"
import { addedDigits, placedDigits, standsFor } from "./maths.js"
import { namesOf } from "./pair.js"
import { areSameShifts } from "./state.js"

/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {import("./pair.js").Pair} Pair */
/** @typedef {import("./words.js").Update} Update */

/**
 * Return what the network reads, and what each of its two longest capsules draws alone; null if a newer request overtook it.
 *
 * @param {import("../kit/network.js").Network} network
 * @param {Pick<import("./words.js").Meta, "shape" | "score_name">} meta
 * @param {NumberArray} digits
 * @param {import("./state.js").Shifts} shifts
 * @returns {Promise<Reading | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function readPair(network, { shape, score_name: scoreName }, digits, shifts) {
  const hasDecoder = Boolean((await network.ready)?.decode)
  const image = addedDigits(placedDigits(digits, shape, shifts), shape)
  const seen = await network.observe(image, { only: hasDecoder ? [scoreName, CAPSULES] : [scoreName] })
  if (!seen) return null
  const { data, shape: [, classes] } = seen[scoreName]
  const scores = { data, shape: [classes] }
  const [longest, next] = placesOfHighest(data, 2)
  const reading = { shifts, scores, winners: /** @type {[number, number]} */ ([longest, next]) }
  if (!hasDecoder) return { ...reading, drawings: undefined }
  const first = await drawnFrom(network, seen[CAPSULES], longest)
  const second = first && await drawnFrom(network, seen[CAPSULES], next)
  if (!first || !second) return null
  return { ...reading, drawings: { data: Uint8Array.of(...first.data, ...second.data), shape: [2, ...first.shape] } }
}

/**
 * Return the answer that the server sent, as one about `pair`.
 *
 * @param {Update} update
 * @param {Pair} pair
 * @returns {Answer}
 */
export function answerOf({ meta: { shifts, winners }, arrays: { scores, drawings } }, pair) {
  return { pair, shifts, winners, scores, drawings }
}

/**
 * Return whether an answer, or what is asked for, is about these pictures at these places.
 *
 * @param {About} about
 * @param {Pair} pair
 * @param {import("./state.js").Shifts} shifts
 */
export function isAbout(about, pair, shifts) {
  return about.pair.digits === pair.digits && areSameShifts(about.shifts, shifts)
}

/**
 * Return the update with this answer in the place of the server's, and the colour of each winner.
 *
 * @param {Update} update
 * @param {Answer} answer
 * @returns {Update}
 */
export function shownUpdate({ meta, arrays, ...texts }, { pair, shifts, winners, scores, drawings }) {
  const [first, second] = winners.map((winner) => meta.classes[winner])
  const names = namesOf(pair)
  const inks = placedDigits(pair.digits, meta.shape, shifts)
  return {
    ...texts,
    meta: { ...meta, names, shifts, winners, stands_for: standsFor([first, second], names, inks, drawings) },
    arrays: { ...arrays, digits: pair.digits, scores, drawings },
  }
}
