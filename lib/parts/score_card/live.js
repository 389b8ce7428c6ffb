/**
 * Lets a network read what is on the canvas.
 *
 * @typedef {import("./state.js").Reading} Reading
 */

import { placeOfLargest, toUnitRange } from "../kit/maths.js"
import { CAPSULES, drawnFrom } from "../kit/network/reading.js"

/**
 * Return what the network says of an image; null if a newer one has overtaken it.
 *
 * @param {import("../kit/network.js").Network} network
 * @param {Uint8Array} received levels from 0 to 255, as it receives them
 * @param {string} scoreName
 * @returns {Promise<Reading | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function readReceived(network, received, scoreName) {
  const image = toUnitRange(received)
  const description = await network.ready
  const hasDecoder = Boolean(description?.decode)
  const seen = await network.observe(image, { only: hasDecoder ? [scoreName, CAPSULES] : [scoreName] })
  if (!seen) return null
  const scores = seen[scoreName].data
  if (!hasDecoder) return { scores, reconstruction: null }
  const reconstruction = await drawnFrom(network, seen[CAPSULES], placeOfLargest(scores))
  return reconstruction && { scores, reconstruction }
}
