/**
 * What the views draw from.
 *
 * @typedef {import("../kit/network/passes.js").Floats} Floats
 * @typedef {import("./reading.js").Reading} Reading
 *
 * @typedef {object} Mistake
 * @property {string} name
 * @property {"lengths" | "couplings" | "capsule" | "log"} where the instrument that shows it
 * @property {string} sound the line of code
 * @property {string} broken the line in its place
 *
 * @typedef {object} Meta
 * @property {Mistake[]} mistakes
 * @property {import("./reading.js").Made} made
 * @property {string[]} classes
 * @property {number} iterations
 * @property {Record<string, string>} servers where the server reads, by the checkpoint's name
 * @property {Record<string, { images: number, shares: Record<string, [number, number, number]> }>} measured by the checkpoint's name
 * @property {string[]} measuring the checkpoints that are being measured
 * @property {import("./state.js").View} view
 * @property {import("../kit/routed/choice.js").Choices} choices
 * @property {import("../kit/picture/chooser.js").Choice} pictures
 *
 * @property {string[]} read_before what an address calls the pictures that a link's network has read before
 *
 * @typedef {import("../kit/part.js").Update<Meta, { image: Floats, read_before?: Floats }>} Update
 *
 * @typedef {object} MeasuredShares
 * @property {number} images that were read
 * @property {{ name: string, share: number, low: number, high: number }[]} rows what is read right with each mistake, first without one,
 *   and the 95 % interval
 *
 * @typedef {object} Picture
 * @property {Floats} image [height, width, channels] in [0, 1]
 * @property {string | null} reference as the address calls it; null until a drawing is kept
 * @property {number[]} classes that it shows; none if nobody labelled it
 * @property {boolean} isMoving whether the pen is down
 *
 * @typedef {object} Logged a reading of a picture at rest
 * @property {number} number
 * @property {Picture} picture
 * @property {number} iterations
 * @property {string[]} mistakes in the network
 * @property {number[]} lengths
 * @property {import("./maths.js").Measures} measures
 *
 * @typedef {object} Scene
 * @property {Update} update
 * @property {import("./state.js").State} state
 * @property {{ iterations: number, checkpoint: string }} choice
 * @property {Picture} picture
 * @property {import("./found.js").Progress} progress of the case
 * @property {{ picture: Picture, iterations: number, checkpoint: string, broken: Reading, sound: Reading | null } | null} read
 *   what was read last
 * @property {Logged[]} log since the network was started
 * @property {boolean} isUnable whether nobody can read
 * @property {import("../kit/theme.js").Colours} colours
 */

import { placeOfLargest } from "../kit/maths.js"
import { NONE, hiddenIn } from "./cases.js"
import { lastLengths, measuresOf } from "./maths.js"

/** Rows of the log. */
const MOST_LOGGED = 200

/** @param {Scene} scene */
export function namesOf({ update: { meta } }) {
  return meta.mistakes.map(({ name }) => name)
}

/** Return what is hidden in the case: the name of a mistake, or NONE. @param {Scene} scene */
export function hiddenOf(scene) {
  return hiddenIn(scene.state.number, namesOf(scene))
}

/** Return the mistakes that the network has. @param {Scene} scene */
export function mistakesOf(scene) {
  if (scene.state.look === "switches") return scene.state.switched
  return [hiddenOf(scene)].filter((name) => name !== NONE)
}

/**
 * Return what was measured of the chosen checkpoint; null if nothing was.
 *
 * @param {Pick<Scene, "update" | "choice">} scene
 * @returns {MeasuredShares | null}
 */
export function measuredOf({ update: { meta }, choice: { checkpoint } }) {
  if (!(checkpoint in meta.measured)) return null
  const { images, shares } = meta.measured[checkpoint]
  const rows = [NONE, ...meta.mistakes.map(({ name }) => name)].map((name) => {
    const [share, low, high] = shares[name]
    return { name, share, low, high }
  })
  return { images, rows }
}

/** Return whether the learner knows which mistakes there are. @param {Scene} scene */
export function isOpen({ state, progress }) {
  return state.look === "switches" || progress.end !== ""
}

/** Return whether the sound network stands beside the broken one. @param {Scene} scene */
export function showsSound(scene) {
  return isOpen(scene) || scene.progress.isHelped
}

/**
 * Return the log with what was read, if the picture is at rest.
 *
 * @param {Logged[]} log
 * @param {{ picture: Picture, iterations: number, broken: Reading }} read
 * @param {string[]} mistakes
 * @returns {Logged[]}
 */
export function withRead(log, { picture, iterations, broken }, mistakes) {
  if (picture.isMoving) return log
  const number = (log.at(-1)?.number ?? 0) + 1
  const read = { number, picture, iterations, mistakes, lengths: lastLengths(broken.lengths), measures: measuresOf(broken) }
  return [...log, read].slice(-MOST_LOGGED)
}

/**
 * Return the last two readings of one picture in as many iterations that differ, the earlier first; null if there are none.
 *
 * @param {readonly Logged[]} log
 * @returns {[Logged, Logged] | null}
 */
export function changedReadings(log) {
  for (let later = log.length - 1; later > 0; later -= 1) {
    for (let earlier = later - 1; earlier >= 0; earlier -= 1) {
      const [one, other] = [log[earlier], log[later]]
      const isSame = one.picture.image.data === other.picture.image.data && one.iterations === other.iterations
      if (isSame && one.lengths.some((length, at) => Math.abs(length - other.lengths[at]) > 1e-4)) return [one, other]
    }
  }
  return null
}

/** Return the class that a reading names. @param {Reading} reading */
export function namedBy(reading) {
  return placeOfLargest(lastLengths(reading.lengths))
}

/** Return what the picture is called in a file. @param {Picture} picture */
export function nameOfPicture({ reference }) {
  return reference ?? "own"
}
