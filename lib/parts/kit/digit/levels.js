/** A picture of 256 grey levels that knows how often it has each. */

import { tallyOfPlaces } from "./tally.js"

/** @typedef {import("./grids.js").Grid<Uint8Array> & { counts: Int32Array }} Levels */

export const EVERY_LEVEL = Float32Array.from({ length: 256 }, (_, level) => level)

/**
 * Return a picture with its counts.
 *
 * @param {Uint8Array} data levels, row by row
 * @param {number} height
 * @param {number} width
 * @returns {Levels}
 */
export function levelsOf(data, height, width) {
  return { data, height, width, counts: tallyOfPlaces(data, EVERY_LEVEL).counts }
}

/**
 * Return the picture with light and dark exchanged.
 *
 * @param {Levels} picture
 * @returns {Levels}
 */
export function negativeOf({ data, height, width }) {
  return levelsOf(data.map((level) => 255 - level), height, width)
}

/**
 * Return how many grey levels the lightest pixel is above the darkest.
 *
 * @param {Levels} picture
 */
export function rangeOf({ counts }) {
  const isThere = (/** @type {number} */ count) => count > 0
  return counts.findLastIndex(isThere) - counts.findIndex(isThere)
}
