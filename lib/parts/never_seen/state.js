/**
 * Which picture is shown, and from what score on a network counts as answering.
 *
 * @typedef {object} Kind
 * @property {string} name
 * @property {number} count how many pictures there are
 * @property {string | null} address where they are, relative to the app; null if they are not here
 *
 * @typedef {object} State
 * @property {string} kind
 * @property {number} number of the picture, from 1; of every kind but digits, which the chooser of pictures has
 * @property {number} threshold in [0, 1]
 */

/** Test images and drawings. */
export const DIGIT = "digit"
export const PAIR = "pair"
export const LETTER = "letter"
export const USUAL_THRESHOLD = 0.5
const USUAL_NUMBER = 2 // the letter B
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/**
 * @param {Record<string, string | null | undefined>} view what the address says
 * @param {readonly Kind[]} kinds
 * @returns {State}
 */
export function startingState(view, kinds) {
  const kind = (kinds.find(({ name }) => name === view.kind) ?? kinds[0]).name
  const state = { kind, number: USUAL_NUMBER, threshold: USUAL_THRESHOLD }
  return withThreshold(withNumber(state, kinds, Number(view.number ?? USUAL_NUMBER)), Number(view.threshold ?? USUAL_THRESHOLD))
}

/**
 * @param {State} state
 * @param {string} kind
 * @returns {State}
 */
export function withKind(state, kind) {
  return { ...state, kind }
}

/**
 * Return the state with the picture of this number, or with the first or last one instead of what is beyond them.
 *
 * @param {State} state
 * @param {readonly Kind[]} kinds
 * @param {number} number
 * @returns {State}
 */
export function withNumber(state, kinds, number) {
  const most = Math.min(...kinds.filter(({ name }) => name !== DIGIT).map(({ count }) => count))
  return Number.isFinite(number) ? { ...state, number: Math.min(Math.max(Math.round(number), 1), most) } : state
}

/**
 * @param {State} state
 * @param {number} threshold
 * @returns {State}
 */
export function withThreshold(state, threshold) {
  return Number.isFinite(threshold) ? { ...state, threshold: Math.round(100 * Math.min(Math.max(threshold, 0), 1)) / 100 } : state
}

/**
 * Return the letter of a picture: A to Z again and again.
 *
 * @param {State} state
 */
export function letterOf({ number }) {
  return LETTERS[(number - 1) % LETTERS.length]
}

/**
 * Return the number of the picture with another letter in the same round.
 *
 * @param {State} state
 * @param {string} letter
 */
export function numberOfLetter({ number }, letter) {
  return number - ((number - 1) % LETTERS.length) + LETTERS.indexOf(letter)
}

/** Return all letters, in order. */
export function letters() {
  return [...LETTERS]
}

/**
 * Return the parameters of the address that bring a learner back.
 *
 * @param {State} state
 * @param {readonly Kind[]} kinds
 * @returns {import("../kit/address.js").Changes}
 */
export function addressOf({ kind, number, threshold }, kinds) {
  return {
    kind: kind === kinds[0].name ? null : kind,
    number: number === USUAL_NUMBER ? null : number,
    threshold: threshold === USUAL_THRESHOLD ? null : threshold,
  }
}

/**
 * Return what the server calls the picture that is shown.
 *
 * @param {State} state
 * @param {string | null} digit the reference of the digit or drawing; null of a drawing that is not kept yet
 */
export function referenceOf({ kind, number }, digit) {
  return kind === DIGIT ? digit : `${kind}-${number}`
}
