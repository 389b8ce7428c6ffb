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
import { outcomeOf, wholeOrder } from "./maths.js"
import { layoutText } from "./state.js"

/**
 * Return the tries with that of the latest answers, once each; the whole picture is no try.
 *
 * @param {readonly Try[]} tries
 * @param {import("./view.js").Meta} meta the networks' answers to one layout
 * @returns {readonly Try[]}
 */
export function withTry(tries, { question, cut, order, runs }) {
  const about = `${question} ${layoutText({ cut, order })}`
  if (layoutText({ cut, order }) === layoutText({ cut, order: wholeOrder(cut) })) return tries
  if (tries.some((one) => one.about === about)) return tries
  const answers = runs.map(({ whole }) => placeOfLargest(whole))
  return [...tries, {
    about,
    scores: runs.map(({ whole, now }, at) => [whole[answers[at]], now[answers[at]]]),
    kept: runs.map((run) => outcomeOf(run) !== "other"),
  }]
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
