/**
 * Reads a run: its snapshots as they were sent, and its curves.
 *
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {import("../kit/unpack.js").Values} Values
 *
 * @typedef {object} LayerMeta
 * @property {string} name
 * @property {number} height of a filter
 * @property {number} width
 * @property {number} inputs channels whose weights were sent
 * @property {number | null} all_inputs null if their number is not known
 * @property {number} filters whose weights were sent
 * @property {number} all_filters whose movement was sent
 *
 * @typedef {object} Meta
 * @property {string} run
 * @property {number} total steps of its whole training
 * @property {boolean} live
 * @property {string} parent
 * @property {boolean} pairs
 * @property {boolean} hasValidation whether any image was held out
 * @property {boolean} isHeldOut whether the images that the decoder draws again were
 * @property {boolean} isColour whether the network reads pictures in colour
 * @property {Record<string, string>} view
 * @property {import("./film.js").FilmMeta | null} film of a picture through filters; null while none was asked for
 * @property {number} after the step after which snapshots were sent; −1 for all
 * @property {number[]} steps of the snapshots that were sent
 * @property {string} picture the reference of the image of the maps, for other pages; "" where they cannot show it
 * @property {string[]} mapped the layers whose maps the page Feature maps shows, a map a filter
 * @property {[Rgb, Rgb, Rgb]} colours below zero, at zero, above
 * @property {LayerMeta[]} layers
 *
 * @typedef {import("../kit/colours.js").Rgb} Rgb
 * @typedef {import("../kit/part.js").Update<Meta>} Update
 *
 * @typedef {object} FrameLayer
 * @property {Values} kernels whole numbers [filters, inputs, height, width]
 * @property {number} limit the end of their scale
 * @property {number} reach the end of this snapshot's colour scale
 * @property {Values} moved cosine, distance and norm of each filter
 * @property {{ values: Values, range: Values } | null} maps
 *
 * @typedef {{ step: number, layers: FrameLayer[], drawn: Values | null }} Frame one snapshot
 *
 * @typedef {Record<"loss" | "accuracy" | "validation_steps" | "validation_loss" | "validation_accuracy", number[]>} Curves
 *
 * @typedef {object} Run
 * @property {Meta} meta
 * @property {Frame[]} frames
 * @property {Curves} curves
 * @property {NumberArray | null} pictured
 * @property {Record<string, number[]>} shapes of the arrays of one snapshot
 * @property {import("./film.js").Film | null} film
 * @property {string} key everything but the snapshots, as text: whether it changed
 */

import { withFilm } from "./film.js"

const HALF = 32767 // steps of a weight's scale on either side of zero, as machine.py has it

/**
 * Return the run with the new snapshots; the same run if nothing is new, null if snapshots between are missing.
 *
 * @param {Run | null} run
 * @param {Update} update
 * @returns {Run | null}
 */
export function withUpdate(run, update) {
  const { meta, arrays } = update
  const known = run?.meta.run === meta.run ? run : null
  const reached = known ? known.frames[known.frames.length - 1].step : -1
  const film = withFilm(known?.film ?? null, meta.film, arrays)
  if (meta.after > reached || film === undefined) return null
  const frames = framesOf(update).filter(({ step }) => meta.after < 0 || step > reached)
  const values = (/** @type {string} */ name) => [...arrays[name].data]
  const curves = { loss: values("loss"), accuracy: values("accuracy"), validation_steps: values("validation_steps"),
    validation_loss: values("validation_loss"), validation_accuracy: values("validation_accuracy") }
  const key = JSON.stringify([{ ...meta, after: 0, steps: [], view: {} }, curves])
  if (known && meta.after >= 0 && frames.length === 0 && key === known.key) return known
  const kept = known && frames.length === 0 ? known : { pictured: arrays.pictured ?? null, shapes: shapesOf(arrays) }
  return { meta, curves, key, film, pictured: kept.pictured, shapes: kept.shapes,
    frames: meta.after < 0 ? frames : [...known?.frames ?? [], ...frames] }
}

/** @param {Record<string, NumberArray>} arrays */
function shapesOf(arrays) {
  return Object.fromEntries(Object.entries(arrays).map(([name, { shape }]) => [name, shape.slice(1)]))
}

/**
 * Split what was sent into one frame a snapshot; nothing is copied.
 *
 * @param {Update} update
 * @returns {Frame[]}
 */
export function framesOf({ meta, arrays }) {
  const one = (/** @type {string} */ name, /** @type {number} */ at) => {
    const { data, shape } = arrays[name]
    const size = shape.slice(1).reduce((product, side) => product * side, 1)
    return data.subarray(at * size, (at + 1) * size)
  }
  return meta.steps.map((step, at) => ({
    step,
    layers: meta.layers.map(({ name }) => ({
      kernels: one(`kernels/${name}`, at),
      limit: arrays[`limits/${name}`].data[at],
      reach: arrays[`reaches/${name}`].data[at],
      moved: one(`moved/${name}`, at),
      maps: arrays[`maps/${name}`] ? { values: one(`maps/${name}`, at), range: one(`ranges/${name}`, at) } : null,
    })),
    drawn: arrays.drawn ? one("drawn", at) : null,
  }))
}

/**
 * Return one weight as the network had it, within a 65,534th of the layer's limit.
 *
 * @param {Pick<FrameLayer, "kernels" | "limit">} layer
 * @param {number} place
 */
export function weightOf({ kernels, limit }, place) {
  return (kernels[place] / HALF - 1) * limit
}

/**
 * Return whether a layer's input channels are red, green and blue: those of the first layer, if the pictures have colours.
 *
 * @param {Pick<Meta, "isColour">} meta
 * @param {number} layer
 */
export function readsColours({ isColour }, layer) {
  return isColour && layer === 0
}

/**
 * Return where a filter's weights of one input channel begin.
 *
 * @param {Pick<LayerMeta, "height" | "width" | "inputs">} layer
 * @param {number} filter
 * @param {number} channel
 */
export function placeOf({ height, width, inputs }, filter, channel) {
  return (filter * inputs + channel) * height * width
}
