/** What parts ask networks with a decoder. */

/** The output of `observe` that `decode` takes. */
export const CAPSULES = "class_capsules"

/**
 * Return what the decoder draws from one capsule alone, uint8 [height, width, channels]; null if a newer request overtook it.
 *
 * @param {import("../network.js").Network} network
 * @param {import("./passes.js").Floats} capsules
 * @param {number} which
 * @returns {Promise<import("../unpack.js").NumberArray | null>}
 */
export async function drawnFrom(network, capsules, which) {
  const mask = new Float32Array(capsules.shape[1])
  mask[which] = 1
  const drawn = await network.decode(capsules, mask)
  if (!drawn) return null
  const { data, shape } = drawn.reconstruction
  return { data: Uint8Array.from(data, (value) => Math.round(255 * value)), shape: shape.slice(1) }
}
