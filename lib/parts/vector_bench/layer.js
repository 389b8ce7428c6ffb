/**
 * Two small layers of capsules, in the one size that the file routes: what a smaller one lacks is empty.
 *
 * @typedef {{ inputs: number, outputs: number, dim: number }} Size lower capsules, upper capsules, and the numbers of each
 */

/** @type {Size} */
export const LEAST = { inputs: 2, outputs: 2, dim: 2 }
/** @type {Size} of the file: `lib/inspectors/answers/typed_vectors.py` */
export const MOST = { inputs: 4, outputs: 3, dim: 4 }
const ABSENT = -1e9 // the logit of an upper capsule that is not there

export const [VOTES, CAPSULES] = [MOST.inputs * MOST.outputs * MOST.dim, MOST.inputs * MOST.dim]
export const MATRICES = VOTES * MOST.dim

/** @param {number} i @param {number} j @param {number} at */
export function voteAt(i, j, at) {
  return (i * MOST.outputs + j) * MOST.dim + at
}

/** @param {number} i @param {number} at */
export function capsuleAt(i, at) {
  return i * MOST.dim + at
}

/** @param {number} i @param {number} j @param {number} row that a number of the lower capsule meets @param {number} column of the vote */
export function matrixAt(i, j, row, column) {
  return (i * MOST.dim + row) * MOST.outputs * MOST.dim + j * MOST.dim + column
}

/**
 * Return the places of all votes of a layer, in order.
 *
 * @param {Size} size
 */
export function votePlaces({ inputs, outputs, dim }) {
  return range(inputs).flatMap((i) => range(outputs).flatMap((j) => range(dim).map((at) => voteAt(i, j, at))))
}

/** @param {Size} size */
export function capsulePlaces({ inputs, dim }) {
  return range(inputs).flatMap((i) => range(dim).map((at) => capsuleAt(i, at)))
}

/** @param {Size} size */
export function matrixPlaces({ inputs, outputs, dim }) {
  return range(inputs).flatMap((i) => range(outputs).flatMap((j) =>
    range(dim).flatMap((row) => range(dim).map((column) => matrixAt(i, j, row, column)))))
}

/**
 * Return numbers of which only those at `places` are there, as the file takes them.
 *
 * @param {ArrayLike<number>} numbers
 * @param {readonly number[]} places
 */
export function only(numbers, places) {
  const kept = new Float32Array(numbers.length)
  for (const place of places) kept[place] = numbers[place]
  return kept
}

/**
 * Return the logits that routing starts from, [inputs · outputs]: upper capsules that are not there get no coupling.
 *
 * @param {Size} size
 */
export function firstLogits({ outputs }) {
  return Float32Array.from({ length: MOST.inputs * MOST.outputs }, (_, at) => (at % MOST.outputs < outputs ? 0 : ABSENT))
}

/** @param {number} count */
export function range(count) {
  return Array.from({ length: count }, (_, at) => at)
}
