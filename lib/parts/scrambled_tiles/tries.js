/**
 * What a learner's tries with the same networks say: in how many orders of the tiles each network kept its answer.
 *
 * @typedef {object} Try one order of one picture's tiles
 * @property {string} about names picture and order
 * @property {[whole: number, now: number][]} scores of the class that each network reads in the whole picture
 * @property {boolean[]} kept whether each network reads the same in the tiles
 *
 * @typedef {{ kept: number, whole: number, now: number }} Record
 *   how many tries one network's answer outlived, and the mean scores of its answer, whole and in the tiles
 */

import { placeOfLargest } from "../kit/maths.js"
import { outcomeOf } from "./maths.js"
import { allOf, scoresOf } from "./scene.js"
import { isWhole, layoutText } from "./state.js"

/**
 * Return what is shown as a try; null before all networks have read it, of a drawing that is not kept yet, and of the whole picture.
 *
 * @param {import("./scene.js").Scene} scene
 * @returns {Try | null}
 */
export function tryOf(scene) {
  const { picture: { reference }, state: { layout } } = scene
  const pairs = allOf(scene)
  if (pairs === null || reference === null || isWhole(layout)) return null
  const read = pairs.map(scoresOf)
  const answers = read.map(({ whole }) => placeOfLargest(whole))
  return {
    about: `${reference} ${layoutText(layout)}`,
    scores: read.map(({ whole, now }, at) => [whole[answers[at]], now[answers[at]]]),
    kept: read.map((one) => outcomeOf(one) !== "other"),
  }
}

/**
 * Return the tries with the newest, once each.
 *
 * @param {readonly Try[]} tries
 * @param {Try} newest
 * @returns {readonly Try[]}
 */
export function withTry(tries, newest) {
  return tries.some(({ about }) => about === newest.about) ? tries : [...tries, newest]
}

/**
 * Return each network's record.
 *
 * @param {readonly Try[]} tries at least one
 * @returns {Record[]}
 */
export function recordsOf(tries) {
  return tries[0].kept.map((_, run) => {
    /** @param {0 | 1} which */
    const mean = (which) => tries.reduce((sum, { scores }) => sum + scores[run][which], 0) / tries.length
    return { kept: tries.filter(({ kept }) => kept[run]).length, whole: mean(0), now: mean(1) }
  })
}

/**
 * Return what the tries have in common: every answer was kept, none was, or some were.
 *
 * @param {readonly Try[]} tries
 * @returns {"all" | "none" | "some"}
 */
export function verdictOf(tries) {
  const kept = tries.flatMap((one) => one.kept)
  return kept.every(Boolean) ? "all" : kept.some(Boolean) ? "some" : "none"
}
