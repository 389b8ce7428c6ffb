/** The pictures that networks never learned, as the server makes them. */

import { createLoader } from "../kit/unpack.js"

/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */

const MOST_KINDS = 12
const NONE = -1
const load = createLoader(MOST_KINDS)

/**
 * Return a picture of a kind, uint8 [height, width, 1], and the digits on it.
 *
 * @param {string} address of all of its kind
 * @param {number} number from 1
 * @returns {Promise<{ levels: NumberArray, digits: number[] }>} rejects if they do not arrive
 */
export async function readMade(address, number) {
  const { images: { data, shape: [, ...shape] }, digits } = await load(address)
  const size = shape.reduce((product, length) => product * length, 1)
  const levels = { data: data.slice((number - 1) * size, number * size), shape }
  return { levels, digits: [...digits.data.subarray(2 * (number - 1), 2 * number)].filter((digit) => digit !== NONE) }
}
