/**
 * What the other parts of the page are told of a drawing.
 *
 * @typedef {import("../kit/live.js").LiveDrawing} LiveDrawing
 * @typedef {import("../kit/pad/strokes.js").Stroke} Stroke
 * @typedef {{ strokes: readonly Stroke[], stroke: Stroke | null }} Shown finished strokes, and the one under the pen
 */

import { pixelsOf } from "../kit/pad/ink.js"

/**
 * Return whether both are the same strokes, which are never changed.
 *
 * @param {Shown | null} one
 * @param {Shown} other
 */
export function isSameDrawing(one, other) {
  return one?.strokes === other.strokes && one.stroke === other.stroke
}

/**
 * Return what is drawn as others get it; null once the learner has cleared it, undefined before anything was drawn.
 *
 * @param {Shown} shown
 * @param {number} side pixels of the picture
 * @param {boolean} isTouched
 * @returns {LiveDrawing | null | undefined}
 */
export function liveDrawingOf({ strokes, stroke }, side, isTouched) {
  const all = stroke ? [...strokes, stroke] : strokes
  if (all.length === 0) return isTouched ? null : undefined
  return { pixels: () => pixelsOf(all, side), side, isDrawing: stroke !== null }
}
