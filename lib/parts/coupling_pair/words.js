/** What is asked and said of two pictures' couplings. */

import { countedCapsule } from "../kit/capsules/geometry.js"
import { fill, joinBoth, joinSentences } from "../kit/text.js"
import { HIGH, LOW, outcomeOf } from "./state.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */

const DIGITS = 4 // of couplings

/**
 * Return what a picture is called in a sentence, with the class that it shows as far as that is known.
 *
 * @param {Update} update
 * @param {import("./scene.js").Picture} picture
 */
export function nameOf({ labels, meta: { classes } }, { reference, classes: shows }) {
  if (!reference?.startsWith("test-")) return labels.own_picture
  const number = reference.slice("test-".length)
  if (shows.length === 0) return fill(labels.test_alone, { number })
  return fill(labels.test_picture, { number, class: joinBoth(labels, shows.map((at) => classes[at])) })
}

/**
 * Return what one can guess of how strongly the couplings correlate.
 *
 * @param {Update} update
 * @param {import("./state.js").Guess} guess
 */
export function guessText({ labels, numbers: { decimals } }, guess) {
  const [low, high] = [decimals(LOW, 1), decimals(HIGH, 1)]
  if (guess === "low") return fill(labels.guess_low, { low })
  return guess === "middle" ? fill(labels.guess_middle, { low, high }) : fill(labels.guess_high, { high })
}

/**
 * Return what the comparison says, after what was guessed.
 *
 * @param {Scene} scene
 * @param {import("./state.js").Guess | null} guess
 */
export function answerText({ update, pair, alike: { difference, correlation }, uniform }, guess) {
  const { labels, numbers: { decimals }, meta: { kind, typical } } = update
  if (!kind.decides) return fill(labels.undecided, { uniform: decimals(uniform, 2) })
  const guessed = guess && correlation !== null
    && fill(outcomeOf(correlation) === guess ? labels.guessed_right : labels.guessed_open, { guess: guessText(update, guess) })
  const names = { first: nameOf(update, pair[0]), second: nameOf(update, pair[1]) }
  const found = correlation === null
    ? fill(labels.found_flat, { ...names, difference: decimals(difference, DIGITS) })
    : fill(labels.found, { ...names, difference: decimals(difference, DIGITS), correlation: decimals(correlation, 3) })
  const usual = typical?.alike && typical.different && fill(labels.usual, {
    alike: decimals(typical.alike.difference[1], DIGITS), different: decimals(typical.different.difference[1], DIGITS),
  })
  return joinSentences([guessed, found, usual || labels.unmeasured, kind.priors && labels.priors])
}

/**
 * Return what a capsule's couplings are, in both pictures.
 *
 * @param {Scene} scene
 * @param {number} capsule
 */
export function capsuleText({ update: { labels, numbers: { decimals }, meta: { geometry, classes } }, maps, shown }, capsule) {
  return fill(labels.capsule, {
    ...countedCapsule(geometry, capsule),
    first: decimals(maps[0][capsule], DIGITS),
    first_class: classes[shown[0]],
    second: decimals(maps[1][capsule], DIGITS),
    second_class: classes[shown[1]],
  })
}
