// The run's snapshots as they were sent, and what is read from them; no drawing.

const HALF = 32767 // steps of a weight's scale on either side of zero, as machine.py has it

/** Split what was sent into one frame a snapshot; nothing is copied. */
function framesOf({ meta, arrays }) {
  const one = (name, at) => {
    const { data, shape } = arrays[name]
    const size = shape.slice(1).reduce((product, side) => product * side, 1)
    return data.subarray(at * size, (at + 1) * size)
  }
  return meta.steps.map((step, at) => ({
    step,
    layers: meta.layers.map(({ name }) => ({
      kernels: one(`kernels/${name}`, at), limit: arrays[`limits/${name}`].data[at],
      reach: arrays[`reaches/${name}`].data[at], moved: one(`moved/${name}`, at),
      maps: arrays[`maps/${name}`] ? { values: one(`maps/${name}`, at), range: one(`ranges/${name}`, at) } : null,
    })),
    drawn: arrays.drawn ? one("drawn", at) : null,
  }))
}

/** One weight as the network had it, within a 65,534th of the layer's limit. */
function weightOf({ kernels, limit }, place) {
  return (kernels[place] / HALF - 1) * limit
}

/** Where a filter's weights of one input channel begin. */
function placeOf({ height, width, inputs }, filter, channel) {
  return (filter * inputs + channel) * height * width
}

/** What the colours reach to: one limit for the whole training, or that of the snapshot. */
function limitOf(app) {
  return app.scale === "step" ? app.frames[app.at].layers[app.layer].reach
    : Math.max(...app.frames.map(({ layers }) => layers[app.layer].reach))
}

/** Of one filter at one snapshot: the cosine with its beginning, how far from it, that relative to how long it was. */
function movement(app, at, filter, layer = app.layer) {
  const { moved } = app.frames[at].layers[layer]
  const [cosine, distance, norm] = moved.subarray(3 * filter, 3 * filter + 3)
  const began = app.frames[0].layers[layer].moved[3 * filter + 2]
  return { cosine, distance, norm, began, share: began > 0 ? distance / began : 0 }
}

/** What is drawn as a bar: the way relative to the beginning, or how far the direction turned. */
function measured({ cosine, share }, measure) {
  return measure === "cosine" ? 1 - cosine : share
}

function filterCount(app, layer = app.layer) {
  return app.meta.layers[layer].all_filters
}

function allMovements(app, at, layer = app.layer) {
  return Array.from({ length: filterCount(app, layer) }, (_, filter) => ({ filter, ...movement(app, at, filter, layer) }))
}

/** Where the largest value is; what a network that exploded has no number for is none. */
function placeOfLargest(values) {
  const known = values.map((value) => (Number.isNaN(value) ? -Infinity : value))
  return known.indexOf(Math.max(...known))
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** A layer's medians at one snapshot. */
function layerMedians(app, at, layer) {
  const all = allMovements(app, at, layer)
  return { cosine: median(all.map(({ cosine }) => cosine)), share: median(all.map(({ share }) => share)) }
}

/** The highest bar of the whole training in this layer, so that the bars are seen to grow. */
function highest(app) {
  const key = `${app.layer}-${app.measure}-${app.frames.length}`
  if (app.highest?.key !== key) {
    const ends = app.frames.map((_, at) => Math.max(...allMovements(app, at).map((one) => measured(one, app.measure))))
    app.highest = { key, value: Math.max(...ends) }
  }
  return app.highest.value
}

/**
 * The first snapshot at which accuracy is at least `wanted`: { at, of: "validation" | "train", accuracy }, or null.
 * Validation decides where it was measured below that before; else the mean of the batches since the snapshot before.
 */
function firstReaching({ frames, curves }, threshold) {
  const wanted = threshold - 1e-6 // accuracies come as float32: 0.9 is a little less there
  const { validation_steps: steps, validation_accuracy: validated, accuracy } = curves
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

/** Where a step lies among the snapshots, from 0 to their number less one. */
function positionOf(frames, step) {
  const next = frames.findIndex((frame) => frame.step >= step)
  if (next < 0) return frames.length - 1
  if (next === 0) return 0
  const [low, high] = [frames[next - 1].step, frames[next].step]
  return next - 1 + (step - low) / (high - low)
}
