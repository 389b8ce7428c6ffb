/**
 * The picture at its working size: squares of pixels become their mean, three colours become one grey.
 *
 * @typedef {{ rows: number, columns: number, channels: number, data: Float64Array }} Image
 *   values in 0…1, row by row, with the channels last
 */

const GREY_SHARES = [0.299, 0.587, 0.114] // of red, green and blue (ITU-R BT.601)
export const SIDES = [32, 64, 128]

/**
 * Return bytes [rows, columns, channels] as an image.
 *
 * @param {import("../../kit/unpack.js").NumberArray} bytes
 * @returns {Image}
 */
export function imageOf({ data, shape: [rows, columns, channels] }) {
  return { rows, columns, channels, data: Float64Array.from(data, (byte) => byte / 255) }
}

/**
 * Return bytes [pictures, rows, columns, channels] as images, each with its name.
 *
 * @param {{ others: string[] }} names
 * @param {import("../../kit/unpack.js").NumberArray} bytes
 */
export function othersIn({ others }, { data, shape: [, ...shape] }) {
  const size = shape.reduce((product, length) => product * length, 1)
  return others.map((name, at) => ({ name, image: imageOf({ data: data.subarray(at * size, (at + 1) * size), shape }) }))
}

/**
 * Return the sides that a picture can have at work: those that divide it, else its own.
 *
 * @param {{ rows: number }} picture
 */
export function sidesOf({ rows }) {
  const fit = SIDES.filter((side) => rows % side === 0)
  return fit.length > 0 ? fit : [rows]
}

/**
 * Return `side` where the picture can have it, else its usual one.
 *
 * @param {{ rows: number }} picture
 * @param {number} side
 */
export function workingSide(picture, side) {
  const sides = sidesOf(picture)
  return sides.includes(side) ? side : sides[Math.min(1, sides.length - 1)]
}

/**
 * Return the image with `side` rows and columns, each pixel the mean of those it covers; `side` divides the image's.
 *
 * @param {Image} image
 * @param {number} side
 * @returns {Image}
 */
export function reducedTo(image, side) {
  const { rows, columns, channels, data } = image
  const factor = rows / side
  if (factor === 1) return image
  const small = new Float64Array(side * side * channels)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = (Math.floor(row / factor) * side + Math.floor(column / factor)) * channels
      for (let channel = 0; channel < channels; channel += 1) {
        small[at + channel] += data[(row * columns + column) * channels + channel] / (factor * factor)
      }
    }
  }
  return { rows: side, columns: side, channels, data: small }
}

/**
 * Return the image in one channel, its brightness.
 *
 * @param {Image} image
 * @returns {Image}
 */
export function inGrey(image) {
  if (image.channels === 1) return image
  const data = Float64Array.from({ length: image.rows * image.columns }, (_, at) =>
    GREY_SHARES.reduce((sum, share, channel) => sum + share * image.data[at * 3 + channel], 0))
  return { ...image, channels: 1, data }
}

/**
 * Return the image moved down and to the right; what enters at an edge repeats the edge.
 *
 * @param {Image} image
 * @param {number} down
 * @param {number} right
 * @returns {Image}
 */
export function shifted(image, down, right) {
  const { rows, columns, channels, data } = image
  /** @type {(value: number, count: number) => number} */
  const within = (value, count) => Math.min(Math.max(value, 0), count - 1)
  const moved = new Float64Array(data.length)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const from = (within(row - down, rows) * columns + within(column - right, columns)) * channels
      for (let channel = 0; channel < channels; channel += 1) {
        moved[(row * columns + column) * channels + channel] = data[from + channel]
      }
    }
  }
  return { ...image, data: moved }
}
