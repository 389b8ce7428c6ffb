/** Writes what is said of the map. */

import { fill, fillPlural, joinClauses, joinSentences } from "../kit/text.js"
import { surroundings } from "./maths/neighbours.js"
import { classesOf } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */

const DIGITS = 2 // of a distance

/**
 * Return whether the learner's digit lies among those of one class, as the choice of the question that is right.
 *
 * @param {Scene} scene
 */
export function outcomeOf({ near, digits }) {
  return near && surroundings(near.all, classesOf(digits)).isAmongOne ? "one" : "between"
}

/**
 * Return what is near the learner's digit, after what was guessed.
 *
 * @param {Scene} scene
 * @param {string} guess "one", "between", or anything else for none
 */
export function readingText(scene, guess) {
  const { near, digits, update: { labels, plurals, language, numbers, meta: { classes } } } = scene
  if (!near) return ""
  const { label, count, of } = surroundings(near.all, classesOf(digits))
  const outcome = outcomeOf(scene)
  const text = (/** @type {string} */ id) => labels[`guess_${id}`]
  const isGuess = guess === "one" || guess === "between"
  return joinSentences([
    isGuess && fill(guess === outcome ? labels.guessed_right : labels.guessed_wrong, { guess: text(guess), outcome: text(outcome) }),
    fillPlural(plurals.around, count, language, { of, name: classes[near.shown], label: classes[label] }),
    near.all.length > 0 && fill(labels.nearest, { distance: numbers.decimals(near.all[0].distance, DIGITS) }),
    near.own >= 0 && fill(labels.is_own, { number: near.own, label: classes[classesOf(digits)[near.own]] }),
  ])
}

/**
 * Return what the map is, in one or two sentences.
 *
 * @param {Scene} scene
 */
export function explanation({ pca, digits, places, state: { of, dims }, update: { labels, numbers, meta: { answers } } }) {
  const count = of === null ? classesOf(digits).length : classesOf(digits).filter((label) => label === of).length
  const share = pca?.shares.reduce((sum, own) => sum + own, 0) ?? 0
  return joinSentences([
    pca ? fill(labels.explain_pca, { dims, count: numbers.grouped(count), share: numbers.percent(share) })
      : fill(labels.explain_umap, { count: places.length }),
    of === null && labels.capsules,
    answers > 1 && labels.pairs,
  ])
}

/**
 * Return what is known of a test digit: its number and class, how it is read if that is another, and how far away it is.
 *
 * @param {Scene} scene
 * @param {number} place
 */
export function digitText({ near, digits: { labels: { data }, predicted }, update: { labels, numbers, meta } }, place) {
  const { classes, answers } = meta
  const isRight = predicted.data[place] === data[place] || answers > 1 // of two classes it may have read the other one
  const distance = near?.all.find((one) => one.place === place)?.distance
  return joinClauses(labels, [
    fill(labels.pointed_text, { number: place, label: classes[data[place]] }),
    ...(isRight ? [] : [fill(labels.read_as, { label: classes[predicted.data[place]] })]),
    ...(distance === undefined ? [] : [fill(labels.away, { distance: numbers.decimals(distance, DIGITS) })]),
  ])
}

/**
 * Return what was measured, with its unit.
 *
 * @param {import("./scene.js").Update} update
 * @param {import("../kit/digit/properties.js").Property} property
 * @param {number} value
 */
export function measureText({ labels, plurals, language, numbers }, property, value) {
  if (property === "slant") return fill(labels.degrees, { value: numbers.decimals(value, 0) })
  if (property === "ink") return fill(labels.ink_unit, { value: numbers.decimals(value, 0) })
  return fillPlural(plurals.pixels, Number(value.toFixed(1)), language, { value: numbers.decimals(value, 1) })
}

/**
 * Return the distance as it stands below a picture.
 *
 * @param {Scene} scene
 * @param {number} distance
 */
export function distanceText({ update: { numbers } }, distance) {
  return numbers.decimals(distance, DIGITS)
}
