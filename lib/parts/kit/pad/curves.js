/** From places on the screen to places in the picture, and from points to a smooth line. */

/**
 * Return where a pointer is in the picture, to a tenth of its pixels.
 *
 * @param {{ clientX: number, clientY: number }} pointer
 * @param {{ left: number, top: number, width: number, height: number }} box of the picture on the screen
 * @param {number} side of the picture, in its own pixels
 * @returns {[number, number]} x, y
 */
export function placeIn({ clientX, clientY }, { left, top, width, height }, side) {
  return [toTenth((clientX - left) / width * side), toTenth((clientY - top) / height * side)]
}

/**
 * Return the quadratic curves through the middles between points, which are smooth however far apart the pointer was read.
 *
 * @param {readonly number[]} points x, y, x, y, …
 * @returns {[number, number, number, number][]} control point and end of each curve: x, y, x, y
 */
export function curvesThrough(points) {
  /** @type {[number, number, number, number][]} */
  const curves = []
  for (let at = 2; at + 3 < points.length; at += 2) {
    const [x, y, nextX, nextY] = points.slice(at, at + 4)
    curves.push([x, y, (x + nextX) / 2, (y + nextY) / 2])
  }
  return curves
}

/** @param {number} value */
function toTenth(value) {
  return Math.round(value * 10) / 10
}
