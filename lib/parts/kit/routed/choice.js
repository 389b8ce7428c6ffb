/**
 * What a learner has chosen to route, in which network and how often.
 *
 * @typedef {import("../network/passes.js").Floats} Floats
 *
 * @typedef {object} Picture
 * @property {string | null} reference what an address calls it; null until the server keeps it
 * @property {Floats} image [height, width, channels] in [0, 1], as the network receives it
 * @property {number[]} classes that it shows; none if nobody labelled it
 * @property {boolean} isMoving whether another one follows at once, as while the pen is down
 *
 * @typedef {object} Choice
 * @property {number} iterations
 * @property {string} checkpoint its name
 * @property {Picture | null} picture null for the one that the server sent
 * @property {readonly number[]} [off] the primary capsules that are switched off, in order; none if left out
 * @property {boolean} [isPainting] whether a brush switches others off or on in a moment
 *
 * @typedef {object} Choices what the server says of what it sent, and what else there is
 * @property {string} run
 * @property {string} picture its reference
 * @property {string} checkpoint
 * @property {{ name: string, label: string, network: string | null }[]} checkpoints the one that is shown before any choice first
 * @property {number | null} trained_with the number of iterations in training; null for a kind that makes one pass
 * @property {number} most_iterations
 * @property {number} answers how many classes the network names
 * @property {number[]} [off] the primary capsules that are switched off, in order; none if left out
 *
 * @typedef {object} Origin
 * @property {string} run
 * @property {string} checkpoint its name
 * @property {string} picture what an address calls it
 * @property {number[]} shows the classes that it shows; none if nobody labelled it
 *
 * @typedef {object} Sent
 * @property {Choices} choices
 * @property {number} iterations
 */

import { rangesText } from "../ranges.js"

/**
 * Return the choice once the server has sent something: the learner's stays, unless it was made for another run or is not
 * there any more.
 *
 * @param {Choice | null} choice
 * @param {Sent | null} before
 * @param {Sent} sent
 * @returns {Choice}
 */
export function nextChoice(choice, before, sent) {
  const { choices: { run, checkpoint, checkpoints, off = [] }, iterations } = sent
  const isKept = choice && run === before?.choices.run && checkpoints.some(({ name }) => name === choice.checkpoint)
  return isKept ? choice : { iterations, checkpoint, picture: null, off }
}

/**
 * Return whether the server has sent just what is chosen.
 *
 * @param {Choice} choice
 * @param {Sent} sent
 */
export function isSent({ iterations, checkpoint, picture, off }, sent) {
  return iterations === sent.iterations && checkpoint === sent.choices.checkpoint && offText(off) === offText(sent.choices.off)
    && (picture === null || picture.reference === sent.choices.picture)
}

/**
 * Return what a routing depends on, beside the run; see `areSame`.
 *
 * @param {Choice} choice
 * @param {Choices} choices
 */
export function basisOf({ iterations, checkpoint, picture, off }, choices) {
  return { iterations, checkpoint, picture: picture?.image ?? choices.picture, off: offText(off) }
}

/** @typedef {ReturnType<typeof basisOf>} Basis */

/**
 * @param {Basis} one
 * @param {Basis} other
 */
export function areSame(one, other) {
  return one.iterations === other.iterations && one.checkpoint === other.checkpoint && one.picture === other.picture && one.off === other.off
}

/** @param {readonly number[]} [off] */
function offText(off = []) {
  return rangesText(off)
}

/**
 * Return whether another choice follows at once, as while a pen or a brush is down.
 *
 * @param {Choice} choice
 */
export function isMoving({ picture, isPainting = false }) {
  return isPainting || (picture?.isMoving ?? false)
}

/**
 * Return the nearest number of iterations that there is; `otherwise` for what is no number.
 *
 * @param {number} wanted
 * @param {Choices} choices
 * @param {number} otherwise
 */
export function possibleIterations(wanted, { trained_with: trainedWith, most_iterations: most }, otherwise) {
  if (trainedWith === null || !Number.isFinite(wanted)) return otherwise
  return Math.min(Math.max(Math.round(wanted), 1), most)
}

/**
 * Return the address of the chosen network; null if it is not sent to browsers.
 *
 * @param {Pick<Choice, "checkpoint">} choice
 * @param {Choices} choices
 */
export function networkOf({ checkpoint }, { checkpoints }) {
  return checkpoints.find(({ name }) => name === checkpoint)?.network ?? null
}

/**
 * Return the parameters of the address that bring a learner back to the choice.
 *
 * @param {Choice} choice
 * @param {Choices} choices
 * @returns {import("../address.js").Changes}
 */
export function addressOfChoice({ iterations, checkpoint, picture, off }, { trained_with: trainedWith, checkpoints }) {
  return {
    iterations: trainedWith === null || iterations === trainedWith ? null : iterations,
    checkpoint: checkpoint === checkpoints[0].name ? null : checkpoint,
    off: offText(off) || null,
    ...(picture?.reference && { image: picture.reference }),
  }
}

/**
 * Return what has been routed.
 *
 * @param {Choice} choice
 * @param {{ choices: Choices, pictures: { labels: number[] } | null }} sent
 * @returns {Origin}
 */
export function originOf({ checkpoint, picture }, { choices, pictures }) {
  const { run, picture: sent } = choices
  if (!picture) return { run, checkpoint, picture: sent, shows: pictures?.labels ?? [] }
  return { run, checkpoint, picture: picture.reference ?? "own", shows: picture.classes } // a drawing has no name until it is kept
}

/**
 * Return a key for the question about a picture: each picture has one of its own in each network.
 *
 * @param {Choices} choices
 * @param {Choice} choice
 * @param {Floats} image
 */
export function questionOf({ run }, { checkpoint }, { data }) {
  let hash = 0x811c9dc5 // FNV-1a over the grey levels
  for (const value of data) hash = Math.imul(hash ^ Math.round(255 * value), 0x01000193)
  return `${run} ${checkpoint} ${(hash >>> 0).toString(16)}`
}
