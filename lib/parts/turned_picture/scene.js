/**
 * What the views draw from.
 *
 * @typedef {import("../kit/network/read_picture.js").Reading} Reading
 * @typedef {import("../kit/unpack.js").NumberArray} NumberArray
 *
 * @typedef {object} Network
 * @property {string} id
 * @property {string} checkpoint its name
 * @property {string} title
 * @property {string | null} network where its file is, relative to the app
 * @property {string} score_name
 * @property {string} features the layer that is compared
 * @property {number} numbers of that layer; of one capsule
 * @property {{ layer: string, numbers: number } | null} pooled its last pooling layer, where it has no capsules
 * @property {number | null} trained_with the number of iterations in training; null for a network that does not iterate
 * @property {number | null} parameters
 * @property {number | null} accuracy
 * @property {[number, number] | null} interval
 * @property {number | null} images
 *
 * @typedef {object} Meta
 * @property {Network[]} networks
 * @property {import("./state.js").Dial[]} dials
 * @property {import("../kit/picture/chooser.js").Choice} pictures
 * @property {string} pair the name of the text that says why these two stand here; "" for others
 * @property {Record<string, string | null>} view
 * @property {number | null} iterations that the server has read with; null for as many as in training
 * @property {import("./state.js").Values | null} answered where the dials stood when the server read the picture; null for as it is
 *
 * @typedef {Network & { isPooled: boolean, iterations: number | null }} Read a network as it is read: by which layer, and with how many iterations
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
 * @property {readonly Read[]} networks
 * @property {Picture} picture as it was
 * @property {NumberArray} turned as the dials make it
 * @property {ReadonlyMap<string, Reading>} now what each network reads, by its id
 * @property {ReadonlyMap<string, Reading>} bases what each read in the picture as it was
 * @property {ReadonlyMap<string, ReadonlyMap<number, Reading>>} sweeps what each reads by the value of the dial
 * @property {string} shown is another text for other curves
 * @property {ReturnType<typeof import("../kit/network/readers.js").createReaders>} readers the networks in the browser
 */

import { subjectOf as subjectAmong, vectorOf } from "../kit/network/compared.js"
import { placeOfLargest } from "../kit/maths.js"
import { cosineOf, lengthOf } from "../kit/vectors.js"
import { FEATURES, usualOf } from "./state.js"

/**
 * Return the networks as they are read.
 *
 * @param {readonly Network[]} networks
 * @param {import("./state.js").State} state
 * @returns {Read[]}
 */
export function networksOf(networks, { feature, iterations }) {
  return networks.map((network) => {
    const pooled = feature === FEATURES[0] ? network.pooled : null
    const isOther = network.trained_with !== null && network.trained_with !== iterations
    return { ...network, ...(pooled && { features: pooled.layer, numbers: pooled.numbers }), isPooled: pooled !== null,
      iterations: isOther ? iterations : null }
  })
}

/**
 * Return the dial that the curves are drawn over.
 *
 * @param {Scene} scene
 */
export function dialOf({ update: { meta: { dials } }, state }) {
  return dials.find(({ name }) => name === state.dial) ?? dials[0]
}

/**
 * Return the class that is followed: that of the picture, else the one that the network reads in the picture as it was.
 *
 * @param {Scene} scene
 * @param {Network} network
 */
export function subjectOf({ picture: { classes }, bases, update: { arrays } }, { id }) {
  return subjectAmong(classes, bases.get(id)?.scores ?? arrays[`scores-${id}`].data)
}

/**
 * Return what the curves show of a reading; null before the picture as it was is read.
 *
 * @param {Scene} scene
 * @param {Network} network
 * @param {Reading} reading
 */
export function measuresOf(scene, network, reading) {
  const base = scene.bases.get(network.id)
  const subject = subjectOf(scene, network)
  if (!base || base.features.length === 0) return null
  const [before, after] = [base, reading].map((one) => vectorOf(network, one, subject))
  return {
    which: placeOfLargest(reading.scores),
    score: reading.scores[subject],
    cosine: cosineOf(before, after),
    length: lengthOf(after) / lengthOf(before),
  }
}

/**
 * Return the swept readings of a network by the dial's value, in order.
 *
 * @param {Scene} scene
 * @param {string} id
 */
export function sweptOf({ sweeps }, id) {
  return [...(sweeps.get(id) ?? [])].sort(([one], [other]) => one - other)
}

/**
 * Return whether the server has read just what is shown.
 *
 * @param {Scene} scene
 */
export function isAnswered({ picture: { reference }, state: { values, iterations }, update: { meta } }) {
  const { pictures, answered, dials } = meta
  const read = answered ?? usualOf(dials)
  return reference === pictures.picture && meta.iterations === iterations && dials.every(({ name }) => read[name] === values[name])
}

/**
 * Return a text that is another one for other networks, or for other checkpoints of them.
 *
 * @param {Update} update
 */
export function readersOf({ meta: { networks } }) {
  return JSON.stringify(networks.map(({ id, network }) => [id, network]))
}
