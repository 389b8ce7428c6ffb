/**
 * Where a square window lies as it slides over an image or a map.
 *
 * @typedef {"valid" | "same"} Padding
 * @typedef {{ stride: number, padding: Padding, dilation?: number }} Sliding
 * @typedef {[number, number]} Place row and column
 *
 * @typedef {object} Side
 * @property {number} count how often the window fits
 * @property {number} before zeros before the first cell
 * @property {number} behind zeros behind the last one
 * @property {number} reach cells from the window's first to its last
 * @property {number} side cells without the zeros
 *
 * @typedef {object} Geometry
 * @property {Side} down
 * @property {Side} across
 * @property {number} kernel cells of the window a side
 * @property {number} stride
 * @property {number} dilation
 * @property {number} rows of the output
 * @property {number} columns of the output
 */

/**
 * Return how a window of `kernel` cells goes along a side, with the zeros where TensorFlow puts them.
 *
 * @param {number} side
 * @param {number} kernel
 * @param {Sliding} sliding
 * @returns {Side}
 */
function windowsAlong(side, kernel, { stride, padding, dilation = 1 }) {
  const reach = (kernel - 1) * dilation + 1
  if (padding === "valid") {
    return { count: reach > side ? 0 : Math.floor((side - reach) / stride) + 1, before: 0, behind: 0, reach, side }
  }
  const count = Math.ceil(side / stride)
  const zeros = Math.max((count - 1) * stride + reach - side, 0)
  const before = Math.floor(zeros / 2) // the odd one goes behind
  return { count, before, behind: zeros - before, reach, side }
}

/**
 * Return how a square window of `kernel` cells a side slides over an image or a map.
 *
 * @param {{ rows: number, columns: number }} over
 * @param {number} kernel
 * @param {Sliding} sliding
 * @returns {Geometry}
 */
export function geometryOf({ rows, columns }, kernel, sliding) {
  const down = windowsAlong(rows, kernel, sliding)
  const across = windowsAlong(columns, kernel, sliding)
  return { down, across, kernel, stride: sliding.stride, dilation: sliding.dilation ?? 1, rows: down.count, columns: across.count }
}

/**
 * Return the geometry of a layer that maps each cell to one output.
 *
 * @param {{ rows: number, columns: number }} over
 */
export function cellByCell(over) {
  return geometryOf(over, 1, { stride: 1, padding: "valid" })
}

/**
 * Return row and column of the window's first cell at an output position; negative where zeros are.
 *
 * @param {Geometry} geometry
 * @param {number} row
 * @param {number} column
 * @returns {Place}
 */
export function cornerOf({ down, across, stride }, row, column) {
  return [row * stride - down.before, column * stride - across.before]
}

/**
 * Return the size of what the window slides over, its zeros included.
 *
 * @param {Geometry} geometry
 */
export function paddedSize({ down, across }) {
  return { rows: down.side + down.before + down.behind, columns: across.side + across.before + across.behind }
}

/**
 * Return the output whose window lies most nearly around a cell of the input.
 *
 * @param {Geometry} geometry
 * @param {number} y
 * @param {number} x
 * @returns {Place}
 */
export function outputAround({ down, across, stride }, y, x) {
  /** @type {(side: Side, cell: number) => number} */
  const along = ({ count, before, reach }, cell) =>
    Math.min(Math.max(Math.round((cell + before - (reach - 1) / 2) / stride), 0), count - 1)
  return [along(down, y), along(across, x)]
}

/**
 * Return the outputs that read a cell of the input: first and last row and column of their rectangle, or null for none.
 *
 * @param {Geometry} geometry
 * @param {number} y
 * @param {number} x
 * @returns {[number, number, number, number] | null} top, left, bottom, right
 */
export function outputsReading({ down, across, stride, dilation, kernel }, y, x) {
  /** @type {(side: Side, cell: number) => number[]} */
  const along = ({ count, before }, cell) => {
    const found = []
    for (let at = 0; at < count; at += 1) {
      const inWindow = cell - (at * stride - before)
      if (inWindow >= 0 && inWindow % dilation === 0 && inWindow / dilation < kernel) found.push(at)
    }
    return found
  }
  const [rows, columns] = [along(down, y), along(across, x)]
  return rows.length > 0 && columns.length > 0 ? [rows[0], columns[0], rows[rows.length - 1], columns[columns.length - 1]] : null
}
