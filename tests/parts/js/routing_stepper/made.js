/** A made-up trace: two iterations of four primary capsules in two dimensions, and three class capsules in two. */

/** @typedef {import("../../../../lib/parts/routing_stepper/maths/trace.js").FloatArray} FloatArray */

export const [ITERATIONS, INPUTS, OUTPUTS, SIZE] = [2, 4, 3, 2]

/**
 * @param {number[]} shape
 * @param {(at: number) => number} value
 * @returns {FloatArray}
 */
function filled(shape, value) {
  const length = shape.reduce((product, size) => product * size, 1)
  return { shape, data: Float32Array.from({ length }, (_, at) => value(at)) }
}

/** @returns {Record<string, FloatArray>} */
export function madeArrays() {
  return {
    image: filled([4, 4, 1], () => 0),
    primary: filled([INPUTS, SIZE], (at) => at / 8),
    votes: filled([INPUTS, OUTPUTS, SIZE], (at) => at / 10),
    logits: filled([ITERATIONS, INPUTS, OUTPUTS], (at) => at),
    couplings: filled([ITERATIONS, INPUTS, OUTPUTS], (at) => (at % 3 === 1 ? 0.5 + at / 100 : 0.2)),
    agreements: filled([ITERATIONS, INPUTS, OUTPUTS], (at) => -at),
    weighted_sums: filled([ITERATIONS, OUTPUTS, SIZE], (at) => at),
    outputs: filled([ITERATIONS, OUTPUTS, SIZE], (at) => (at === 8 ? 0.9 : at === 6 ? 0.3 : 0.1)),
  }
}

/** @type {import("../../../../lib/parts/routing_stepper/describe/kind.js").DeclaredKind} */
export const DECLARED = {
  name: "made",
  isOnePass: false,
  hasNone: false,
  arrays: ["logits", "couplings", "weighted_sums", "outputs", "agreements"],
  isDrawn: false,
  steps: [
    { name: "share", array: "couplings", variable: "couplings" },
    { name: "sum", array: "weighted_sums", variable: "weighted_sums" },
    { name: "squash", array: "outputs", variable: "outputs" },
    { name: "agree", array: "agreements", variable: "agreements" },
  ],
}
