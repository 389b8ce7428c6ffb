/** Lets a learner switch primary capsules off: asks first, then switches, and says what that changed. */

import { SKIPPED, rememberAnswer, rememberedAnswer } from "../../kit/question.js"
import { isMoving, networkOf, questionOf } from "../../kit/routed/choice.js"
import { fill, joinSentences } from "../../kit/text.js"
import { changeOf, guessBounds, placeOfGuess } from "./falling.js"
import { createFalling } from "./measuring.js"
import { listenToSwitching } from "./painting.js"
import { switched } from "./switching.js"
import { drawOff, drawOffQuestion, fillOff, guessTexts } from "./view.js"
import { drawFalling, saveFallingAs } from "../views/falling.js"

/** @typedef {import("../../kit/routed/choice.js").Choice} Choice */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {import("../scene.js").Update} Update */

export const NONE_OFF = "none" // what the address says where capsules can be switched and none is off

/**
 * @typedef {object} Actions
 * @property {() => Scene | null} scene
 * @property {() => Choice | null} choice
 * @property {(change: Partial<Choice>) => void} choose
 * @property {(i: number, j: number) => void} select
 * @property {() => void} writeAddress
 * @property {() => void} goToEnd
 */

/**
 * @param {import("../view.js").View} view
 * @param {Actions} actions
 */
export function createOff({ off: nodes, falling: chart, stage, map }, { scene, choice, choose, select, writeAddress, goToEnd }) {
  /** @type {boolean | null} null until something was sent */
  let isOpen = null
  let [brush, question, drawn] = ["off", "", ""]
  /** Whether the learner answered since the bar was opened. */
  let isAnswered = false
  /** @type {Update | null} */
  let update = null
  const falling = createFalling(draw)

  const offNow = () => choice()?.off ?? []
  const answer = () => rememberedAnswer(`capsule-lab-off-${question}`)
  const isAtEnd = (/** @type {Scene} */ shown) => shown.state.step === shown.steps - 1
  /** What was answered: of another picture, once one question was, as if it had been skipped. */
  const known = () => answer() ?? (isAnswered ? SKIPPED : null)
  // Where nobody can find out what the question is about, it is not asked.
  const isReady = () => known() !== null || offNow().length > 0 || !falling.isAble()
  const switching = () => (isOpen && isReady() ? scene() : null)

  /** @param {readonly number[]} off @param {boolean} isPainting */
  function use(off, isPainting) {
    if (off.join() !== offNow().join() || isPainting !== (choice()?.isPainting ?? false)) choose({ off, isPainting })
  }

  /** @param {string} id */
  function guessed(id) {
    rememberAnswer(`capsule-lab-off-${question}`, id)
    isAnswered = true
    draw()
    nodes.brushes[0].focus({ preventScroll: true })
  }

  const painting = listenToSwitching({ veil: nodes.veil, capsules: stage.capsules, map: map.canvas }, {
    scene: switching,
    select,
    isErasing: () => brush === "on",
    set: (some, isOff, isPainting) => use(switched(offNow(), some, isOff), isPainting),
    toggle: (i) => use(switched(offNow(), [i], !offNow().includes(i)), false),
    settle: () => use(offNow(), false),
  })

  nodes.open.onclick = () => {
    [isOpen, isAnswered] = [!isOpen, false]
    const shown = scene()
    if (isOpen && shown && !isAtEnd(shown)) goToEnd()
    writeAddress()
    draw()
  }
  nodes.allOn.onclick = () => use([], false)
  for (const one of nodes.brushes) {
    one.onclick = () => {
      brush = one.value
      draw()
    }
  }
  chart.save.onclick = () => saveFallingAs("csv", chart, scene(), falling)
  chart.picture.onclick = () => saveFallingAs("png", chart, scene(), falling)
  chart.notebook.onclick = () => saveFallingAs("ipynb", chart, scene(), falling)
  chart.details.ontoggle = draw

  function draw() {
    const shown = scene()
    if (!shown || !update) return
    const open = isOpen ?? false
    drawOff(nodes, shown, { isOpen: open, isReady: isReady(), brush })
    ask(shown, open)
    painting.draw(shown, switching() !== null)
    if (open && isAtEnd(shown)) falling.measure(shown)
    drawFalling(chart, shown, open && known() !== null ? falling : null)
  }

  /**
   * Show a question or a text, but leave the buttons of a question that is there already where they are.
   *
   * @param {Scene} shown
   * @param {Parameters<typeof drawOffQuestion>[2]} asked
   */
  function put(shown, asked) {
    const next = JSON.stringify([asked, shown.labels.off_question, question])
    if (next === drawn) return
    drawn = next
    drawOffQuestion(nodes, shown, asked)
  }

  /** @param {Scene} shown @param {boolean} open */
  function ask(shown, open) {
    const said = known()
    if (!open) return put(shown, { text: "" })
    if (!falling.isAble()) return put(shown, { text: shown.labels.off_no_curves })
    if (said !== null) return put(shown, { text: outcomeOf(shown, said) })
    if (!isAtEnd(shown)) return put(shown, { text: shown.labels.off_wait })
    const bounds = guessBounds(shown.trace.inputs)
    put(shown, { bounds, answer: falling.answerOf(shown), onAnswer: guessed })
  }

  /** @param {Scene} shown @param {string} said */
  function outcomeOf(shown, said) {
    const { labels, classes, trace: { inputs } } = shown
    const [first] = falling.curves()
    if (!first && !isAtEnd(shown)) return labels.off_wait
    if (!first || first.points.length < first.order.counts.length) {
      return falling.isOnServer() ? labels.off_measuring_there : labels.off_measuring
    }
    const answered = falling.answerOf(shown)
    const change = changeOf(first.points, answered)
    const bounds = guessBounds(inputs)
    const guess = guessTexts(labels, bounds)[Number(said)]
    const isRight = placeOfGuess(bounds, change?.count ?? inputs + 1) === Number(said)
    const verdict = said !== SKIPPED && guess && fill(isRight ? labels.off_guessed_right : labels.off_guessed, { guess })
    const outcome = change && change.count < inputs
      ? fill(labels.off_outcome, { count: change.count, inputs, class: classes[change.longest], answer: classes[answered] })
      : fill(labels.off_outcome_never, { inputs, answer: classes[answered] })
    return joinSentences([verdict, outcome])
  }

  return {
    draw,

    /** @param {Update} newest @param {Choice} of what is shown */
    show(newest, of) {
      if (update?.labels !== newest.labels) fillOff(nodes, newest.labels)
      update = newest
      isOpen ??= newest.meta.view.off !== null
      question = questionOf(newest.meta.choices, of, newest.arrays.image)
      const { choices, servers } = newest.meta
      falling.open(networkOf(of, choices), servers[of.checkpoint], of, isMoving(of), newest.arrays.image)
      draw()
    },

    /** Return what the address says where capsules can be switched and none is off. */
    address: () => (isOpen && offNow().length === 0 ? { off: NONE_OFF } : {}),

    stop: falling.stop,
  }
}
