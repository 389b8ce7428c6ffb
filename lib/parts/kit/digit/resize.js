/**
 * Resizes as Pillow does pictures of mode F: `Image.resize` with the filters that the preparation uses. Pillow changes the
 * height before the width where that is faster, and then the last bit of a float32 may differ from the one here.
 */

import { blackGrey } from "./grids.js"
import { weigh } from "./weights.js"

/** @typedef {import("./grids.js").Grey} Grey */
/** @typedef {import("./weights.js").Filter} Filter */

/**
 * Return the picture in another size; a smaller one is the weighted mean of all pixels that it covers.
 *
 * @param {Grey} picture
 * @param {number} height
 * @param {number} width
 * @param {Filter} filter
 * @returns {Grey}
 */
export function resize(picture, height, width, filter) {
  const wide = width === picture.width ? picture : resizeRows(picture, width, filter)
  return height === wide.height ? wide : resizeColumns(wide, height, filter)
}

/**
 * @param {Grey} picture
 * @param {number} width
 * @param {Filter} filter
 */
function resizeRows(picture, width, filter) {
  const { data, height } = picture
  const resized = new Float32Array(height * width)
  const { starts, counts, weights, most } = weigh(picture.width, width, filter)
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 1) {
      const [from, count, own] = [y * picture.width + starts[x], counts[x], x * most]
      let sum = 0
      for (let k = 0; k < count; k += 1) sum += data[from + k] * weights[own + k]
      resized[to] = sum
    }
  }
  return { data: resized, height, width }
}

/**
 * @param {Grey} picture
 * @param {number} height
 * @param {Filter} filter
 */
function resizeColumns(picture, height, filter) {
  const { data, width } = picture
  const resized = blackGrey(height, width)
  const { starts, counts, weights, most } = weigh(picture.height, height, filter)
  const sums = new Float64Array(width)
  for (let y = 0; y < height; y += 1) {
    sums.fill(0)
    for (let k = 0; k < counts[y]; k += 1) {
      const [weight, from] = [weights[y * most + k], (starts[y] + k) * width]
      for (let x = 0; x < width; x += 1) sums[x] += data[from + x] * weight
    }
    resized.data.set(sums, y * width)
  }
  return resized
}
