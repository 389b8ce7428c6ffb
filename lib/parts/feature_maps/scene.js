/**
 * The scene: everything that the views draw from.
 *
 * @typedef {import("./network.js").FullMaps} FullMaps
 * @typedef {import("./network.js").Layer} Layer
 * @typedef {import("./network.js").Meta} Meta
 * @typedef {import("./network.js").Network} Network
 * @typedef {import("./network.js").NumberStep} NumberStep
 * @typedef {import("./network.js").Pixel} Pixel
 * @typedef {import("./network.js").Step} Step
 * @typedef {import("./state.js").Place} Place
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Target} Target
 * @typedef {import("./views/atlas.js").Atlas} Atlas
 *
 * @typedef {Record<string, import("../kit/unpack.js").NumberArray>} Arrays
 * @typedef {import("../kit/part.js").Update<Meta, Arrays>} Update
 * @typedef {Pick<Update, "labels" | "plurals" | "language" | "numbers">} Texts
 *
 * @typedef {object} Subject
 * @property {Network} net
 * @property {State} state
 * @property {ReadonlyMap<string, FullMaps>} fulls the newest layers at full resolution, by name
 * @property {ReadonlyMap<string, Step>} steps the newest maps taken apart, by `stepKey`
 * @property {ReadonlyMap<string, NumberStep>} sums the newest numbers taken apart, by `stepKey`
 * @property {Map<string, Atlas>} atlases what is painted of the layers, by name
 * @property {string} trouble the reason why numbers did not come, or ""
 * @property {boolean} isWaiting whether numbers are requested
 * @property {"pen" | "camera" | null} moving what the layers follow while it moves
 *
 * @typedef {Subject & Texts} Scene
 *
 * @typedef {object} Actions what a learner can do
 * @property {(target: Target) => void} zoom
 * @property {(place: Place) => void} point at a map or a pixel of it, where there are many maps
 * @property {(cell: Pixel) => void} pointBack from the picture, to what sees that pixel of it
 * @property {() => void} leave points at nothing any more
 * @property {(move: [number, number], across: number) => void} moveChosen by an arrow key, where `across` maps stand in a row
 * @property {(map?: number, pixel?: Pixel) => void} openMap take a map of the layer apart where it can be, else choose it;
 *   without a number the one that is chosen
 * @property {(pixel: Pixel) => void} choosePixel of the map
 * @property {(channel: number) => void} tapChannel
 * @property {() => void} toggleChannels between all and the strongest
 * @property {() => void} settle writes the address, once the pointer rests
 */

import { withSeen } from "./live.js"
import { readNetwork, readStep } from "./network.js"
import { answerKey, startingState, stateIn, stepKey } from "./state.js"

const KEPT = 12 // answers of each kind

/**
 * Return the scene with what the server sent: the overview, the numbers of a layer or of a map, or none of them.
 *
 * @param {Scene | null} before
 * @param {Update} update
 * @param {string | null} [own] what the overview is called that the scene has of the browser's own network and that stays; null if
 *   there is none
 * @returns {Scene | null} null if the update is about an overview that is not here
 */
export function nextScene(before, { meta, arrays, labels, plurals, language, numbers }, own = null) {
  const stays = own !== null && before !== null
  const subject = stays ? renamed(before, own) : meta.layers ? newSubject(before, meta, arrays) : before
  if (subject === null || (!stays && subject.net.name !== meta.name)) return null
  let { fulls, steps, sums } = subject
  const atlases = new Map(subject.atlases)
  if (meta.full) {
    const { layer, block } = meta.full
    fulls = withNewest(fulls, layer, { ...arrays.full, block })
    atlases.delete(layer)
  }
  if (meta.step) steps = withNewest(steps, stepKey(meta.step.layer, meta.step.map), readStep(meta.step, arrays))
  if (meta.number) {
    const { "number/terms": terms, "number/inputs": inputs, "number/weights": weights } = arrays
    sums = withNewest(sums, stepKey(meta.number.layer, meta.number.number), { ...meta.number, terms, inputs, weights })
  }
  return { ...subject, fulls, steps, sums, atlases, labels, plurals, language, numbers, trouble: meta.trouble, isWaiting: false }
}

/**
 * @param {Scene | null} before
 * @param {Meta} meta
 * @param {Update["arrays"]} arrays
 * @returns {Subject}
 */
function newSubject(before, meta, arrays) {
  const net = readNetwork(meta, arrays, meta.live.pictures?.labels)
  const state = before ? stateIn(before.state, net, before.net.layers[before.state.layer].name) : startingState(net, meta.view)
  return { net, state, fulls: new Map(), steps: new Map(), sums: new Map(), atlases: new Map(), trouble: "", isWaiting: false, moving: null }
}

/**
 * Return the scene of another picture, which the network saw in the browser: what the learner looks at stays.
 *
 * @param {Scene} before
 * @param {import("./live.js").Seen} seen
 * @param {Uint8Array} levels of the picture, row by row and a pixel's channels together
 * @param {Scene["moving"]} moving
 * @param {number[]} [shows] the classes that it shows
 * @returns {Scene}
 */
export function followingScene(before, seen, levels, moving, shows) {
  const net = withSeen(before.net, seen, { data: levels, shape: before.net.image.picture.shape }, shows)
  return { ...before, net, fulls: seen.fulls, steps: new Map(), sums: new Map(), trouble: "", isWaiting: false, moving }
}

/**
 * Return the scene, its overview under another name.
 *
 * @param {Scene} scene
 * @param {string} name
 * @returns {Scene}
 */
export function renamed(scene, name) {
  return { ...scene, net: { ...scene.net, name } }
}

/**
 * Return an update without the numbers of what a learner zoomed to, or why there are none.
 *
 * @param {Update} update
 * @returns {Update}
 */
export function withoutNumbers(update) {
  return { ...update, meta: { ...update.meta, full: undefined, step: undefined, number: undefined, trouble: "" } }
}

/**
 * Return the map with one more entry, and without the oldest if there are too many.
 *
 * @template Value
 * @param {ReadonlyMap<string, Value>} map
 * @param {string} key
 * @param {Value} value
 */
export function withNewest(map, key, value) {
  const others = [...map].filter(([name]) => name !== key)
  return new Map([...others, /** @type {const} */ ([key, value])].slice(-KEPT))
}

/**
 * Return the layer that is looked at.
 *
 * @param {Scene} scene
 */
export function layerIn({ net, state }) {
  return net.layers[state.layer]
}

/**
 * Return whether one map is looked at, not a number, a layer or all.
 *
 * @param {Scene} scene
 */
export function isOneMap({ net, state }) {
  return state.level === 2 && net.layers[state.layer].values === null
}

/**
 * Return the arithmetic of the map that is looked at, or null if it is not here.
 *
 * @param {Scene} scene
 */
export function stepIn({ net, state, steps }) {
  return state.level === 2 ? steps.get(answerKey(state, net)) ?? null : null
}

/**
 * Return how the number that is looked at is computed, or null if that is not here.
 *
 * @param {Scene} scene
 */
export function numberStepIn({ net, state, sums }) {
  return state.level === 2 ? sums.get(answerKey(state, net)) ?? null : null
}

/**
 * Return whether the numbers of the layer or the map are still missing; those of a dense layer come with the overview.
 *
 * @param {Scene} scene
 */
export function needsNumbers({ net, state, fulls, steps, sums }) {
  const isOfNumbers = state.level > 0 && net.layers[state.layer].values !== null
  if (state.level === 1 && isOfNumbers) return false
  const answers = state.level === 1 ? fulls : isOfNumbers ? sums : steps
  return state.level > 0 && !answers.has(answerKey(state, net))
}
