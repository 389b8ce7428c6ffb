/**
 * Pictures of whole levels, grey or in colour, and what Pillow does with them: `lib/pictures/image_files.py` by way of
 * `lib/pictures/uploads.py`. Each row is resized before each column, and both are rounded, as there.
 *
 * @typedef {object} Pixels
 * @property {Uint8Array} data levels from 0 to 255, row by row, a pixel's channels one after the other
 * @property {number} height
 * @property {number} width
 * @property {number} channels 1 for grey, 3 for red, green and blue
 *
 * @typedef {Omit<ReturnType<typeof weigh>, "weights"> & { weights: Int32Array }} Whole weights as whole numbers, times 2 ** 22
 *
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Span a part of a picture, in pixels and parts of them
 */

import { FILTERS, weigh } from "./weights.js"

/** Pillow multiplies weights by 2 ** 22 before it makes them whole numbers. */
const SHIFT = 22
const ONE = 2 ** SHIFT

/**
 * Return a picture in another size.
 *
 * @param {Pixels} picture
 * @param {number} height
 * @param {number} width
 * @param {import("./weights.js").Filter} filter
 * @param {Span} [span] what of it is resized
 * @returns {Pixels}
 */
export function resizePixels(picture, height, width, filter, span = { left: 0, top: 0, right: picture.width, bottom: picture.height }) {
  const { left, top, right, bottom } = span
  const isWide = width === picture.width && left === 0 && right === picture.width
  const isHigh = height === picture.height && top === 0 && bottom === picture.height
  const wide = isWide ? picture : resizeRows(picture, width, whole(weigh(picture.width, width, filter, [left, right])))
  return isHigh ? wide : resizeColumns(wide, height, whole(weigh(picture.height, height, filter, [top, bottom])))
}

/**
 * @param {Pixels} picture
 * @param {number} width
 * @param {Whole} weighed
 * @returns {Pixels}
 */
function resizeRows({ data, height, width: before, channels }, width, { starts, counts, weights, most }) {
  const resized = new Uint8ClampedArray(height * width * channels)
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [first, end] = [x * most, x * most + counts[x]]
      for (let channel = 0; channel < channels; channel += 1, to += 1) {
        let sum = ONE / 2
        for (let k = first, from = (y * before + starts[x]) * channels + channel; k < end; k += 1, from += channels) sum += data[from] * weights[k]
        resized[to] = sum >> SHIFT
      }
    }
  }
  return { data: new Uint8Array(resized.buffer), height, width, channels }
}

/**
 * @param {Pixels} picture
 * @param {number} height
 * @param {Whole} weighed
 * @returns {Pixels}
 */
function resizeColumns({ data, width, channels }, height, { starts, counts, weights, most }) {
  const length = width * channels
  const resized = new Uint8ClampedArray(height * length)
  const sums = new Int32Array(length)
  for (let y = 0; y < height; y += 1) {
    sums.fill(ONE / 2)
    for (let k = 0; k < counts[y]; k += 1) {
      const [weight, from] = [weights[y * most + k], (starts[y] + k) * length]
      for (let x = 0; x < length; x += 1) sums[x] += data[from + x] * weight
    }
    for (let x = 0; x < length; x += 1) resized[y * length + x] = sums[x] >> SHIFT
  }
  return { data: new Uint8Array(resized.buffer), height, width, channels }
}

/**
 * Return the middle of a picture with the proportions of the size, in that size: `image_files.fit_middle`.
 *
 * @param {Pixels} picture
 * @param {number} height
 * @param {number} width
 */
export function fitMiddle(picture, height, width) {
  const [ratio, wanted] = [picture.width / picture.height, width / height]
  const across = ratio > wanted ? wanted * picture.height : picture.width
  const down = ratio < wanted ? picture.width / wanted : picture.height
  const [left, top] = [(picture.width - across) * 0.5, (picture.height - down) * 0.5]
  return resizePixels(picture, height, width, FILTERS.LANCZOS, { left, top, right: left + across, bottom: top + down })
}

/**
 * Return a picture whose longer side is at most `longest`: `Image.thumbnail` with the mean of the pixels that each covers.
 *
 * @param {Pixels} picture at most four times as long
 * @param {number} longest
 */
export function shrinkPixels(picture, longest) {
  const { height, width } = picture
  if (Math.max(height, width) <= longest) return picture
  const aspect = width / height
  const nearest = (/** @type {number} */ side, /** @type {(side: number) => number} */ distance) => {
    const [below, above] = [Math.floor(side), Math.ceil(side)]
    return Math.max(1, distance(below) <= distance(above) ? below : above)
  }
  const size = aspect <= 1
    ? [longest, nearest(longest * aspect, (side) => Math.abs(aspect - side / longest))]
    : [nearest(longest / aspect, (side) => side === 0 ? 0 : Math.abs(aspect - longest / side)), longest]
  return resizePixels(picture, size[0], size[1], FILTERS.BOX)
}

/**
 * Return a picture's brightness: `Image.convert("L")`.
 *
 * @param {Pixels} picture
 * @returns {Pixels}
 */
export function brightnessOf({ data, height, width, channels }) {
  if (channels === 1) return { data, height, width, channels }
  const grey = new Uint8Array(height * width)
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 3) {
    grey[at] = (data[from] * 19595 + data[from + 1] * 38470 + data[from + 2] * 7471 + 0x8000) >> 16
  }
  return { data: grey, height, width, channels: 1 }
}

/**
 * Return one channel of a picture.
 *
 * @param {Pixels} picture
 * @param {number} channel
 * @returns {Pixels}
 */
export function channelOf({ data, height, width, channels }, channel) {
  const one = new Uint8Array(height * width)
  for (let at = 0; at < one.length; at += 1) one[at] = data[at * channels + channel]
  return { data: one, height, width, channels: 1 }
}

/**
 * Return the weights as whole numbers.
 *
 * @param {ReturnType<typeof weigh>} weighed
 * @returns {Whole}
 */
function whole({ weights, ...rest }) {
  return { ...rest, weights: Int32Array.from(weights, (weight) => Math.trunc(weight * ONE + (weight < 0 ? -0.5 : 0.5))) }
}
