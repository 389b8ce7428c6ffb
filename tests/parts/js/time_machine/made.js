/**
 * @typedef {import("../../../../lib/parts/time_machine/history.js").Run} Run
 */

/**
 * Return a run of two layers with two filters of 1×1 each, the second of which moves twice as fast.
 *
 * @param {number[]} steps of its snapshots
 * @returns {Run}
 */
export function runOf(steps) {
  const layer = { height: 1, width: 1, inputs: 2, all_inputs: 2, filters: 2, all_filters: 2 }
  return {
    meta: { run: "a", total: 20, live: false, parent: "", pairs: false, hasValidation: true, isHeldOut: true, isColour: false, mapped: ["conv1"],
      picture: "held-0", view: {}, film: null, after: -1, steps,
      colours: [[0, 0, 255], [255, 255, 255], [255, 0, 0]],
      layers: [{ ...layer, name: "conv1" }, { ...layer, name: "conv2" }] },
    frames: steps.map((step, at) => ({ step, drawn: null, layers: [1, 2].map((speed) => ({
      kernels: new Uint16Array([0, 32767, 65534, 32767]), limit: speed, reach: at + speed, maps: null,
      moved: new Float32Array([1, speed * at, 2, 0.5, 2 * speed * at, 2]) })) })),
    curves: { loss: [], accuracy: [NaN, 0.2, 0.6, 0.9], validation_steps: [5, 20], validation_loss: [], validation_accuracy: [0.4, 0.8] },
    pictured: null, shapes: {}, film: null, key: "",
  }
}
