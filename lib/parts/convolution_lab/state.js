/**
 * What a learner sets in the lab. A state is never changed: each function returns the next.
 *
 * @typedef {object} State
 * @property {number} side the picture's rows at work
 * @property {boolean} isColour
 * @property {number} kernel the kernels' rows
 * @property {number} stride
 * @property {import("./maths/windows.js").Padding} padding
 * @property {number} dilation
 * @property {readonly Kernel[]} kernels
 * @property {number} chosen which of them
 * @property {number} channel whose weights are edited where each channel has its own
 * @property {Place} at the output that is looked at
 * @property {number | null} scanned how many outputs a scan shows so far; null: all
 * @property {boolean} isShared one scale for all maps
 * @property {import("./maths/pooling.js").PoolSettings} pool
 * @property {[number, number]} shift of the picture: down, right
 * @property {number} tolerance what counts as the same, as a share of the map's range
 * @property {boolean} marksWinners
 * @property {import("./maths/activations.js").ActivationSettings} activation
 * @property {import("./maths/normalisation.js").LrnSettings} lrn
 * @property {import("./maths/batch_normalisation.js").BatchSettings} batch
 * @property {import("./maths/dropout.js").DropoutSettings} dropout
 */

import { KERNEL_NAMES, pickedKernel, resizedKernel } from "./maths/kernels.js"
import { RANGES, START_KERNELS } from "./ranges.js"

/** @typedef {import("./maths/kernels.js").Kernel} Kernel */
/** @typedef {import("./maths/windows.js").Place} Place */

/**
 * Return the state that the lab begins with.
 *
 * @returns {State}
 */
export function startingState() {
  return {
    side: 64, isColour: false, kernel: 3, stride: 1, padding: "valid", dilation: 1,
    kernels: START_KERNELS.map((name) => pickedKernel(name, 3)), chosen: 0, channel: 0,
    at: [31, 29], scanned: null, isShared: false,
    pool: { kind: "max", side: 2, stride: 2, padding: "valid" }, shift: [0, 0], tolerance: 0, marksWinners: true,
    activation: { name: "relu", leak: 0.1, bias: 0 },
    lrn: { n: 5, k: 2, alpha: 1e-4, beta: 0.75 },
    batch: { size: 3, mode: "training", gamma: 1, beta: 0 },
    dropout: { rate: 0.5, draw: 0 },
  }
}

/**
 * Return the kernel that is looked at.
 *
 * @param {State} state
 * @returns {Kernel}
 */
export function chosenKernel({ kernels, chosen }) {
  return kernels[chosen]
}

/**
 * Return the state with another layer; kernels get its size.
 *
 * @param {State} state
 * @param {Partial<Pick<State, "side" | "isColour" | "kernel" | "stride" | "padding" | "dilation">>} changes
 * @returns {State}
 */
export function withLayer(state, changes) {
  const side = changes.kernel ?? state.kernel
  const kernels = side === state.kernel ? state.kernels : state.kernels.map((kernel) => resizedKernel(kernel, state.kernel, side))
  return { ...state, ...changes, kernels }
}

/**
 * Return the state with another kernel in place of the chosen one.
 *
 * @param {State} state
 * @param {Kernel} kernel
 * @returns {State}
 */
export function withKernel(state, kernel) {
  return { ...state, kernels: state.kernels.map((one, at) => (at === state.chosen ? kernel : one)) }
}

/**
 * Return the state with one kernel more, the first that is not there yet, and chosen.
 *
 * @param {State} state
 * @returns {State}
 */
export function withOneMore(state) {
  const unused = KERNEL_NAMES.find((name) => state.kernels.every((kernel) => kernel.name !== name))
  const kernels = [...state.kernels, pickedKernel(unused ?? KERNEL_NAMES[0], state.kernel)]
  return { ...state, kernels, chosen: kernels.length - 1 }
}

/**
 * Return the state without the chosen kernel.
 *
 * @param {State} state
 * @returns {State}
 */
export function withoutChosen(state) {
  return { ...state, kernels: state.kernels.filter((_, at) => at !== state.chosen), chosen: Math.max(0, state.chosen - 1) }
}

/**
 * Return the state with the picture moved further, within limits.
 *
 * @param {State} state
 * @param {number} down
 * @param {number} right
 * @returns {State}
 */
export function withShift(state, down, right) {
  const [low, high] = RANGES.shift
  /** @param {number} value */
  const within = (value) => Math.min(Math.max(value, low), high)
  return { ...state, shift: [within(state.shift[0] + down), within(state.shift[1] + right)] }
}

/**
 * Return the state after `times` more draws.
 *
 * @param {State} state
 * @param {number} times
 * @returns {State}
 */
export function withDraws(state, times) {
  const [, most] = RANGES.draw
  return { ...state, dropout: { ...state.dropout, draw: Math.min(state.dropout.draw + times, most) } }
}

/**
 * Return the state at another output, which ends a scan.
 *
 * @param {State} state
 * @param {Place} at
 * @returns {State}
 */
export function withPlace(state, at) {
  return { ...state, at, scanned: null }
}

/**
 * Return the place `down` and `right` of this one, in a map of this size.
 *
 * @param {Place} at
 * @param {readonly [number, number]} move rows, columns
 * @param {{ rows: number, columns: number }} map
 * @returns {Place}
 */
export function movedPlace([row, column], [down, right], { rows, columns }) {
  return [Math.min(Math.max(row + down, 0), rows - 1), Math.min(Math.max(column + right, 0), columns - 1)]
}

/**
 * Return the place `by` outputs further in reading order, round the end.
 *
 * @param {Place} at
 * @param {number} by
 * @param {{ rows: number, columns: number }} map
 * @returns {Place}
 */
export function steppedPlace([row, column], by, { rows, columns }) {
  return placeOf((row * columns + column + by + rows * columns) % (rows * columns), columns)
}

/**
 * Return the state in a scan that shows this many outputs and looks at the last of them.
 *
 * @param {State} state
 * @param {number} scanned at least 1
 * @param {{ columns: number }} map
 * @returns {State}
 */
export function withScan(state, scanned, { columns }) {
  return { ...state, scanned, at: placeOf(scanned - 1, columns) }
}

/**
 * Return the place that is as far down and right in a map of another size, and lies in it.
 *
 * @param {Place} at
 * @param {{ rows: number, columns: number }} from
 * @param {{ rows: number, columns: number }} to
 * @returns {Place}
 */
export function carriedPlace([row, column], from, to) {
  const isSame = from.rows === to.rows && from.columns === to.columns
  const [down, right] = isSame ? [row, column]
    : [Math.floor(row * to.rows / from.rows), Math.floor(column * to.columns / from.columns)]
  return [Math.min(down, to.rows - 1), Math.min(right, to.columns - 1)]
}

/**
 * @param {number} at in reading order
 * @param {number} columns
 * @returns {Place}
 */
function placeOf(at, columns) {
  return [Math.floor(at / columns), at % columns]
}
