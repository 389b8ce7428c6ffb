/** Filters of `scipy.ndimage`; beyond its border a picture is continued by its mirror image. */

import { indexed } from "./tally.js"

/** @typedef {import("./grids.js").Grey} Grey */

/**
 * Return the median of the square around each pixel: `scipy.ndimage.median_filter`.
 *
 * @param {Grey} picture
 * @param {number} size of the square, odd
 * @returns {Grey}
 */
export function medianFilter(picture, size) {
  const { height, width } = picture
  const reach = (size - 1) / 2
  const { places, values } = indexed(picture.data)
  const [rows, columns] = [mirrored(height, reach), mirrored(width, reach)]
  const medians = new Float32Array(height * width)
  for (let y = 0; y < height; y += 1) {
    const counts = new Int32Array(values.length) // of the values in the square
    let [middle, below] = [0, 0] // the median's place, and how many are smaller
    const change = (/** @type {number} */ column, /** @type {number} */ by) => {
      for (let row = 0; row < size; row += 1) {
        const place = places[rows[y + row] * width + column]
        counts[place] += by
        if (place < middle) below += by
      }
    }
    for (let x = 0; x < size - 1; x += 1) change(columns[x], 1)
    for (let x = 0; x < width; x += 1) {
      change(columns[x + size - 1], 1)
      while (below > (size * size - 1) / 2) below -= counts[middle -= 1]
      while (below + counts[middle] <= (size * size - 1) / 2) below += counts[(middle += 1) - 1]
      medians[y * width + x] = values[middle]
      change(columns[x], -1)
    }
  }
  return { data: medians, height, width }
}

/**
 * Return the picture blurred: `scipy.ndimage.gaussian_filter`.
 *
 * @param {Grey} picture
 * @param {number} sigma pixels
 * @returns {Grey}
 */
export function gaussianFilter(picture, sigma) {
  const reach = Math.trunc(4 * sigma + 0.5)
  const raw = Array.from({ length: reach + 1 }, (_, away) => Math.exp(-0.5 / (sigma * sigma) * away * away))
  const whole = raw.reduce((sum, value) => sum + 2 * value, -raw[0])
  const weights = raw.map((value) => value / whole)
  return alongBoth(picture, reach, (line, at) => {
    let sum = line[at] * weights[0]
    for (let away = reach; away > 0; away -= 1) sum += (line[at - away] + line[at + away]) * weights[away]
    return sum
  })
}

/**
 * Return the picture without what is lighter and smaller than a square: `scipy.ndimage.grey_opening`.
 *
 * @param {Grey} picture
 * @param {number} size of the square
 * @returns {Grey}
 */
export function greyOpening(picture, size) {
  const [before, after] = [Math.floor(size / 2), Math.ceil(size / 2) - 1]
  const eroded = alongBoth(picture, before, (line, at) => {
    let least = line[at - before]
    for (let next = at - before + 1; next <= at + after; next += 1) if (line[next] < least) least = line[next]
    return least
  })
  return alongBoth(eroded, before, (line, at) => {
    let most = line[at - after]
    for (let next = at - after + 1; next <= at + before; next += 1) if (line[next] > most) most = line[next]
    return most
  })
}

/**
 * Return what `filter` makes of each column, and then of each row.
 *
 * @param {Grey} picture
 * @param {number} reach how far it looks beyond a pixel
 * @param {(line: Float32Array, at: number) => number} filter
 * @returns {Grey}
 */
function alongBoth({ data, height, width }, reach, filter) {
  const filtered = data.slice()
  const pass = (/** @type {number} */ length, /** @type {number} */ step, /** @type {number} */ count, /** @type {number} */ nextLine) => {
    const places = mirrored(length, reach)
    const line = new Float32Array(places.length)
    for (let start = 0; start < count * nextLine; start += nextLine) {
      for (let at = 0; at < line.length; at += 1) line[at] = filtered[start + places[at] * step]
      for (let at = 0; at < length; at += 1) filtered[start + at * step] = filter(line, at + reach)
    }
  }
  pass(height, width, width, 1)
  pass(width, 1, height, width)
  return { data: filtered, height, width }
}

/**
 * Return the places of a line that is continued by its mirror image on both sides: 1 0 | 0 1 2 | 2 1.
 *
 * @param {number} length
 * @param {number} reach how far it is continued
 */
function mirrored(length, reach) {
  return Int32Array.from({ length: length + 2 * reach }, (_, at) => {
    const place = (((at - reach) % (2 * length)) + 2 * length) % (2 * length)
    return Math.min(place, 2 * length - 1 - place)
  })
}
