/**
 * What the views draw from.
 *
 * @typedef {import("../kit/network/read_picture.js").Reading} Reading
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 *
 * @typedef {object} Network
 * @property {string} id
 * @property {string} title
 * @property {string} checkpoint its name
 * @property {string | null} network where its file is, relative to the app; null if it is too large for browsers
 * @property {string} score_name
 * @property {import("../kit/presence.js").Presence} presence
 * @property {string} features the layer that is compared
 * @property {number} numbers of that layer; of one capsule
 *
 * @typedef {object} Meta
 * @property {Network[]} networks the question is about the first
 * @property {import("../kit/picture/chooser.js").Choice} pictures
 * @property {string} usual the layout that the part opens with, as the address has it
 * @property {Record<string, string | null>} view
 * @property {string | null} answered the layout that the server read; null if it was not asked
 *
 * @typedef {import("../kit/part.js").Update<Meta>} Update
 *
 * @typedef {object} Picture
 * @property {NumberArray} levels uint8 [height, width, channels]
 * @property {string | null} reference what an address calls it; null until the server keeps it
 * @property {readonly number[]} classes that it shows; none if nobody labelled it
 *
 * @typedef {object} Pair what a network has read in a picture and in its parts
 * @property {Reading} whole
 * @property {Reading} now
 * @property {number} of the number of the picture
 * @property {string} layout as the address has it
 *
 * @typedef {object} Scene
 * @property {Update} update
 * @property {import("./state.js").State} state
 * @property {Picture} picture whole
 * @property {number} of the number of the picture, which changes with it
 * @property {NumberArray} parts the picture as its tiles lie
 * @property {ReadonlyMap<string, Pair>} pairs what each network has read last, by its id
 * @property {ReturnType<typeof import("../kit/network/readers.js").createReaders>} readers the networks in the browser
 */

import { changeOf, subjectOf } from "../kit/network/compared.js"
import { layoutText } from "./state.js"

/**
 * Return what the network has read last: in the browser, or on the server where that read just this; null before that.
 *
 * @param {Scene} scene
 * @param {Network} network
 * @returns {Pair | null}
 */
export function pairOf(scene, { id }) {
  if (scene.readers.isAble(id)) return scene.pairs.get(id) ?? null
  const { update: { arrays }, of, state } = scene
  if (!isAnswered(scene)) return null
  const [whole, now] = ["whole", "parts"].map((name) => ({
    scores: /** @type {Float32Array} */ (arrays[`${name}-scores-${id}`].data),
    features: /** @type {Float32Array} */ (arrays[`${name}-features-${id}`].data), drawn: null }))
  return { whole, now, of, layout: layoutText(state.layout) }
}

/**
 * Return what the network has read of just what is shown; null before that.
 *
 * @param {Scene} scene
 * @param {Network} network
 */
export function newestOf(scene, network) {
  const pair = pairOf(scene, network)
  return pair?.of === scene.of && pair.layout === layoutText(scene.state.layout) ? pair : null
}

/**
 * Return what every network has read of just what is shown; null before all have.
 *
 * @param {Scene} scene
 */
export function allOf(scene) {
  const pairs = scene.update.meta.networks.map((network) => newestOf(scene, network))
  return pairs.every((pair) => pair !== null) ? pairs : null
}

/**
 * Return the scores of a pair, whole and in parts.
 *
 * @param {Pair} pair
 */
export function scoresOf({ whole, now }) {
  return { whole: whole.scores, now: now.scores }
}

/**
 * Return the class that is followed in a network, and what has become of its vector.
 *
 * @param {Scene} scene
 * @param {Network} network
 * @param {Pair} pair
 */
export function insideOfPair({ picture: { classes } }, network, { whole, now }) {
  const subject = subjectOf(classes, whole.scores)
  return { subject, change: changeOf(network, whole, now, subject) }
}

/**
 * Return whether the server has read just what is shown.
 *
 * @param {Scene} scene
 */
export function isAnswered({ picture: { reference }, state: { layout }, update: { meta: { pictures, answered } } }) {
  return reference === pictures.picture && answered === layoutText(layout)
}

/**
 * Return what an address calls the picture; "own" for a drawing that is not kept yet.
 *
 * @param {Scene} scene
 */
export function nameOf({ picture: { reference } }) {
  return reference ?? "own"
}
