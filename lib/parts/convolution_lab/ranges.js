/** The choices and the limits of everything that can be set in the lab. */

import { KERNEL_SIDES } from "./maths/kernels.js"

export const START_KERNELS = ["vertical", "horizontal", "diagonal", "edges", "blur", "gabor"]
export const MOST_KERNELS = 8
/** The map in which the first place lies. */
export const START_MAP = { rows: 62, columns: 62 }

/** @typedef {import("./maths/windows.js").Padding} Padding */

/** @type {{ kernel: number[], stride: number[], padding: Padding[], dilation: number[] }} of the layer */
export const LAYERS = { kernel: KERNEL_SIDES, stride: [1, 2, 3, 4], padding: ["valid", "same"], dilation: [1, 2, 3] }

/** @type {{ kind: ("max" | "average")[], side: number[], stride: number[], padding: Padding[] }} of pooling */
export const POOLS = { kind: ["max", "average"], side: [2, 3, 4], stride: [1, 2, 3, 4], padding: ["valid", "same"] }

/** @typedef {[low: number, high: number, step?: number]} Range */

/**
 * The smallest and the largest value, and for a slider its step.
 *
 * @type {Record<"leak" | "bias" | "n" | "k" | "alpha" | "beta" | "gamma" | "offset" | "rate" | "weight" | "shift" | "angle" | "wave" | "draw",
 *   Range>}
 */
export const RANGES = {
  leak: [0.01, 0.5, 0.01], bias: [-3, 3, 0.05],
  n: [1, 7, 2], k: [0.5, 5, 0.5], alpha: [0, 2, 0.0001], beta: [0, 1, 0.05],
  gamma: [0, 3, 0.1], offset: [-2, 2, 0.1],
  rate: [0, 0.9, 0.05], draw: [0, 19999],
  weight: [-99, 99], angle: [0, 175, 5], wave: [2, 8, 0.5],
  shift: [-4, 4],
}
