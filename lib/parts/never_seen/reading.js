/** Lets a network read a picture, and draw it again. */

import { placeOfLargest } from "../kit/maths.js"
import { CAPSULES, decodedFrom } from "../kit/network/reading.js"

/**
 * Return what the longest capsule draws, float32 [height · width · channels] in [0, 1]; null without a decoder, or if a newer request
 * has overtaken this one.
 *
 * @param {import("../kit/network.js").Network} network
 * @param {import("../kit/network/read_picture.js").Reading} reading
 * @returns {Promise<Float32Array | null>} rejects with `NetworkError` if the browser cannot run it
 */
export async function drawAgain(network, { scores, features }) {
  const description = await network.ready
  if (features.length === 0 || !description?.decode) return null
  const capsules = { data: features, shape: [1, scores.length, features.length / scores.length] }
  const drawn = await decodedFrom(network, capsules, placeOfLargest(scores))
  return drawn && drawn.data
}

/**
 * @param {{ score_name: string }} network
 */
export function askedOf({ score_name: scoreName }) {
  return { score_name: scoreName, features: CAPSULES }
}
