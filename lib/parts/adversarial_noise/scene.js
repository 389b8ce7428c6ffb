/**
 * What the views draw from.
 *
 * @typedef {import("../kit/network/read_picture.js").Reading} Reading
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 * @typedef {import("./noises.js").Noise} Noise
 *
 * @typedef {object} Network
 * @property {string} id
 * @property {string} checkpoint
 * @property {string} title
 * @property {string | null} network where its file is, relative to the app
 * @property {string} noise where its noise is made, relative to the app
 * @property {string} score_name
 * @property {string} features the layer of class capsules; another one without capsules
 * @property {string} loss the name of the text for what it was trained to make small
 * @property {number | null} parameters
 * @property {number | null} accuracy
 * @property {[number, number] | null} interval
 * @property {number | null} images
 *
 * @typedef {object} Meta
 * @property {Network[]} networks
 * @property {import("./state.js").Dials} dials
 * @property {number} steps of the noise that goes to a class
 * @property {number} step_share the length of one, as a share of ε
 * @property {import("../kit/picture/chooser.js").Choice} pictures
 * @property {string} pair the name of the text that says why these two stand here; "" for others
 * @property {Record<string, string | null>} view
 *
 * @typedef {import("../kit/part.js").Update<Meta>} Update
 *
 * @typedef {object} Picture
 * @property {NumberArray} levels uint8 [height, width, channels]
 * @property {string | null} reference what an address calls it; null until the server keeps it
 * @property {readonly number[]} classes that it shows; none if nobody labelled it
 *
 * @typedef {object} Scene
 * @property {Update} update
 * @property {import("./state.js").State} state
 * @property {Picture} picture without noise
 * @property {Float32Array} image the same in [0, 1]
 * @property {ReadonlyMap<string, Noise>} noises of the networks that make some, by their ids
 * @property {string} trouble what the server said against making it; "" for nothing
 * @property {ReadonlyMap<string, Reading>} bases what each network in the browser reads without noise
 * @property {ReadonlyMap<string, Reading>} now what each reads with it
 * @property {ReadonlyMap<string, ReadonlyMap<number, Reading>>} sweeps what each reads by ε
 * @property {ReturnType<typeof import("../kit/network/readers.js").createReaders>} readers the networks in the browser
 */

import { placeOfLargest } from "../kit/maths.js"
import { withNoise } from "./maths.js"
import { OWN, targetOf } from "./state.js"

/**
 * Return every ε of the method.
 *
 * @param {Scene} scene
 */
export function dialOf({ update: { meta }, state }) {
  return meta.dials[state.method]
}

/**
 * Return the scores that a network gives the picture without noise; null if nobody has read it yet.
 *
 * @param {Scene} scene
 * @param {{ id: string }} network
 */
export function plainScores({ picture, sweeps, bases, update: { arrays, meta: { pictures } } }, { id }) {
  const sent = picture.reference === pictures.picture ? arrays[`scores-${id}`].data : null
  return bases.get(id)?.scores ?? sweeps.get(id)?.get(0)?.scores ?? sent
}

/**
 * Return the class of the picture: its label, else what a network reads in it without noise; −1 if that is not known yet.
 *
 * @param {Scene} scene
 * @param {{ id: string }} network
 */
export function shownBy(scene, network) {
  const { picture: { classes } } = scene
  return classes.length === 1 ? classes[0] : placeOfLargest(plainScores(scene, network) ?? [])
}

/**
 * Return the class that the steps are to go to.
 *
 * @param {Scene} scene
 */
export function nextAim(scene) {
  const { state, update: { meta: { networks, pictures } } } = scene
  return targetOf(state, shownBy(scene, networks[0]), pictures.classes.length)
}

/**
 * Return the class that the steps went to, or are to go to.
 *
 * @param {Scene} scene
 */
export function aimOf(scene) {
  const [noise] = scene.noises.values()
  return noise ? noise.label : nextAim(scene)
}

/**
 * Return the networks whose noise is shown.
 *
 * @param {Scene} scene
 */
export function makersOf({ state: { maker }, update: { meta: { networks } } }) {
  return maker === OWN ? networks : networks.filter(({ id }) => id === maker)
}

/**
 * Return the network that makes the noise for another one.
 *
 * @param {Scene} scene
 * @param {Network} network
 */
export function makerFor({ state: { maker }, update: { meta: { networks } } }, network) {
  return networks.find(({ id }) => id === maker) ?? network
}

/**
 * Return what a network receives; null as long as its noise is not there.
 *
 * @param {Scene} scene
 * @param {Network} network
 * @param {number} [epsilon]
 */
export function receivedBy(scene, network, epsilon = scene.state.epsilon) {
  const noise = scene.noises.get(makerFor(scene, network).id)
  return noise ? withNoise(noise, scene.image, epsilon, dialOf(scene)) : null
}

/**
 * Return what a network reads now: the browser's, or the server's where that cannot; undefined if neither is there.
 *
 * @param {Scene} scene
 * @param {Network} network
 */
export function readingOf({ readers, now, sweeps, state: { epsilon } }, { id }) {
  return readers.isAble(id) ? now.get(id) : sweeps.get(id)?.get(epsilon)
}

/**
 * Return what to show of a network: what it reads now, or, as long as there is no noise to read, what it reads without.
 *
 * @param {Scene} scene
 * @param {Network} network
 * @returns {Pick<Reading, "scores" | "drawn"> | null}
 */
export function shownReading(scene, network) {
  const reading = readingOf(scene, network)
  if (reading) return reading
  const isPlain = scene.picture.reference === null || scene.trouble !== ""
  const scores = isPlain && plainScores(scene, network)
  return scores ? { scores: /** @type {Float32Array} */ (scores), drawn: null } : null
}

/**
 * Return a network's readings of the picture with noise that the server made, by ε.
 *
 * @param {import("./noises.js").Served} served
 * @param {readonly number[]} dial
 * @returns {Map<number, Reading>}
 */
export function readingsFrom({ scores, drawn }, dial) {
  const classes = scores.shape[1]
  const size = drawn ? drawn.data.length / dial.length : 0
  return new Map(dial.map((epsilon, at) => [epsilon, {
    scores: /** @type {Float32Array} */ (scores.data.subarray(at * classes, (at + 1) * classes)),
    features: new Float32Array(0),
    drawn: drawn && { data: drawn.data.subarray(at * size, (at + 1) * size), shape: drawn.shape.slice(1) },
  }]))
}

/**
 * Return a text that is another one for other networks, or for other checkpoints of them.
 *
 * @param {Update} update
 */
export function networksOf({ meta: { networks } }) {
  return JSON.stringify(networks.map(({ id, checkpoint, network }) => [id, checkpoint, network]))
}
