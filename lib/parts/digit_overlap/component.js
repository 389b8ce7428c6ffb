/** A learner moves the digits here; once they rest, the server gets their places and sends the network's answer. */

import { setQuery } from "../kit/address.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { savePicture } from "./exports.js"
import { digitAt, farthestShift, placedDigits } from "./maths.js"
import { listenToStage } from "./pointer.js"
import { READINGS, TOGETHER, addressOf, areSameShifts, shiftsApart, withMoved } from "./state.js"
import { buildView, drawAnswer, drawGuess, drawStage } from "./view.js"

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./words.js").Update} Update */

export default definePart(import.meta.url, createOverlap)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createOverlap(root, tell) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  /** @type {State} */
  let state = { shifts: TOGETHER, selected: 0, guess: null }
  let sent = TOGETHER
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {State} next */
  function change(next) {
    state = next
    if (update) drawStage(view, update, state)
  }

  /** @param {import("./state.js").Shifts} shifts */
  function place(shifts) {
    change({ ...state, shifts })
    settle(0)
  }

  /** @param {number} rest in milliseconds without another move */
  function settle(rest) {
    clearTimeout(timer)
    timer = setTimeout(() => {
      setQuery(addressOf(state))
      if (areSameShifts(state.shifts, sent)) return
      sent = state.shifts
      tell.state("shifts", sent)
    }, rest)
  }

  /** @param {Update} shown */
  function ask(shown) {
    const key = `capsule-lab-overlap-${shown.meta.question}`
    drawGuess(view, shown, state, rememberedAnswer(key) === null, (answer) => {
      rememberAnswer(key, answer)
      const reading = READINGS.find((one) => one === answer)
      state = { ...state, guess: reading ? { reading, shifts: state.shifts } : null }
      ask(update ?? shown)
      view.stage.focus({ preventScroll: true })
    })
  }

  listenToStage(view.stage, {
    grab(pixel) {
      if (!update) return
      const { meta: { shape }, arrays: { digits } } = update
      change({ ...state, selected: digitAt(placedDigits(digits, shape, state.shifts), shape, pixel, state.selected) })
    },
    grabbed: () => (update ? state.shifts[state.selected] : null),
    move(shift) {
      if (update) change(withMoved(state, state.selected, shift, farthestShift(update.arrays.digits, update.meta.shape)))
    },
    swap: () => change({ ...state, selected: 1 - state.selected }),
    settle,
    size: () => update?.meta.shape ?? [1, 1],
  })
  view.apart.onclick = () => { if (update) place(shiftsApart(farthestShift(update.arrays.digits, update.meta.shape))) }
  view.together.onclick = () => place(TOGETHER)
  view.save.onclick = () => savePicture(view)
  for (const [selected, button] of view.digits.entries()) {
    button.onclick = () => {
      change({ ...state, selected })
      view.stage.focus({ preventScroll: true })
    }
  }

  return {
    /** @param {Update} newest */
    update(newest) {
      const before = update
      update = newest
      // Once it is here, the learner's hand decides where the digits are, not an answer that comes late.
      if (!before) state = { ...state, shifts: sent = newest.meta.shifts }
      if (before?.meta.question !== newest.meta.question) state = { ...state, guess: null }
      drawAnswer(view, newest)
      ask(newest)
      drawStage(view, newest, state)
      setQuery(addressOf(state))
    },
    stop: () => clearTimeout(timer),
  }
}
