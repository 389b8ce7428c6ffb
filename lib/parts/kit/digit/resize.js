/**
 * Resizes as Pillow does pictures of mode F: `Image.resize` with the filters that the preparation uses. Pillow changes the
 * height before the width where that is faster, and then the last bit of a float32 may differ from the one here.
 */

import { blackGrey } from "./grids.js"

/** @typedef {import("./grids.js").Grey} Grey */
/** @typedef {{ reach: number, weight: (distance: number) => number }} Filter what a pixel weighs so far away, up to `reach` */

/**
 * The filters by the names of `PIL.Image.Resampling`.
 *
 * @satisfies {Record<string, Filter>}
 */
export const FILTERS = {
  BOX: { reach: 0.5, weight: (x) => x > -0.5 && x <= 0.5 ? 1 : 0 },
  BILINEAR: { reach: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  BICUBIC: { reach: 2, weight: weighBicubic },
}

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

/**
 * Return for each place of the result where the pixels begin that it is made of, how many they are and what each weighs.
 *
 * @param {number} before length in pixels
 * @param {number} after length in pixels
 * @param {Filter} filter
 */
function weigh(before, after, { reach, weight }) {
  const scale = before / after
  const stretch = Math.max(scale, 1) // a smaller picture has a wider filter
  const support = reach * stretch
  const most = 2 * Math.ceil(support) + 1
  const starts = new Int32Array(after)
  const counts = new Int32Array(after)
  const weights = new Float64Array(after * most)
  for (let place = 0; place < after; place += 1) {
    const centre = (place + 0.5) * scale
    const start = Math.max(0, Math.trunc(centre - support + 0.5))
    const count = Math.min(before, Math.trunc(centre + support + 0.5)) - start
    let sum = 0
    for (let k = 0; k < count; k += 1) sum += weights[place * most + k] = weight((k + start - centre + 0.5) * (1 / stretch))
    for (let k = 0; k < count; k += 1) if (sum !== 0) weights[place * most + k] /= sum
    starts[place] = start
    counts[place] = count
  }
  return { starts, counts, weights, most }
}

/** @param {number} distance */
function weighBicubic(distance) {
  const x = Math.abs(distance)
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0
}
