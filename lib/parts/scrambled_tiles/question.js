/** Asks once a picture what the first network reads in the parts, and then shows the answer. */

import { placeOfLargest } from "../kit/maths.js"
import { SKIPPED, drawQuestion, rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { fill, fillPlural, joinSentences } from "../kit/text.js"
import { outcomeOf } from "./maths.js"
import { allOf, newestOf, scoresOf } from "./scene.js"
import { isInOrder, isWhole, layoutText } from "./state.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{ answer: string, about: string }} Guess a guess, and the picture and layout that it was about */

/** @type {WeakMap<object, string>} what each question is about */
const asked = new WeakMap()

/**
 * Show the question or the answer; a guess about another layout is not judged.
 *
 * @param {{ question: import("../kit/question.js").QuestionNodes }} view
 * @param {Scene} scene
 * @param {Guess | null} guess
 * @param {(guess: Guess) => void} onGuess
 */
export function drawTilesQuestion({ question }, scene, guess, onGuess) {
  const { update: { meta, labels }, picture: { reference }, state: { layout }, of } = scene
  const name = reference?.startsWith("own") ? null : reference // of drawings, which change with every stroke, it is asked once
  const key = `capsule-lab-scrambled-${meta.networks[0].id} ${name ?? "own"}`
  const about = `${of} ${layoutText(layout)}`
  if (isWhole(layout)) return drawQuestion(question, labels.together)
  const isAsking = question.root.classList.contains("asking")
  if (rememberedAnswer(key) !== null) {
    const text = textOfAnswer(scene, guess?.about === about ? guess.answer : SKIPPED)
    if (text !== null || isAsking || question.text.textContent === "") drawQuestion(question, text ?? labels.waits)
    return
  }
  const first = newestOf(scene, meta.networks[0])
  if (!first) { // nothing is asked before its answer is known
    if (isAsking && asked.get(question) === key) return
    drawQuestion(question, labels.waits)
    question.root.classList.add("asking")
    return
  }
  asked.set(question, key)
  const { whole } = scoresOf(first)
  drawQuestion(question, {
    text: fill(isInOrder(layout.order) ? labels.question_moved : labels.question,
      { run: meta.networks[0].title, name: meta.pictures.classes[placeOfLargest(whole)], parts: layout.cut ** 2 }),
    choices: Object.entries(choiceTexts(scene, first)).map(([id, text]) => ({ id, text })),
    skip: labels.skip, testid: "tiles-guess",
    onAnswer(answer) {
      rememberAnswer(key, answer)
      onGuess({ answer, about })
    } })
}

/**
 * @param {Scene} scene
 * @param {import("./scene.js").Pair} first
 * @returns {Record<string, string>} by outcome
 */
function choiceTexts({ update: { meta: { pictures: { classes } }, labels } }, { whole }) {
  const name = classes[placeOfLargest(whole.scores)]
  return { still: fill(labels.guess_still, { name }), less: fill(labels.guess_less, { name }), other: labels.guess_other }
}

/**
 * Return what became of the guess and of all answers; null before all are known.
 *
 * @param {Scene} scene
 * @param {string} answer
 */
function textOfAnswer(scene, answer) {
  const { labels, plurals, language } = scene.update
  const pairs = allOf(scene)
  if (!pairs) return null
  const texts = choiceTexts(scene, pairs[0])
  const outcomes = pairs.map((pair) => outcomeOf(scoresOf(pair)))
  const verdict = answer !== SKIPPED && fill(answer === outcomes[0] ? labels.guessed_right : labels.guessed_wrong,
    { guess: texts[answer], outcome: texts[outcomes[0]] })
  const changed = outcomes.filter((outcome) => outcome === "other").length
  return joinSentences([verdict, fillPlural(plurals.changed, pairs.length, language, { changed }), labels.one_picture])
}
