/**
 * Where the two digits are, which of them is grabbed, and what was guessed. A state is never changed.
 *
 * @typedef {import("./maths.js").Shift} Shift
 * @typedef {"both" | "first" | "second" | "neither"} Reading which of the two digits a network reads
 * @typedef {readonly [Shift, Shift]} Shifts
 *
 * @typedef {object} State
 * @property {Shifts} shifts
 * @property {number} selected 0 or 1
 * @property {Guess | null} guess
 *
 * @typedef {object} Guess
 * @property {Reading} reading
 * @property {Shifts} shifts where the digits were when it was made
 * @property {import("../kit/unpack.js").NumberArray} digits which they were
 */

/** @type {readonly Reading[]} */
export const READINGS = ["both", "first", "second", "neither"]

/**
 * Return the state in which a digit is moved, as far as the picture goes.
 *
 * @param {State} state
 * @param {number} digit
 * @param {Shift} shift
 * @param {Shift} most how far a digit may be moved
 * @returns {State}
 */
export function withMoved(state, digit, [right, down], most) {
  /** @type {Shift} */
  const moved = [within(right, most[0]), within(down, most[1])]
  const [first, second] = state.shifts
  return { ...state, shifts: digit === 0 ? [moved, second] : [first, moved] }
}

/**
 * Return the shifts of digits in opposite corners.
 *
 * @param {Shift} most
 * @returns {Shifts}
 */
export function shiftsApart([right, down]) {
  return [[-right, -down], [right, down]]
}

/** @type {Shifts} one on top of the other */
export const TOGETHER = [[0, 0], [0, 0]]

/**
 * Return whether both digits are at the same places.
 *
 * @param {Shifts} some
 * @param {Shifts} others
 */
export function areSameShifts(some, others) {
  return some.flat().join() === others.flat().join()
}

/**
 * Return what the address holds of the state.
 *
 * @param {State} state
 */
export function addressOf({ shifts: [first, second] }) {
  return { first_at: first.join(","), second_at: second.join(",") }
}

/**
 * @param {number} value
 * @param {number} most
 */
function within(value, most) {
  return Math.min(Math.max(value, -most), most)
}
