/**
 * Makes a network's input of a drawing, in the browser: what `lib/pictures/uploads.py` does on the server with a picture and
 * a network of one channel, and within one grey level of it.
 */

import { findDigit, isDarkOnLight } from "./cutout.js"
import { FLAT, centreByMass, frameDigit } from "./frame.js"
import { blackGrey, greyOf } from "./grids.js"
import { levelsOf, negativeOf, rangeOf } from "./levels.js"
import { FILTERS, resize } from "./resize.js"
import { roundHalfEven } from "./rounding.js"

/** @typedef {"grey" | "invert" | "cut_out" | "centre"} Step one of `PREPARATION_STEPS` of `lib/pictures/reference.py` */

/** Longest side of the picture that a digit is cut out to. */
const FINE_SIDE = 280

/**
 * Return the grey levels that a network receives of a drawing, row by row; to be divided by 255.
 *
 * @param {ArrayLike<number>} pixels grey levels of the drawing, `side` × `side`, row by row
 * @param {number} side of the drawing, at most 640 pixels: the server makes larger ones smaller first
 * @param {readonly [height: number, width: number]} shape of the network's input, of one channel
 * @param {readonly Step[]} steps to take; "grey" changes nothing, as a drawing's channels are equal
 * @returns {Uint8Array}
 * @throws {RangeError} if there are not side × side pixels
 */
export function prepareDrawing(pixels, side, [height, width], steps) {
  if (pixels.length !== side * side) throw new RangeError(`Expected ${side} × ${side} pixels; got ${pixels.length}.`)
  const drawn = levelsOf(new Uint8Array(pixels), side, side)
  const wasDark = isDarkOnLight(drawn)
  // Strokes are light from here on, also where "invert" is left out: what they become is turned back at the end.
  const light = wasDark ? negativeOf(drawn) : drawn
  const isEmpty = steps.includes("invert") && rangeOf(light) < FLAT
  const ink = isEmpty ? levelsOf(new Uint8Array(side * side), side, side) : light
  const isCutOut = steps.includes("cut_out")
  const picture = isCutOut ? framed(findDigit(ink, wasDark), [height, width]) : greyOf(ink)
  const centred = steps.includes("centre") ? centreByMass(picture, isCutOut ? picture.height / height : 1) : picture
  const { data } = resize(centred, height, width, FILTERS.BOX)
  const turnBack = wasDark && !steps.includes("invert")
  return Uint8Array.from(data, (level) => roundHalfEven(Math.min(Math.max(turnBack ? 255 - level : level, 0), 255)))
}

/**
 * @param {import("./grids.js").Grey | null} digit
 * @param {readonly [height: number, width: number]} shape
 */
function framed(digit, shape) {
  return digit === null ? blackGrey(...shape) : frameDigit(digit, shape, Math.max(1, Math.floor(FINE_SIDE / Math.max(...shape))))
}
