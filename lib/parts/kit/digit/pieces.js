/** Finds the strokes of one digit among the connected pieces of a picture: what `lib/pictures/digit_pieces.py` does on the server. */

import { squaredDistances } from "./distances.js"
import { exchanged } from "./grids.js"
import { dilate, label } from "./morphology.js"
import { roundHalfEven } from "./rounding.js"

/** @typedef {import("./grids.js").Labels} Labels */
/** @typedef {import("./grids.js").Mask} Mask */
/** @typedef {{ top: number, left: number, height: number, width: number }} Place where a part of the picture is in it, and the picture's size */
/** @typedef {import("./grids.js").Box & { number: number, area: number, atBorder: boolean, inMiddle: boolean }} Piece */

const AS_TALL = 0.6
const GAP = 0.1

/**
 * Return the strokes of the most prominent digit, and those of other digits beside it; null if there is no piece.
 *
 * @param {Mask} mask a part of the picture, with all that is in the mask
 * @param {Place} place of that part
 * @param {boolean} isDrawing whether all that stands out was drawn, as on a ground of one level
 * @returns {{ strokes: Mask, others: Mask | null } | null}
 */
export function findStrokes(mask, place, isDrawing) {
  const side = Math.min(place.height, place.width)
  const { labels, count } = label(dilate(mask, Math.max(1, roundHalfEven(0.01 * side))), 8)
  if (count === 0) return null
  for (let at = 0; at < mask.data.length; at += 1) if (mask.data[at] === 0) labels.data[at] = 0
  const pieces = piecesOf(labels, count, place)
  const worthy = pieces.filter((piece) => extentOf(piece) >= 0.06 * side && piece.area >= 4
    && (isDrawing || !piece.atBorder || piece.inMiddle))
  if (worthy.length === 0) return null
  const main = mainOf(worthy)
  const isInPicture = (/** @type {Piece} */ piece) => !piece.atBorder || isDrawing
  const others = worthy.filter((piece) => standsBeside(piece, main) && piece.area >= 0.1 * main.area && isInPicture(piece))
  const candidates = pieces.filter((piece) => piece.area >= 0.04 * main.area && !others.includes(piece) && isInPicture(piece))
  const wanted = near(labels, count, candidates, main, others, (isDrawing ? 1 : 0.5) * extentOf(main))
  return { strokes: maskOf(labels, [...wanted, main]), others: others.length > 0 ? maskOf(labels, others) : null }
}

/**
 * Return what lies within reach of the main piece, and at least as near to it as to the others.
 *
 * @param {Labels} labels
 * @param {number} count
 * @param {Piece[]} candidates
 * @param {Piece} main
 * @param {Piece[]} others
 * @param {number} reach pixels
 */
function near(labels, count, candidates, main, others, reach) {
  if (candidates.every((piece) => piece === main)) return candidates
  const gaps = distances(labels, [main], count)
  const gapsToOthers = others.length > 0 ? distances(labels, others, count) : null
  return candidates.filter(({ number }) =>
    Math.sqrt(gaps[number]) <= reach && (gapsToOthers === null || gaps[number] <= gapsToOthers[number]))
}

/**
 * Return the largest piece, the first of equals, of those clear of the border if they have a part worth taking.
 *
 * @param {Piece[]} worthy
 */
function mainOf(worthy) {
  const largest = (/** @type {Piece[]} */ pieces) => pieces.reduce((best, piece) => piece.area > best.area ? piece : best)
  const clear = worthy.filter(({ atBorder }) => !atBorder)
  return clear.length > 0 && largest(clear).area > 0.05 * largest(worthy).area ? largest(clear) : largest(worthy)
}

/**
 * Return what is known of each piece, by its number: its area, and its box in the whole picture.
 *
 * @param {Labels} labels
 * @param {number} count
 * @param {Place} place
 * @returns {Piece[]}
 */
export function piecesOf(labels, count, { top, left, height, width }) {
  const pieces = Array.from({ length: count }, (_, at) => ({
    number: at + 1, area: 0, top: height, bottom: 0, left: width, right: 0, atBorder: false, inMiddle: false,
  }))
  const [fromY, fromX] = [Math.floor(height / 4), Math.floor(width / 4)]
  for (let row = 0, at = 0; row < labels.height; row += 1) {
    const y = top + row
    const isMiddleRow = y >= fromY && y < height - fromY
    for (let x = left; x < left + labels.width; x += 1, at += 1) {
      if (labels.data[at] === 0) continue
      const piece = pieces[labels.data[at] - 1]
      piece.area += 1
      piece.top = Math.min(piece.top, y)
      piece.bottom = y + 1
      piece.left = Math.min(piece.left, x)
      piece.right = Math.max(piece.right, x + 1)
      if (isMiddleRow && x >= fromX && x < width - fromX) piece.inMiddle = true
    }
  }
  for (const piece of pieces) {
    piece.atBorder = piece.top === 0 || piece.left === 0 || piece.bottom === height || piece.right === width
  }
  return pieces
}

/** @param {Piece} piece */
function extentOf({ top, bottom, left, right }) {
  return Math.max(bottom - top, right - left)
}

/**
 * Return whether a piece is a digit of its own beside, above or below the main one.
 *
 * @param {Piece} piece
 * @param {Piece} main
 */
function standsBeside(piece, main) {
  const height = main.bottom - main.top
  const across = Math.max(piece.left - main.right, main.left - piece.right)
  const down = Math.max(piece.top - main.bottom, main.top - piece.bottom)
  return piece.bottom - piece.top >= AS_TALL * height && Math.max(across, down) >= GAP * height
}

/**
 * Return for each piece by its number the squared distance to the nearest of those that are wanted.
 *
 * @param {Labels} labels
 * @param {Piece[]} wanted
 * @param {number} count of pieces
 */
function distances(labels, wanted, count) {
  const squared = squaredDistances(exchanged(maskOf(labels, wanted)))
  const nearest = new Array(count + 1).fill(Infinity)
  for (let at = 0; at < squared.length; at += 1) {
    const number = labels.data[at]
    if (squared[at] < nearest[number]) nearest[number] = squared[at]
  }
  return nearest
}

/**
 * @param {Labels} labels
 * @param {Piece[]} pieces
 * @returns {Mask}
 */
function maskOf(labels, pieces) {
  const { data, height, width } = labels
  const isWanted = new Uint8Array(1 + pieces.reduce((most, { number }) => Math.max(most, number), 0))
  for (const { number } of pieces) isWanted[number] = 1
  const mask = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at += 1) mask[at] = isWanted[data[at]] ?? 0
  return { data: mask, height, width }
}
