/** Frames a digit as MNIST's makers did: what `lib/pictures/digit_frame.py` does on the server. */

import { squaredDistances } from "./distances.js"
import { borderOf, boxAround, crop, exchanged, isAbove, widened } from "./grids.js"
import { centreOfMass } from "./mass.js"
import { resize } from "./resize.js"
import { roundHalfEven } from "./rounding.js"
import { median, tallyOf } from "./tally.js"
import { FILTERS } from "./weights.js"

/** @typedef {import("./grids.js").Grey} Grey */
/** @typedef {import("./grids.js").Mask} Mask */
/** @typedef {readonly [height: number, width: number]} Shape */

const MNIST_SIDE = 28
const BOX = 20 / MNIST_SIDE
const STROKE = 2.5 / MNIST_SIDE
/** Grey levels within which a background counts as one level. */
export const FLAT = 8

/**
 * Return a cropped digit in the box in the middle of the network's picture, its strokes at least `STROKE` of the frame wide.
 *
 * @param {Grey} digit
 * @param {Shape} shape of the network's picture
 * @param {number} fineness how many pixels a side become one of the network's
 * @returns {Grey} `fineness` times as large as the network's picture, or just as large if the digit fits as it is
 */
export function frameDigit(digit, shape, fineness) {
  const side = frameSide(shape)
  const box = roundHalfEven(BOX * side)
  const length = Math.max(digit.height, digit.width)
  if (0.9 * box <= length && length <= 1.1 * box) return place(digit, shape)
  const target = STROKE * side * fineness
  const scale = scaleOf(length, strokeWidth(isAbove(digit, 127)), box * fineness, target)
  const [height, width] = [digit.height, digit.width].map((old) => Math.max(1, roundHalfEven(old * scale)))
  const scaled = resize(digit, height, width, FILTERS.BICUBIC)
  for (let at = 0; at < scaled.data.length; at += 1) scaled.data[at] = Math.min(Math.max(scaled.data[at], 0), 255)
  const ink = isAbove(scaled, 127)
  const lacking = target - strokeWidth(ink)
  const thick = lacking > 0 && ink.data.includes(1) ? thickened(scaled, ink, lacking / 2 + 1) : scaled
  return place(thick, [shape[0] * fineness, shape[1] * fineness])
}

/**
 * Return a light-on-dark picture shifted by whole pixels so that its centre of mass is at its middle.
 *
 * @param {Grey} picture
 * @param {number} pixel how many of this picture's pixels a side become one of the network's
 * @returns {Grey}
 */
export function centreByMass(picture, pixel) {
  const ground = median(tallyOf(borderOf(picture)))
  if (!picture.data.some((level) => Math.fround(level - ground) >= FLAT)) return picture
  const centre = centreOfMass(picture, ground)
  const down = roundHalfEven((picture.height + pixel - 1) / 2 - centre.y)
  const right = roundHalfEven((picture.width + pixel - 1) / 2 - centre.x)
  return shifted(picture, down, right, ground)
}

/**
 * Return the mean width of the strokes in pixels; 0 if there are none.
 *
 * @param {Mask} mask
 */
export function strokeWidth(mask) {
  const box = boxAround(mask, 0)
  if (box === null) return 0
  const squared = squaredDistances(crop(mask, widened(box, 1)))
  let [sum, count] = [0, 0]
  for (let at = 0; at < squared.length; at += 1) {
    if (squared[at] === 0) continue
    sum += Math.sqrt(squared[at])
    count += 1
  }
  return Math.max(1, 4 * (sum / count) - 1)
}

/**
 * Return the side of the square in the middle of a network's picture that a digit is framed in.
 *
 * @param {Shape} shape
 */
function frameSide(shape) {
  const side = Math.min(...shape)
  return MNIST_SIDE <= side && side < 2 * MNIST_SIDE ? MNIST_SIDE : side
}

/**
 * @param {number} length of the digit
 * @param {number} width of its strokes
 * @param {number} box the length that it should have
 * @param {number} target the width that its strokes should have at least
 */
function scaleOf(length, width, box, target) {
  const scale = box / length
  // Thickening adds what the stroke still lacks to the length as well.
  return width * scale < target && length > width ? (box - target) / (length - width) : scale
}

/**
 * Return a larger picture, with its strokes grown by as much as there is room for, and with soft edges.
 *
 * @param {Grey} picture
 * @param {Mask} ink
 * @param {number} reach pixels, of which the last is soft
 * @returns {Grey}
 */
function thickened(picture, ink, reach) {
  const box = widened({ top: 0, bottom: picture.height, left: 0, right: picture.width }, Math.ceil(reach))
  const grown = crop(picture, box)
  const squared = squaredDistances(exchanged(crop(ink, box)))
  for (let at = 0; at < squared.length; at += 1) {
    if (squared[at] < reach * reach) grown.data[at] = Math.max(grown.data[at], Math.min(reach - Math.sqrt(squared[at]), 1) * 255)
  }
  return grown
}

/**
 * Return the picture moved by whole pixels: `scipy.ndimage.shift` of order 0.
 *
 * @param {Grey} picture
 * @param {number} down
 * @param {number} right
 * @param {number} ground the level of what moves in
 * @returns {Grey}
 */
function shifted({ data, height, width }, down, right, ground) {
  const moved = new Float32Array(data.length).fill(ground)
  for (let y = Math.max(down, 0); y < height + Math.min(down, 0); y += 1) {
    const from = (y - down) * width
    moved.set(data.subarray(from + Math.max(-right, 0), from + width - Math.max(right, 0)), y * width + Math.max(right, 0))
  }
  return { data: moved, height, width }
}

/**
 * Return a picture in the middle of a black frame.
 *
 * @param {Grey} picture
 * @param {Shape} shape
 * @returns {Grey}
 */
function place(picture, [height, width]) {
  const top = Math.floor((height - picture.height) / 2)
  const left = Math.floor((width - picture.width) / 2)
  return crop(picture, { top: -top, bottom: height - top, left: -left, right: width - left })
}
