/**
 * The class vectors of many test digits: those of a checkpoint from the server, and in which range each of their numbers lies.
 *
 * @typedef {import("../unpack.js").NumberArray} NumberArray
 *
 * @typedef {object} ClassVectors what a network says of the first n test images
 * @property {NumberArray} vectors float32 [n, dim], of the capsule of each image's own class, after the last iteration
 * @property {NumberArray} labels uint8 [n], that class
 * @property {NumberArray} predicted uint8 [n], the class with the longest capsule
 * @property {NumberArray} lengths float32 [n], the length of that capsule
 * @property {NumberArray} images uint8 [k, height, width, channels], the first k ≤ n of them, as the network receives them
 *
 * @typedef {{ least: number, low: number, high: number, most: number }} Range
 *   of a number over many digits: the least, the 5 % and the 95 % percentile, and the most
 */

import { createLoader } from "../unpack.js"

const MOST_NETWORKS = 6 // of 300 kB
const load = createLoader(MOST_NETWORKS)

/**
 * Return the class vectors at an address that `vectors_address` of Python gave; a tab loads each once.
 *
 * @param {string} address relative to the app
 * @returns {Promise<ClassVectors>} rejects if they do not arrive; the next one who asks tries again
 */
export async function loadVectors(address) {
  const { vectors, labels, predicted, lengths, images } = await load(address)
  return { vectors, labels, predicted, lengths, images }
}

/**
 * Return in which range each number lies over the digits of one class.
 *
 * @param {NumberArray} vectors [n, dim]
 * @param {ArrayLike<number>} labels [n], the class of each
 * @param {number} classOf the class
 * @returns {Range[] | null} [dim]; null if no digit is of that class
 */
export function rangesOf({ data, shape: [, dim] }, labels, classOf) {
  const places = placesOfClass(labels, classOf)
  if (places.length === 0) return null
  return Array.from({ length: dim }, (_, at) => {
    const sorted = Float32Array.from(places, (place) => data[place * dim + at]).sort()
    return { least: sorted[0], low: percentile(sorted, 0.05), high: percentile(sorted, 0.95), most: sorted[sorted.length - 1] }
  })
}

/**
 * Return which digits are of a class.
 *
 * @param {ArrayLike<number>} labels
 * @param {number} classOf
 */
export function placesOfClass(labels, classOf) {
  return Array.from(labels, (_, place) => place).filter((place) => labels[place] === classOf)
}

/**
 * Return the value that a share of sorted values lies below, evenly between the two next to it: `numpy.quantile`.
 *
 * @param {ArrayLike<number>} sorted ascending, at least one
 * @param {number} share in [0, 1]
 */
export function percentile(sorted, share) {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (place - below) * (sorted[above] - sorted[below])
}
