/** Draws each lesson's question, which is asked once, and then guess and answer. */

import { h } from "../../kit/dom.js"
import { SKIPPED, drawQuestion, rememberAnswer, rememberedAnswer } from "../../kit/question.js"
import { fill, joinSentences } from "../../kit/text.js"

/** @typedef {import("../lessons/lesson.js").Lab} Lab */
/** @typedef {import("../lessons/open.js").OpenLesson} OpenLesson */

/**
 * Show the question with its choices, or guess, answer, and what to try.
 *
 * @param {import("../view.js").View} view
 * @param {Lab} lab
 * @param {OpenLesson} lesson
 */
export function drawLessonQuestion(view, lab, lesson) {
  const key = `capsule-lab-convolution-${lab.meta.part}`
  const remembered = rememberedAnswer(key)
  const { asked, right: { stage } } = view
  asked.hidden = remembered !== null || !lesson.paintQuestion
  if (remembered !== null && remembered !== SKIPPED) {
    draw(view, textOfAnswer(lab, lesson, JSON.parse(remembered)))
    return
  }
  const question = lesson.question(lab)
  if (question === null) return
  const { text, choices, outcome, values } = question
  if (remembered === SKIPPED) { // the address hides the question
    draw(view, textOfAnswer(lab, lesson, { guess: SKIPPED, outcome, values }))
    return
  }
  const texts = lesson.choiceTexts(lab)
  lesson.paintQuestion?.(asked, lab)
  draw(view, {
    text, skip: lab.labels.skip, testid: "conv-guess",
    choices: choices.map(({ id, paint }, at) => (paint ? pictureChoice(id, paint, fill(lab.labels.guess_number, { number: at + 1 }))
      : { id, text: texts[id] })),
    onAnswer(guess) {
      rememberAnswer(key, JSON.stringify({ guess, outcome, values }))
      drawLessonQuestion(view, lab, lesson)
      stage.focus({ preventScroll: true })
    },
  })
}

/**
 * Draw a question or a text; what is set cannot be changed while a question is asked.
 *
 * @param {import("../view.js").View} view
 * @param {import("../../kit/question.js").Question | string} shown
 */
function draw({ question, settings, middle }, shown) {
  drawQuestion(question, shown)
  settings.inert = middle.inert = typeof shown !== "string"
}

/**
 * @param {string} id
 * @param {(canvas: HTMLCanvasElement) => void} paint
 * @param {string} label
 */
function pictureChoice(id, paint, label) {
  const picture = h("canvas")
  paint(picture)
  return { id, label, picture, class: "picture" }
}

/**
 * @param {Lab} lab
 * @param {OpenLesson} lesson
 * @param {import("../lessons/lesson.js").Answer} answer
 */
function textOfAnswer(lab, lesson, answer) {
  const { labels } = lab
  const texts = lesson.choiceTexts(lab)
  const verdict = answer.guess === SKIPPED ? "" : fill(answer.guess === answer.outcome ? labels.guessed_right : labels.guessed_wrong,
    { guess: texts[answer.guess], outcome: texts[answer.outcome] })
  return joinSentences([verdict, lesson.found(lab, answer), lesson.next(lab)])
}
