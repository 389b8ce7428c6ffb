/** What is connected to what, as `scipy.ndimage` sees it. */

import { crop } from "./grids.js"

/** @typedef {import("./grids.js").Mask} Mask */
/** @typedef {import("./grids.js").Labels} Labels */

/**
 * Return the mask grown by so many steps up, down, left and right: `scipy.ndimage.binary_dilation` with `iterations`.
 *
 * @param {Mask} mask
 * @param {number} steps at least 1
 * @returns {Mask}
 */
export function dilate({ data, height, width }, steps) {
  const stride = width + 2
  const away = new Uint16Array((height + 2) * stride).fill(steps + 1) // steps to the mask, with a margin of one pixel
  for (let y = 0, from = 0; y < height; y += 1) {
    for (let x = 0, at = (y + 1) * stride + 1; x < width; x += 1, at += 1, from += 1) {
      away[at] = data[from] === 1 ? 0 : Math.min(away[at - stride], away[at - 1]) + 1
    }
  }
  const grown = new Uint8Array(data.length)
  for (let y = height - 1, to = grown.length - 1; y >= 0; y -= 1) {
    for (let x = width - 1, at = (y + 1) * stride + width; x >= 0; x -= 1, at -= 1, to -= 1) {
      away[at] = Math.min(away[at], Math.min(away[at + stride], away[at + 1]) + 1)
      grown[to] = away[at] <= steps ? 1 : 0
    }
  }
  return { data: grown, height, width }
}

/**
 * Return the numbers of the connected pieces, in the order of their first pixels, and how many there are:
 * `scipy.ndimage.label`.
 *
 * @param {Mask} mask
 * @param {4 | 8} connectivity how many neighbours of a pixel are connected to it
 * @returns {{ labels: Labels, count: number }}
 */
export function label(mask, connectivity) {
  const stride = mask.width + 2
  const free = withMargin(mask)
  const labels = new Int32Array(free.length)
  const waiting = new Int32Array(free.length)
  const neighbours = neighboursOf(stride, connectivity)
  let count = 0
  for (let at = 0; at < free.length; at += 1) {
    if (free[at] === 0) continue
    count += 1
    free[at] = 0
    waiting[0] = at
    for (let last = 1; last > 0;) {
      last -= 1
      labels[waiting[last]] = count
      last = takeNeighbours(free, neighbours, waiting, last)
    }
  }
  return { labels: withoutMargin(labels, mask), count }
}

/**
 * Return the mask grown as far as it reaches through `through`, to all eight neighbours of a pixel:
 * `scipy.ndimage.binary_propagation`.
 *
 * @param {Mask} mask
 * @param {Mask} through
 * @returns {Mask}
 */
export function propagate(mask, through) {
  const grown = withMargin(mask)
  const free = withMargin(through)
  const waiting = new Int32Array(free.length)
  const neighbours = neighboursOf(mask.width + 2, 8)
  let last = 0
  for (let at = 0; at < grown.length; at += 1) {
    if (grown[at] === 0) continue
    free[at] = 0
    waiting[last] = at
    last += 1
  }
  while (last > 0) {
    last -= 1
    grown[waiting[last]] = 1
    last = takeNeighbours(free, neighbours, waiting, last)
  }
  return withoutMargin(grown, mask)
}

/**
 * Take the free neighbours of the pixel `waiting[last]`, put them there and behind it, and return the place after them.
 *
 * @param {Uint8Array} free
 * @param {number[]} neighbours
 * @param {Int32Array} waiting
 * @param {number} last
 */
function takeNeighbours(free, neighbours, waiting, last) {
  const at = waiting[last]
  let end = last
  for (let k = 0; k < neighbours.length; k += 1) {
    const next = at + neighbours[k]
    if (free[next] === 0) continue
    free[next] = 0
    waiting[end] = next
    end += 1
  }
  return end
}

/**
 * Return how far each neighbour's place is from a pixel's own.
 *
 * @param {number} stride length of a row
 * @param {4 | 8} connectivity
 */
function neighboursOf(stride, connectivity) {
  const direct = [-stride, -1, 1, stride]
  return connectivity === 4 ? direct : [...direct, -stride - 1, -stride + 1, stride - 1, stride + 1]
}

/**
 * Return the mask with a margin of one pixel, so that every pixel has all its neighbours.
 *
 * @param {Mask} mask
 */
function withMargin({ data, height, width }) {
  const wide = new Uint8Array((height + 2) * (width + 2))
  for (let y = 0; y < height; y += 1) wide.set(data.subarray(y * width, (y + 1) * width), (y + 1) * (width + 2) + 1)
  return wide
}

/**
 * Return what is within the margin.
 *
 * @template {Uint8Array | Int32Array} Values
 * @param {Values} wide
 * @param {{ height: number, width: number }} size
 * @returns {import("./grids.js").Grid<Values>}
 */
function withoutMargin(wide, { height, width }) {
  return crop({ data: wide, height: height + 2, width: width + 2 }, { top: 1, bottom: height + 1, left: 1, right: width + 1 })
}
