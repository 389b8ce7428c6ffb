/**
 * Lets the network read the two digits where they are now.
 *
 * @typedef {object} Reading
 * @property {import("./state.js").Shifts} shifts of the digits in the picture that was read
 * @property {[number, number]} winners
 * @property {NumberArray} scores
 * @property {NumberArray | undefined} drawings uint8 [2, rows, columns, channels] by winner; undefined without a decoder
 */

import { placesOfHighest } from "../kit/maths.js"
import { CAPSULES, drawnFrom } from "../kit/network/reading.js"
import { addedDigits, placedDigits, standsFor } from "./maths.js"

/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {import("./words.js").Update} Update */

/**
 * Return what the network reads, and what each of its two longest capsules draws alone; null if a newer request overtook it.
 *
 * @param {import("../kit/network.js").Network} network
 * @param {Update} update
 * @param {import("./state.js").Shifts} shifts
 * @returns {Promise<Reading | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function readPair(network, { meta: { shape, score_name: scoreName }, arrays: { digits } }, shifts) {
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
 * Return the update with what the browser read in the place of what the server did, and the colour of each winner.
 *
 * @param {Update} update
 * @param {Reading | null} live
 * @returns {Update}
 */
export function shownUpdate(update, live) {
  const meta = live ? { ...update.meta, shifts: live.shifts, winners: live.winners } : update.meta
  const arrays = live ? { ...update.arrays, scores: live.scores, drawings: live.drawings } : update.arrays
  const [first, second] = meta.winners.map((winner) => meta.classes[winner])
  const inks = placedDigits(arrays.digits, meta.shape, meta.shifts)
  return { ...update, arrays, meta: { ...meta, stands_for: standsFor([first, second], meta.names, inks, arrays.drawings) } }
}
