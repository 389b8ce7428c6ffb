/**
 * The centre of mass of a picture, to the last bit: that of a symmetric digit lies exactly between two pixels, so that the
 * order of adding up decides where it goes.
 *
 * @typedef {object} Adding what is added up, and eight sums side by side, as `numpy.sum` has them
 * @property {Float32Array} data
 * @property {number} width
 * @property {number} ground
 * @property {Float32Array} masses of the levels; float32 as NumPy's, so that each sum is rounded
 * @property {Float64Array} rows of the levels times their rows
 * @property {Float64Array} columns of the levels times their columns
 *
 * @typedef {{ mass: number, rows: number, columns: number }} Sums
 */

/** The most values that `numpy.sum` adds up without halving them. */
const BLOCK = 128

/**
 * Return the centre of mass in rows and columns: `scipy.ndimage.center_of_mass` of what a float32 picture has above a level.
 *
 * @param {import("./grids.js").Grey} picture
 * @param {number} ground the level, which a pixel is above
 */
export function centreOfMass({ data, width }, ground) {
  const sums = { masses: new Float32Array(8), rows: new Float64Array(8), columns: new Float64Array(8) }
  const { mass, rows, columns } = sumPairwise({ data, width, ground, ...sums }, 0, data.length)
  return { y: rows / mass, x: columns / mass }
}

/**
 * Return the sums over so many pixels from a place on.
 *
 * @param {Adding} adding
 * @param {number} from
 * @param {number} count
 * @returns {Sums}
 */
function sumPairwise(adding, from, count) {
  if (count <= BLOCK) return sumBlock(adding, from, count)
  const half = (count >> 1) - (count >> 1) % 8
  const [one, other] = [sumPairwise(adding, from, half), sumPairwise(adding, from + half, count - half)]
  return { mass: Math.fround(one.mass + other.mass), rows: one.rows + other.rows, columns: one.columns + other.columns }
}

/**
 * @param {Adding} adding
 * @param {number} from
 * @param {number} count
 * @returns {Sums}
 */
function sumBlock(adding, from, count) {
  const { data, width, ground, masses, rows, columns } = adding
  const end = from + count
  let first = from
  while (first < end && !(data[first] > ground)) first += 1
  if (first === end) return { mass: 0, rows: 0, columns: 0 }
  masses.fill(0)
  rows.fill(0)
  columns.fill(0)
  const whole = count < 8 ? from : end - count % 8
  let [y, x] = [Math.floor(from / width), from % width]
  for (let at = from; at < end; at += 1) {
    if (at === whole) joinSums(adding)
    const level = Math.fround(Math.max(data[at] - ground, 0))
    const place = at < whole ? (at - from) & 7 : 0
    masses[place] += level
    rows[place] += level * y
    columns[place] += level * x
    x += 1
    if (x === width) [y, x] = [y + 1, 0]
  }
  if (whole === end) joinSums(adding)
  return { mass: masses[0], rows: rows[0], columns: columns[0] }
}

/**
 * Add up each eight sums two by two, into the first.
 *
 * @param {Adding} adding
 */
function joinSums({ masses, rows, columns }) {
  for (let step = 1; step < 8; step *= 2) {
    for (let place = 0; place < 8; place += 2 * step) {
      masses[place] += masses[place + step]
      rows[place] += rows[place + step]
      columns[place] += columns[place + step]
    }
  }
}
