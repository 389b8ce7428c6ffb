/**
 * What a card shows: what this browser found out about the drawing on the canvas, or else what the server did about the
 * page's picture.
 *
 * @typedef {import("../kit/live.js").LiveDrawing} LiveDrawing
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 *
 * @typedef {{ scores: ArrayLike<number>, reconstruction: NumberArray | null }} Reading
 *   scores of the classes in [0, 1], and uint8 [height, width, channels] that is drawn back from the longest capsule
 *
 * @typedef {object} OfServer
 * @property {NumberArray} [scores]
 * @property {NumberArray} [reconstruction]
 * @property {number} number of the drawing that the page's picture is, if it is one
 * @property {boolean} hasPicture whether the page has a picture
 *
 * @typedef {object} OfBrowser
 * @property {LiveDrawing | null | undefined} drawing on the canvas; null once it was cleared, undefined where it says nothing
 * @property {Reading | "blank" | null} reading what the network says of it, or that there is nothing on it; null while that is unknown
 * @property {boolean} isAble whether the network runs in this browser
 *
 * @typedef {"nothing" | "waiting" | "later"} Why there is nothing to read; the answer is on its way; it comes once the stroke has ended
 */

/**
 * Return what is shown, or why there is no answer.
 *
 * @param {OfServer} ofServer
 * @param {OfBrowser} ofBrowser
 * @returns {Reading | Why}
 */
export function shownOf({ scores, reconstruction, number, hasPicture }, { drawing, reading, isAble }) {
  const answer = scores ? { scores: scores.data, reconstruction: reconstruction ?? null } : null
  if (drawing === undefined) return answer ?? (hasPicture ? "waiting" : "nothing")
  if (drawing === null || reading === "blank") return "nothing"
  if (reading) return reading
  if (answer && number === drawing.number) return answer
  return isAble || !drawing.isDrawing ? "waiting" : "later"
}
