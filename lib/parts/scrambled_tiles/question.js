/** Asks once a picture what the first network reads in the parts, and then shows the answer. */

import { placeOfLargest } from "../kit/maths.js"
import { SKIPPED, drawQuestion, rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { fill, fillPlural, joinSentences } from "../kit/text.js"
import { outcomeOf } from "./maths.js"
import { layoutText } from "./state.js"

/** @typedef {import("./view.js").Update} Update */
/** @typedef {{ answer: string, about: string }} Guess a guess, and the layout that it was about */

/**
 * Show the question or the answer; a guess about another layout is not judged.
 *
 * @param {import("./view.js").View} view
 * @param {Update} update
 * @param {Guess | null} guess
 * @param {(guess: Guess) => void} onGuess
 */
export function drawTilesQuestion({ question }, update, guess, onGuess) {
  const { meta, labels } = update
  const key = `capsule-lab-scrambled-${meta.question}`
  if (rememberedAnswer(key) !== null) {
    drawQuestion(question, textOfAnswer(update, guess?.about === layoutText(meta) ? guess.answer : SKIPPED))
    return
  }
  const [{ title, whole }] = meta.runs
  drawQuestion(question, {
    text: fill(labels.question, { run: title, name: meta.classes[placeOfLargest(whole)], parts: meta.cut ** 2 }),
    choices: Object.entries(choiceTexts(update)).map(([id, text]) => ({ id, text })),
    skip: labels.skip, testid: "tiles-guess",
    onAnswer(answer) {
      rememberAnswer(key, answer)
      onGuess({ answer, about: layoutText(meta) })
    } })
}

/**
 * @param {Update} update
 * @returns {Record<string, string>} by outcome
 */
function choiceTexts({ meta, labels }) {
  const name = meta.classes[placeOfLargest(meta.runs[0].whole)]
  return { still: fill(labels.guess_still, { name }), less: fill(labels.guess_less, { name }), other: labels.guess_other }
}

/**
 * @param {Update} update
 * @param {string} answer
 */
function textOfAnswer(update, answer) {
  const { meta: { runs }, labels, plurals, language } = update
  const texts = choiceTexts(update)
  const outcome = outcomeOf(runs[0])
  const verdict = answer !== SKIPPED && fill(answer === outcome ? labels.guessed_right : labels.guessed_wrong,
    { guess: texts[answer], outcome: texts[outcome] })
  const changed = runs.filter((run) => outcomeOf(run) === "other").length
  return joinSentences([verdict, fillPlural(plurals.changed, runs.length, language, { changed }), labels.one_picture])
}
