/** Computes from a run's snapshots how far filters moved, the ends of colour scales, and when an accuracy was reached. */

import { placeOfLargest } from "../kit/maths.js"
import { placeOf, weightOf } from "./history.js"

/** @typedef {import("./history.js").Run} Run */
/** @typedef {import("./history.js").Curves} Curves */
/** @typedef {{ cosine: number, share: number }} Median of a layer's filters */
/** @typedef {{ filter: number, cosine: number, distance: number, norm: number, began: number, share: number }} Movement
 *   cosine with and distance from the initial filter, its norm now and at the beginning, and distance ÷ initial norm */

const [NOISE, STROKES] = [0.2, 0.4] // smoothness below which filters look like noise, and above which like strokes

/** @type {WeakMap<Run, Map<string, unknown>>} results by run, which is another object after each update */
const computed = new WeakMap()

/**
 * Return the result that `compute` gave for this run and key before, or compute it.
 *
 * @template Value
 * @param {Run} run
 * @param {string} key
 * @param {() => Value} compute
 * @returns {Value}
 */
function computeOnce(run, key, compute) {
  const known = computed.get(run) ?? new Map()
  computed.set(run, known)
  if (!known.has(key)) known.set(key, compute())
  return known.get(key)
}

/**
 * Return the end of the colour scale: one for the whole training, or the snapshot's own.
 *
 * @param {Run} run
 * @param {{ at: number, layer: number, scale: string }} state
 */
export function limitOf(run, { at, layer, scale }) {
  if (scale === "step") return run.frames[at].layers[layer].reach
  return computeOnce(run, `limit-${layer}`, () => Math.max(...run.frames.map(({ layers }) => layers[layer].reach)))
}

/**
 * Return how far one filter has moved at a snapshot.
 *
 * @param {Pick<Run, "frames">} run
 * @param {number} at
 * @param {number} layer
 * @param {number} filter
 * @returns {Movement}
 */
export function movement({ frames }, at, layer, filter) {
  const [cosine, distance, norm] = frames[at].layers[layer].moved.subarray(3 * filter, 3 * filter + 3)
  const began = frames[0].layers[layer].moved[3 * filter + 2]
  return { filter, cosine, distance, norm, began, share: began > 0 ? distance / began : 0 }
}

/**
 * Return the movements of all filters of a layer.
 *
 * @param {Run} run
 * @param {number} at
 * @param {number} layer
 */
export function movements(run, at, layer) {
  return Array.from({ length: run.meta.layers[layer].all_filters }, (_, filter) => movement(run, at, layer, filter))
}

/**
 * Return the length of a bar: the change relative to the initial norm, or 1 − cosine.
 *
 * @param {Median} moved
 * @param {"share" | "cosine"} measure
 */
export function barOf({ cosine, share }, measure) {
  return measure === "cosine" ? 1 - cosine : share
}

/**
 * Return the movements at a snapshot, the furthest first.
 *
 * @param {Run} run
 * @param {{ at: number, layer: number, measure: "share" | "cosine" }} state
 */
export function sortedMovements(run, { at, layer, measure }) {
  return movements(run, at, layer).sort((one, other) => barOf(other, measure) - barOf(one, measure) || one.filter - other.filter)
}

/**
 * Return the filter that moved furthest, of those whose weights were kept; its evolution shows most.
 *
 * @param {Run} run
 * @param {number} layer
 */
export function furthestFilter(run, layer) {
  const kept = movements(run, run.frames.length - 1, layer).slice(0, run.meta.layers[layer].filters)
  return placeOfLargest(kept.map(({ share }) => share))
}

/**
 * Return the middle of the values, or the mean of the two in the middle.
 *
 * @param {number[]} values
 */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Return a layer's medians at one snapshot.
 *
 * @param {Run} run
 * @param {number} at
 * @param {number} layer
 * @returns {Median}
 */
export function layerMedian(run, at, layer) {
  return computeOnce(run, `median-${at}-${layer}`, () => {
    const all = movements(run, at, layer)
    return { cosine: median(all.map(({ cosine }) => cosine)), share: median(all.map(({ share }) => share)) }
  })
}

/**
 * Return the medians of all layers at the last snapshot.
 *
 * @param {Run} run
 */
export function endMedians(run) {
  return run.meta.layers.map((_, layer) => layerMedian(run, run.frames.length - 1, layer))
}

/**
 * Return how alike neighbouring weights of a layer's filters are at a snapshot: their correlation about 0, which is near 0
 * in noise and near 1 in strokes. NaN where filters have no neighbours, or are 0.
 *
 * @param {Run} run
 * @param {number} at
 * @param {number} layer
 * @returns {number}
 */
export function smoothness(run, at, layer) {
  return computeOnce(run, `smoothness-${at}-${layer}`, () => {
    const { height, width, filters, inputs } = run.meta.layers[layer]
    const frame = run.frames[at].layers[layer]
    let [together, apart] = [0, 0]
    const add = (/** @type {number} */ one, /** @type {number} */ other) => {
      together += one * other
      apart += (one * one + other * other) / 2
    }
    for (let start = 0; start < filters * inputs * height * width; start += height * width) {
      const weights = Array.from({ length: height * width }, (_, cell) => weightOf(frame, start + cell))
      weights.forEach((weight, cell) => {
        if ((cell + 1) % width) add(weight, weights[cell + 1])
        if (cell + width < weights.length) add(weight, weights[cell + width])
      })
    }
    return together / apart
  })
}

/**
 * Return the layer whose filters grew most from noise into strokes, with its smoothness before and after; null if none did.
 *
 * @param {Run} run
 * @returns {{ layer: number, before: number, after: number } | null}
 */
export function grownStrokes(run) {
  const last = run.frames.length - 1
  const grown = run.meta.layers.map((_, layer) => ({ layer, before: smoothness(run, 0, layer), after: smoothness(run, last, layer) }))
    .filter(({ before, after }) => before < NOISE && after > STROKES)
  return grown[placeOfLargest(grown.map(({ before, after }) => after - before))] ?? null
}

/**
 * Return the highest bar of the whole training in a layer; with this scale the bars grow.
 *
 * @param {Run} run
 * @param {number} layer
 * @param {"share" | "cosine"} measure
 */
export function highestBar(run, layer, measure) {
  return computeOnce(run, `highest-${layer}-${measure}`, () =>
    Math.max(...run.frames.map((_, at) => Math.max(...movements(run, at, layer).map((moved) => barOf(moved, measure))))))
}

/**
 * Return the largest weight that a filter ever had in one input channel; its strip has this scale of its own.
 *
 * @param {Run} run
 * @param {{ layer: number, channel: number }} state
 * @param {number} filter
 */
export function strongestWeight({ meta, frames }, { layer, channel }, filter) {
  const { height, width } = meta.layers[layer]
  const start = placeOf(meta.layers[layer], filter, channel)
  const cells = Array.from({ length: height * width }, (_, cell) => start + cell)
  return Math.max(...frames.map(({ layers }) => Math.max(...cells.map((place) => Math.abs(weightOf(layers[layer], place))))))
}

/**
 * Return `most` places evenlySpaced over `count`, the first and the last among them.
 *
 * @param {number} count
 * @param {number} most
 */
export function evenlySpaced(count, most) {
  const shown = Math.min(most, count)
  return Array.from({ length: shown }, (_, number) => Math.round(number * (count - 1) / Math.max(shown - 1, 1)))
}

/**
 * Return the first snapshot at which accuracy is at least `threshold`, or null.
 *
 * The validation accuracy decides if it was below `threshold` before, else the mean of the batches since the last snapshot.
 *
 * @param {{ frames: readonly { step: number }[], curves: Pick<Curves, "accuracy" | "validation_steps" | "validation_accuracy"> }} run
 * @param {number} threshold
 * @returns {{ at: number, of: "validation" | "train", accuracy: number } | null}
 */
export function firstReaching({ frames, curves: { validation_steps: steps, validation_accuracy: validated, accuracy } }, threshold) {
  const wanted = threshold - 1e-6 // accuracies come as float32: 0.9 is a little less there
  const point = validated.findIndex((value) => value >= wanted)
  if (point > 0) {
    const at = frames.findIndex(({ step }) => step >= steps[point])
    if (at >= 0) return { at, of: "validation", accuracy: validated[point] }
  }
  const at = accuracy.findIndex((value) => value >= wanted)
  if (at >= 0) return { at, of: "train", accuracy: accuracy[at] }
  const late = point === 0 ? frames.findIndex(({ step }) => step >= steps[0]) : -1
  return late >= 0 ? { at: late, of: "validation", accuracy: validated[0] } : null
}

/**
 * Return where a step lies among the snapshots, from 0 to their number less one.
 *
 * @param {readonly { step: number }[]} frames
 * @param {number} step
 */
export function positionOf(frames, step) {
  const next = frames.findIndex((frame) => frame.step >= step)
  if (next < 0) return frames.length - 1
  if (next === 0) return 0
  const [low, high] = [frames[next - 1].step, frames[next].step]
  return next - 1 + (step - low) / (high - low)
}
