/**
 * What the views draw from.
 *
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 *
 * @typedef {{ area: number, low: number, high: number }} Apart how far a number tells digits from a kind of pictures
 *
 * @typedef {object} KindSummary
 * @property {number} count
 * @property {Apart | null} by_score
 * @property {Apart | null} by_distance
 * @property {number | null} distance the median
 * @property {number | null} both_highest
 * @property {number | null} both_long
 *
 * @typedef {object} Network
 * @property {string} id
 * @property {string} checkpoint
 * @property {string} title
 * @property {string | null} network where its file is, relative to the app
 * @property {string} score_name
 * @property {import("../kit/presence.js").Presence} presence
 * @property {number | null} parameters
 * @property {number | null} accuracy
 * @property {[number, number] | null} interval
 * @property {number | null} images
 * @property {{ threshold: number | null, kinds: Record<string, KindSummary> } | null} measured
 *
 * @typedef {object} Meta
 * @property {Network[]} networks
 * @property {import("./state.js").Kind[]} kinds
 * @property {import("../kit/picture/chooser.js").Choice} pictures
 * @property {boolean} is_fair_pair
 * @property {Record<string, string | null>} view
 * @property {string | null} answered the reference of the picture that the server read
 *
 * @typedef {import("../kit/part.js").Update<Meta>} Update
 *
 * @typedef {object} Picture
 * @property {NumberArray} levels uint8 [height, width, channels]
 * @property {string | null} reference what the server calls it; null until the server keeps it
 * @property {readonly number[]} digits that it shows, as far as they are known
 *
 * @typedef {object} Said
 * @property {NumberArray} of the picture
 * @property {Float32Array} scores of each class
 * @property {Float32Array | null} drawn [height · width · channels] in [0, 1]
 *
 * @typedef {object} Scene
 * @property {Update} update
 * @property {import("./state.js").State} state
 * @property {Picture | null} picture null until it arrives, or if it is not here
 * @property {ReadonlyMap<string, Said>} said what each network says of it in the browser, by its id
 * @property {ReturnType<typeof import("../kit/network/readers.js").createReaders>} readers the networks in the browser
 */

import { placeOfLargest } from "../kit/maths.js"
import { DIGIT } from "./state.js"

/**
 * Return what a network says of the picture that is shown, or said of the one before until that is known.
 *
 * @param {Scene} scene
 * @param {Network} network
 */
export function lastSaidBy(scene, network) {
  return saidBy(scene, network) ?? (scene.picture && scene.readers.isAble(network.id) ? scene.said.get(network.id) ?? null : null)
}

/**
 * Return what a network says of the picture that is shown: in the browser, else as the server read it; null if that is not known.
 *
 * @param {Scene} scene
 * @param {Network} network
 * @returns {Said | null}
 */
export function saidBy({ update: { meta, arrays }, picture, said, readers }, { id }) {
  if (!picture) return null
  const { levels } = picture
  if (readers.isAble(id)) return said.get(id)?.of === levels ? said.get(id) ?? null : null
  const scores = arrays[`scores-${id}`]
  if (!scores || meta.answered !== picture.reference) return null
  return { of: levels, scores: Float32Array.from(scores.data), drawn: arrays[`drawn-${id}`] ? Float32Array.from(arrays[`drawn-${id}`].data) : null }
}

/**
 * Return the class with the largest score, that score, and whether the network answers at all.
 *
 * @param {Said} said
 * @param {number} threshold
 */
export function answerOf({ scores }, threshold) {
  const which = placeOfLargest(scores)
  return { which, score: scores[which], isAnswer: scores[which] >= threshold }
}

/**
 * Return the kinds that were measured of any network, in order, digits last.
 *
 * @param {Scene} scene
 */
export function measuredKinds({ update: { meta: { kinds, networks } } }) {
  return kinds.filter(({ name }) => networks.some(({ measured }) => measured && name in measured.kinds))
}

/**
 * Return the networks of which digits and more were measured.
 *
 * @param {Scene} scene
 */
export function measuredNetworks({ update: { meta: { networks } } }) {
  return networks.filter(({ measured }) => measured && DIGIT in measured.kinds)
}

/**
 * Return the largest score of each picture of a kind; null if they were not measured.
 *
 * @param {Scene} scene
 * @param {Network} network
 * @param {string} kind
 */
export function largestOf({ update: { arrays } }, { id }, kind) {
  return arrays[`largest-${id}-${kind}`]?.data ?? null
}

/**
 * Return the network that the question is about: the first one without capsules, else the first one.
 *
 * @param {Scene} scene
 */
export function askedNetwork({ update: { meta: { networks } } }) {
  return networks.find(({ score_name: scoreName }) => scoreName === "probabilities") ?? networks[0]
}

/**
 * Return a text that is another one for other networks, or for other checkpoints of them.
 *
 * @param {Update} update
 */
export function readersOf({ meta: { networks } }) {
  return JSON.stringify(networks.map(({ id, network, checkpoint }) => [id, checkpoint, network]))
}
