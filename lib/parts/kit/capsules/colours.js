/** The colours of what differs from a reference. */

import { mix } from "../colours.js"

/** @typedef {import("../theme.js").Colours} Colours */

/**
 * Return orange above the reference and blue below it. The colour grows with the square root, so that small
 * deviations can be told apart; the scale beside the map is drawn with the same colours.
 *
 * @param {Colours} colours
 * @param {number} value in [−1, 1] of the scale
 */
export function deviationColour({ middle, more, less }, value) {
  return mix(middle, value > 0 ? more : less, Math.sqrt(Math.min(Math.abs(value), 1)))
}
