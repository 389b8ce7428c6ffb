/**
 * What a card shows: what this browser found out about what is drawn or filmed, or else what the server did about the
 * page's picture.
 *
 * @typedef {import("../kit/live.js").LivePicture} LivePicture
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 *
 * @typedef {{ scores: ArrayLike<number>, reconstruction: NumberArray | null }} Reading
 *   scores of the classes in [0, 1], and uint8 [height, width, channels] that is drawn back from the longest capsule
 *
 * @typedef {object} OfServer
 * @property {NumberArray} [scores]
 * @property {NumberArray} [reconstruction]
 * @property {number} number of the page's picture, as the canvas or the camera counts them
 * @property {boolean} hasPicture whether the page has a picture
 *
 * @typedef {object} OfBrowser
 * @property {LivePicture | null | undefined} picture that is drawn or filmed; null once the canvas was cleared, undefined where there is none
 * @property {Reading | "blank" | null} reading what the network says of it, or that there is nothing on it; null while that is unknown
 * @property {boolean} isAble whether the network runs in this browser
 *
 * @typedef {"nothing" | "waiting" | "after_stroke" | "after_photo"} Why
 *   there is nothing to read; the answer is on its way; it comes once the stroke has ended, or the picture is taken
 */

/**
 * Return what is shown, or why there is no answer.
 *
 * @param {OfServer} ofServer
 * @param {OfBrowser} ofBrowser
 * @returns {Reading | Why}
 */
export function shownOf({ scores, reconstruction, number, hasPicture }, { picture, reading, isAble }) {
  const answer = scores ? { scores: scores.data, reconstruction: reconstruction ?? null } : null
  if (picture === undefined) return answer ?? (hasPicture ? "waiting" : "nothing")
  if (picture === null || reading === "blank") return "nothing"
  if (reading) return reading
  if (answer && number === picture.number) return answer
  if (isAble || !picture.isMoving) return "waiting"
  return picture.from === "pen" ? "after_stroke" : "after_photo"
}
