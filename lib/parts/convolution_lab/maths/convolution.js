/**
 * A convolution in numbers. `data` is a Float64Array, so that the sums are NumPy's.
 *
 * @typedef {{ rows: number, columns: number, data: Float64Array }} FeatureMap row by row
 *
 * @typedef {{ y: number, x: number, isInside: boolean, pixel: number, weight: number, product: number }} Product
 *   outside, where zeros are, the pixel is 0
 */

import { cornerOf } from "./windows.js"

/** @typedef {import("./images.js").Image} Image */
/** @typedef {import("./windows.js").Geometry} Geometry */

/**
 * Return the map of one kernel: at every place the sum of pixel times weight over the window and all channels.
 *
 * @param {Image} image
 * @param {ArrayLike<number>[]} weights one array a channel
 * @param {Geometry} geometry
 * @returns {FeatureMap}
 */
export function convolve(image, weights, geometry) {
  const { rows, columns, kernel, dilation, stride, down, across } = geometry
  const data = new Float64Array(rows * columns)
  // Weight by weight over the whole map: the sums are the same, and the innermost loop asks nothing.
  for (let channel = 0; channel < image.channels; channel += 1) {
    for (let at = 0; at < kernel * kernel; at += 1) {
      const weight = weights[channel][at]
      if (weight === 0) continue
      const [below, beside] = [Math.floor(at / kernel) * dilation - down.before, (at % kernel) * dilation - across.before]
      const first = Math.max(0, Math.ceil(-beside / stride))
      const last = Math.min(columns - 1, Math.floor((image.columns - 1 - beside) / stride))
      for (let row = 0; row < rows; row += 1) {
        const y = row * stride + below
        if (y < 0 || y >= image.rows) continue
        let from = (y * image.columns + first * stride + beside) * image.channels + channel
        for (let column = first; column <= last; column += 1, from += stride * image.channels) {
          data[row * columns + column] += weight * image.data[from]
        }
      }
    }
  }
  return { rows, columns, data }
}

/**
 * Return the arithmetic of one output: the products of each channel's window, their sum, and the sum of all.
 *
 * @param {Image} image
 * @param {ArrayLike<number>[]} weights one array a channel
 * @param {Geometry} geometry
 * @param {number} row
 * @param {number} column
 * @returns {{ channels: { cells: Product[], sum: number }[], sum: number }}
 */
export function productsAt(image, weights, geometry, row, column) {
  const { kernel, dilation } = geometry
  const [top, left] = cornerOf(geometry, row, column)
  let total = 0
  const channels = Array.from({ length: image.channels }, (_, channel) => {
    let sum = 0
    const cells = Array.from({ length: kernel * kernel }, (__, at) => {
      const y = top + Math.floor(at / kernel) * dilation
      const x = left + (at % kernel) * dilation
      const isInside = y >= 0 && y < image.rows && x >= 0 && x < image.columns
      const pixel = isInside ? image.data[(y * image.columns + x) * image.channels + channel] : 0
      const product = pixel * weights[channel][at]
      sum += product
      return { y, x, isInside, pixel, weight: weights[channel][at], product }
    })
    total += sum
    return { cells, sum }
  })
  return { channels, sum: total }
}

/**
 * Return the smallest and the largest value; 0 and 0 of an empty map.
 *
 * @param {{ data: Float64Array }} map
 * @returns {[number, number]}
 */
export function rangeOf({ data }) {
  let [low, high] = [Infinity, -Infinity]
  for (const value of data) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return data.length > 0 ? [low, high] : [0, 0]
}

/**
 * Return the range of one of the maps, or of all where they share a scale.
 *
 * @param {FeatureMap[]} maps
 * @param {number} at
 * @param {boolean} isShared
 * @returns {[number, number]}
 */
export function spanOf(maps, at, isShared) {
  const ranges = (isShared ? maps : [maps[at]]).map(rangeOf)
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]
}
