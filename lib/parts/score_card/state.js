/**
 * What a card shows: what this browser found out about the drawing on the canvas, or else what the server did about the
 * page's picture.
 *
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {{ scores: ArrayLike<number>, reconstruction: NumberArray | null }} Reading
 *   scores of the classes in [0, 1], and uint8 [height, width, channels] that is drawn back from the longest capsule
 */

/**
 * Return what is shown; null while nobody has found out.
 *
 * @param {{ scores?: NumberArray, reconstruction?: NumberArray }} ofServer
 * @param {Reading | null} live
 * @returns {Reading | null}
 */
export function shownOf({ scores, reconstruction }, live) {
  if (live) return live
  return scores ? { scores: scores.data, reconstruction: reconstruction ?? null } : null
}
