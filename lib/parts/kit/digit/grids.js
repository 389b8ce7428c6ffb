/**
 * Pictures, masks and labels: rows of numbers, one after the other.
 *
 * @typedef {Grid<Float32Array>} Grey levels from 0 to 255
 * @typedef {Grid<Uint8Array>} Mask 1 or 0
 * @typedef {Grid<Int32Array>} Labels the number of the connected piece that a pixel belongs to, from 1 on; 0 where it is in none
 * @typedef {{ top: number, bottom: number, left: number, right: number }} Box of rows top to bottom − 1 and columns left to right − 1
 */

/**
 * @template Values
 * @typedef {{ data: Values, height: number, width: number }} Grid
 */

/**
 * Return a black picture.
 *
 * @param {number} height
 * @param {number} width
 * @returns {Grey}
 */
export function blackGrey(height, width) {
  return { data: new Float32Array(height * width), height, width }
}

/**
 * Return whole levels as a picture that can be reckoned with.
 *
 * @param {Grid<Uint8Array>} levels
 * @returns {Grey}
 */
export function greyOf({ data, height, width }) {
  return { data: new Float32Array(data), height, width }
}

/**
 * Return the mask of what is larger than `level`.
 *
 * @param {Grid<Float32Array | Uint8Array | Uint32Array>} grid
 * @param {number} level
 * @returns {Mask}
 */
export function isAbove({ data, height, width }, level) {
  const mask = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at += 1) mask[at] = data[at] > level ? 1 : 0
  return { data: mask, height, width }
}

/**
 * Return the mask with 0 and 1 exchanged.
 *
 * @param {Mask} mask
 * @returns {Mask}
 */
export function exchanged({ data, height, width }) {
  const mask = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at += 1) mask[at] = 1 - data[at]
  return { data: mask, height, width }
}

/**
 * Return the outermost pixels as `digit_frame.border` does: first and last row, first and last column.
 *
 * @template {Float32Array | Uint8Array} Values
 * @param {Grid<Values>} grid
 */
export function borderOf({ data, height, width }) {
  const along = like(data, 2 * (width + height))
  along.set(data.subarray(0, width))
  along.set(data.subarray((height - 1) * width, height * width), width)
  for (let y = 0; y < height; y += 1) {
    along[2 * width + y] = data[y * width]
    along[2 * width + height + y] = data[y * width + width - 1]
  }
  return along
}

/**
 * Return the smallest box around all values above `level`; null if there are none.
 *
 * @param {Grid<Float32Array | Uint8Array | Uint32Array>} grid
 * @param {number} level
 * @returns {Box | null}
 */
export function boxAround({ data, height, width }, level) {
  let [top, bottom, left, right] = [-1, 0, width, 0]
  for (let y = 0; y < height; y += 1) {
    const [start, end] = [y * width, (y + 1) * width]
    let first = start
    while (first < end && !(data[first] > level)) first += 1
    if (first === end) continue
    let last = end - 1
    while (!(data[last] > level)) last -= 1
    if (top < 0) top = y
    bottom = y + 1
    left = Math.min(left, first - start)
    right = Math.max(right, last - start + 1)
  }
  return top < 0 ? null : { top, bottom, left, right }
}

/**
 * Return what lies in a box that may reach beyond the grid, where there is 0.
 *
 * @template {Float32Array | Uint8Array | Uint32Array | Int32Array} Values
 * @param {Grid<Values>} grid
 * @param {Box} box
 * @returns {Grid<Values>}
 */
export function crop({ data, height, width }, { top, bottom, left, right }) {
  const size = { height: bottom - top, width: right - left }
  const cut = like(data, size.height * size.width)
  const [from, to] = [Math.max(left, 0), Math.min(right, width)]
  for (let y = Math.max(top, 0); y < Math.min(bottom, height); y += 1) {
    cut.set(data.subarray(y * width + from, y * width + to), (y - top) * size.width + from - left)
  }
  return { data: cut, ...size }
}

/**
 * Return the box with a margin on each side.
 *
 * @param {Box} box
 * @param {number} margin pixels
 * @returns {Box}
 */
export function widened({ top, bottom, left, right }, margin) {
  return { top: top - margin, bottom: bottom + margin, left: left - margin, right: right + margin }
}

/**
 * Return so many zeros of the same type.
 *
 * @template {Float32Array | Uint8Array | Uint32Array | Int32Array} Values
 * @param {Values} values
 * @param {number} length
 */
function like(values, length) {
  return new (/** @type {new (length: number) => Values} */ (values.constructor))(length)
}
