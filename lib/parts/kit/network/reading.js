/** What parts ask networks with a decoder. */

import { toLevels } from "../maths.js"

/** The output of `observe` that `decode` takes. */
export const CAPSULES = "class_capsules"

/**
 * Return the class capsules after the last pass, [1, classes, dim], of those after each, [iterations, classes, dim].
 *
 * @param {import("./passes.js").Floats} outputs
 * @returns {import("./passes.js").Floats}
 */
export function lastCapsules({ data, shape: [, classes, dim] }) {
  return { data: data.slice(-classes * dim), shape: [1, classes, dim] }
}

/**
 * Return what the decoder makes of one capsule alone, float32 [1, height, width, channels] in [0, 1]; null if a newer request
 * overtook it.
 *
 * @param {import("../network.js").Network} network
 * @param {import("./passes.js").Floats} capsules [1, classes, dim]
 * @param {number} which
 * @returns {Promise<import("./passes.js").Floats | null>}
 */
export async function decodedFrom(network, capsules, which) {
  const mask = new Float32Array(capsules.shape[1])
  mask[which] = 1
  const drawn = await network.decode(capsules, mask)
  return drawn && drawn.reconstruction
}

/**
 * Return the same as a picture, uint8 [height, width, channels].
 *
 * @param {import("../network.js").Network} network
 * @param {import("./passes.js").Floats} capsules [1, classes, dim]
 * @param {number} which
 * @returns {Promise<import("../unpack.js").NumberArray | null>}
 */
export async function drawnFrom(network, capsules, which) {
  const drawn = await decodedFrom(network, capsules, which)
  if (!drawn) return null
  const { data, shape } = drawn
  return { data: toLevels(data), shape: shape.slice(1) }
}
