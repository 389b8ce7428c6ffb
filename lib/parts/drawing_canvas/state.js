/**
 * What the other parts of the page are told of a drawing.
 *
 * @typedef {import("../kit/live.js").LivePicture} LivePicture
 * @typedef {import("../kit/pad/strokes.js").Stroke} Stroke
 * @typedef {object} Shown
 * @property {readonly Stroke[]} strokes that are finished
 * @property {Stroke | null} stroke under the pen
 * @property {boolean} isTouched whether the learner has changed anything
 * @property {number} number under which the finished strokes are sent to the server
 */

import { pixelsOf } from "../kit/pad/ink.js"

/**
 * Return whether others were told the same already. Strokes are never changed.
 *
 * @param {Shown | null} one
 * @param {Shown} other
 */
export function isSameDrawing(one, other) {
  return one?.strokes === other.strokes && one.stroke === other.stroke && one.isTouched === other.isTouched
}

/**
 * Return what is drawn as others get it; null once the learner has cleared it, undefined before anything was drawn.
 *
 * @param {Shown} shown
 * @param {number} side pixels of the picture
 * @returns {LivePicture | null | undefined}
 */
export function livePictureOf({ strokes, stroke, isTouched, number }, side) {
  const all = stroke ? [...strokes, stroke] : strokes
  if (all.length === 0) return isTouched ? null : undefined
  const pixels = () => ({ data: pixelsOf(all, side), height: side, width: side, channels: 1 })
  return { from: "pen", pixels, isMoving: stroke !== null, number: stroke ? null : number }
}
