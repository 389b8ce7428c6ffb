/**
 * Cuts a picture into tiles and moves them, as lib/pictures/scramble.py does, and compares a network's answers to the whole and to the tiles.
 *
 * @typedef {{ whole: ArrayLike<number>, now: ArrayLike<number> }} Scores by class, for the whole picture and for its parts
 * @typedef {"still" | "less" | "other"} Outcome the answer is the same, the same but less sure, or another
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {import("./state.js").Move} Move
 */

import { placeOfLargest } from "../kit/maths.js"

const LESS_SURE = 0.9 // of the whole picture's score, below which a network has noticed something

/**
 * Return height, width and the corner of the first tile; what is left over stays at the edges.
 *
 * @param {readonly number[]} shape of the picture: rows, columns
 * @param {number} cut tiles a side
 */
export function tileGeometry([rows, columns], cut) {
  const [height, width] = [Math.floor(rows / cut), Math.floor(columns / cut)]
  return { height, width, top: Math.floor((rows - cut * height) / 2), left: Math.floor((columns - cut * width) / 2) }
}

/**
 * Return the first pixel of a place, as [row, column].
 *
 * @param {readonly number[]} shape of the picture: rows, columns
 * @param {number} cut tiles a side
 * @param {number} place
 * @returns {[number, number]}
 */
export function cornerOf(shape, cut, place) {
  const { height, width, top, left } = tileGeometry(shape, cut)
  return [top + Math.floor(place / cut) * height, left + (place % cut) * width]
}

/**
 * Return a move after which the middle of the tile is still in the picture, so that it can be taken again.
 *
 * @param {readonly number[]} shape of the picture: rows, columns
 * @param {number} cut tiles a side
 * @param {Move} move
 * @returns {Move}
 */
export function limitedMove(shape, cut, { place, right, down }) {
  const { height, width } = tileGeometry(shape, cut)
  const [row, column] = cornerOf(shape, cut, place)
  const [rows, columns] = shape
  const limit = (/** @type {number} */ by, /** @type {number} */ middle, /** @type {number} */ size) =>
    Math.min(Math.max(by, -Math.floor(middle)), Math.floor(size - middle)) || 0 // no −0
  return { place, right: limit(right, column + width / 2, columns), down: limit(down, row + height / 2, rows) }
}

/**
 * Return the mean colour of the outermost pixels, rounded.
 *
 * @param {NumberArray} picture uint8 [height, width, channels]
 */
export function meanOfEdge({ data, shape: [rows, columns, channels] }) {
  const sums = new Array(channels).fill(0)
  let count = 0
  for (let row = 0; row < rows; row += 1) {
    const step = row === 0 || row === rows - 1 ? 1 : Math.max(columns - 1, 1)
    for (let column = 0; column < columns; column += step, count += 1) {
      for (let channel = 0; channel < channels; channel += 1) sums[channel] += data[(row * columns + column) * channels + channel]
    }
  }
  return sums.map((sum) => Math.floor(sum / count + 0.5))
}

/**
 * Return from which pixel of the whole picture a pixel of the scrambled one comes while no tile is moved, as [row, column].
 *
 * @param {readonly number[]} shape of the picture: rows, columns
 * @param {import("./state.js").Layout} layout
 * @param {number} row
 * @param {number} column
 * @returns {[number, number]}
 */
export function sourceOf(shape, { cut, order }, row, column) {
  const { height, width, top, left } = tileGeometry(shape, cut)
  const [y, x] = [row - top, column - left]
  if (y < 0 || y >= cut * height || x < 0 || x >= cut * width) return [row, column]
  const [firstRow, firstColumn] = cornerOf(shape, cut, order[Math.floor(y / height) * cut + Math.floor(x / width)])
  return [firstRow + (y % height), firstColumn + (x % width)]
}

/**
 * Return the picture with its tiles as they lie; where one has been moved away, the mean colour of the edge.
 *
 * @param {NumberArray} picture uint8 [height, width, channels]
 * @param {import("./state.js").Layout} layout
 * @returns {NumberArray}
 */
export function scrambledPicture(picture, layout) {
  const { data, shape } = picture
  const [rows, columns, channels] = shape
  const scrambled = new Uint8Array(data.length)
  for (let row = 0, to = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [y, x] = sourceOf(shape, layout, row, column)
      for (let from = (y * columns + x) * channels, end = from + channels; from < end; from += 1, to += 1) scrambled[to] = data[from]
    }
  }
  if (layout.moves.length) moveTiles(scrambled, picture, layout)
  return { data: scrambled, shape }
}

/**
 * @param {Uint8Array} scrambled changed in place
 * @param {NumberArray} picture whole
 * @param {import("./state.js").Layout} layout
 */
function moveTiles(scrambled, picture, { cut, order, moves }) {
  const { data, shape } = picture
  const [rows, columns, channels] = shape
  const { height, width } = tileGeometry(shape, cut)
  const colour = meanOfEdge(picture)
  /** @param {[number, number]} corner @param {(row: number, column: number) => ArrayLike<number>} colourAt */
  const paint = ([top, left], colourAt) => {
    for (let row = Math.max(0, -top); row < Math.min(height, rows - top); row += 1) {
      for (let column = Math.max(0, -left); column < Math.min(width, columns - left); column += 1) {
        scrambled.set(colourAt(row, column), ((top + row) * columns + left + column) * channels)
      }
    }
  }
  for (const { place } of moves) paint(cornerOf(shape, cut, place), () => colour)
  for (const { place, right, down } of moves) {
    const [row, column] = cornerOf(shape, cut, place)
    const [top, left] = cornerOf(shape, cut, order[place])
    paint([row + down, column + right], (y, x) => {
      const from = ((top + y) * columns + left + x) * channels
      return /** @type {Uint8Array} */ (data).subarray(from, from + channels)
    })
  }
}

/**
 * Return another order for every seed, never the whole picture (Fisher and Yates with a linear congruential generator).
 *
 * @param {number} cut
 * @param {number} seed
 */
export function shuffledOrder(cut, seed) {
  let state = (seed + 1) >>> 0
  /** @param {number} count */
  const below = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor(state / 4294967296 * count)
  }
  let order = wholeOrder(cut)
  do {
    for (let last = order.length - 1; last > 0; last -= 1) order = swapped(order, last, below(last + 1))
  } while (order.every((tile, at) => tile === at))
  return order
}

/**
 * Return the order in which the tiles make the whole picture.
 *
 * @param {number} cut
 */
export function wholeOrder(cut) {
  return Array.from({ length: cut * cut }, (_, at) => at)
}

/**
 * Return the order with the tiles of two places swapped.
 *
 * @param {readonly number[]} order
 * @param {number} one
 * @param {number} other
 */
export function swapped(order, one, other) {
  const next = [...order]
  next[one] = order[other]
  next[other] = order[one]
  return next
}

/**
 * Return what became of a network's answer in the tiles.
 *
 * @param {Scores} scores
 * @returns {Outcome}
 */
export function outcomeOf({ whole, now }) {
  const winner = placeOfLargest(whole)
  if (placeOfLargest(now) !== winner) return "other"
  return now[winner] < LESS_SURE * whole[winner] ? "less" : "still"
}

/**
 * Return whether the network is less sure of what it reads in the tiles than it was of the whole picture, whatever it reads.
 *
 * @param {Scores} scores
 */
export function hasNoticed({ whole, now }) {
  return now[placeOfLargest(now)] < LESS_SURE * whole[placeOfLargest(whole)]
}

/**
 * Return the classes with the highest scores in either picture, in their usual order.
 *
 * @param {Scores} scores
 * @param {number} most
 */
export function leadingClasses({ whole, now }, most) {
  const classes = Array.from(whole, (_, at) => at).sort((one, other) => Math.max(whole[other], now[other]) - Math.max(whole[one], now[one]))
  return classes.slice(0, most).sort((one, other) => one - other)
}
