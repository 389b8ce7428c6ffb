/** The arithmetic of noise. */

import { placeOfLargest } from "../kit/maths.js"

/** @typedef {import("./noises.js").Noise} Noise */

/**
 * Return what a network receives: x + ε · sign(∇L), cut to [0, 1], or the picture that the steps came to.
 *
 * @param {Pick<Noise, "direction" | "pictures">} noise
 * @param {Float32Array} image in [0, 1]
 * @param {number} epsilon
 * @param {readonly number[]} dial every ε that there is
 */
export function withNoise({ direction, pictures }, image, epsilon, dial) {
  if (pictures.length > 0) {
    const at = dial.indexOf(epsilon)
    return pictures.slice(at * image.length, (at + 1) * image.length)
  }
  return Float32Array.from(image, (value, at) => Math.min(Math.max(value + epsilon * (direction[at] - 1), 0), 1))
}

/**
 * Return the share of pixels and channels where the gradient is exactly 0.
 *
 * @param {Pick<Noise, "direction">} noise
 */
export function zeroShareOf({ direction }) {
  return direction.reduce((count, one) => count + (one === 1 ? 1 : 0), 0) / direction.length
}

/**
 * Return from what ε on a network first reads another class, and which; null if it never does, undefined as long as not all is read.
 *
 * @param {ReadonlyMap<number, { scores: ArrayLike<number> }> | undefined} readings by ε
 * @param {readonly number[]} dial every ε, rising
 * @param {number} shown the class of the picture
 */
export function flipOf(readings, dial, shown) {
  if (!readings || dial.some((epsilon) => !readings.has(epsilon))) return undefined
  for (const epsilon of dial) {
    const which = placeOfLargest(readings.get(epsilon)?.scores ?? [])
    if (which !== shown) return { epsilon, which }
  }
  return null
}
