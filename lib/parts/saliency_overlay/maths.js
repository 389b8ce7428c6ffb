/** Where a heat is strongest, and which cell of a smaller map lies over a pixel. */

/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */

/**
 * Return the largest value of a map [rows, columns] and where it is.
 *
 * @param {NumberArray} map
 * @returns {{ row: number, column: number, value: number }}
 */
export function largestIn({ data, shape: [, columns] }) {
  let best = 0
  for (let at = 1; at < data.length; at += 1) if (data[at] > data[best]) best = at
  return { row: Math.floor(best / columns), column: best % columns, value: data[best] }
}

/**
 * Return where the `count` largest values of a map are, the largest first.
 *
 * @param {NumberArray} map
 * @param {number} count
 * @returns {[number, number][]} rows and columns
 */
export function largestPixels({ data, shape: [, columns] }, count) {
  const places = [...data.keys()].sort((one, other) => data[other] - data[one]).slice(0, count)
  return places.map((at) => [Math.floor(at / columns), at % columns])
}

/**
 * Return the value of a map [rows, columns], drawn over a whole image, at one of the image's pixels.
 *
 * @param {NumberArray} map
 * @param {number[]} imageSize height, width
 * @param {[number, number]} pixel row, column
 */
export function valueOver({ data, shape: [rows, columns] }, [height, width], [row, column]) {
  return data[Math.floor(row * rows / height) * columns + Math.floor(column * columns / width)]
}

/**
 * Return the value at `place` as a share of the largest; below 0 counts as 0, and so does all of a map without anything above.
 *
 * @param {NumberArray} map
 * @param {number} largest
 * @param {number} place
 */
export function shareOfLargest({ data }, largest, place) {
  return largest > 0 ? Math.max(0, data[place]) / largest : 0
}
