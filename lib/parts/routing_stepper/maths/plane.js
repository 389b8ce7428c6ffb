/**
 * Where the plane of votes lies on its canvas. Its frame holds every vote and the circle of length 1, which no output leaves; it is the
 * same at every step, so that what moves is what changes.
 *
 * @typedef {[number, number]} Point
 * @typedef {import("./projection.js").Projection & { width: number, height: number, scale: number, place: (point: Point) => Point,
 *   end: (point: Point) => Point, holds: (point: Point) => boolean }} Plane `place` gives pixels, `holds` whether a point lies within the
 *   frame, and `end` the point itself or where its arrow leaves the frame
 */

const [BESIDE, ABOVE, EDGE] = [24, 14, 4] // pixels

/**
 * @param {import("./projection.js").Projection} projection
 * @param {number} width
 * @param {number} height
 * @returns {Plane}
 */
export function planeOf(projection, width, height) {
  const [xs, ys] = [projection.points.map(([x]) => x), projection.points.map(([, y]) => y)]
  const left = Math.min(-0.1, ...xs)
  const right = Math.max(1.02, ...xs)
  const spread = Math.max(0.2, ...ys.map(Math.abs))
  const across = Math.max(width - 2 * BESIDE, 1) // a canvas that is just going has no width
  const scale = Math.min(across / (right - left), (height - 2 * ABOVE) / (2 * spread))
  const [originX, originY] = [(width - scale * (right - left)) / 2 - scale * left, height / 2]
  const frame = [(EDGE - originX) / scale, (width - EDGE - originX) / scale, (originY - EDGE) / scale]
  /** @param {Point} point */
  const reach = ([x, y]) => Math.min(1, x > 0 ? frame[1] / x : x < 0 ? frame[0] / x : 1, y === 0 ? 1 : frame[2] / Math.abs(y))
  return {
    ...projection, width, height, scale,
    place: ([x, y]) => [originX + scale * x, originY - scale * y],
    holds: (point) => reach(point) === 1,
    end: ([x, y]) => [reach([x, y]) * x, reach([x, y]) * y],
  }
}

/**
 * Return the vote whose tip is nearest to a pixel, within `within` pixels, or −1.
 *
 * @param {Plane} plane
 * @param {Point} pixel
 * @param {number} within
 */
export function voteAt({ points, place }, [left, top], within) {
  let [best, nearest] = [-1, within]
  points.forEach((point, i) => {
    const [x, y] = place(point)
    const distance = Math.hypot(x - left, y - top)
    if (distance < nearest) [best, nearest] = [i, distance]
  })
  return best
}
