/**
 * A learner moves the digits here, and the network reads them in the browser meanwhile. Where it cannot, the server gets their
 * places once they rest, and sends the network's answer.
 */

import { setQuery } from "../kit/address.js"
import { createChosen } from "../kit/network/chosen.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { savePicture } from "./exports.js"
import { readPair, shownUpdate } from "./live.js"
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
  /** @type {Update | null} what came, with what was read here since */
  let update = null
  /** @type {import("./live.js").Reading | null} */
  let live = null
  /** @type {State} */
  let state = { shifts: TOGETHER, selected: 0, guess: null }
  let sent = TOGETHER
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const chosen = createChosen(() => {
    live = null
    if (update) chosen.explain(view.note, update.labels)
    settle(0)
  })

  /** @param {State} next */
  function change(next) {
    state = next
    if (update) drawStage(view, update, state)
    follow()
  }

  async function follow() {
    if (!update || areSameShifts(state.shifts, update.meta.shifts)) return
    const [of, { shifts }] = [update, state]
    const reading = await chosen.ask((network) => readPair(network, of, shifts))
    if (!reading || update.meta.question !== of.meta.question) return
    live = reading
    update = shownUpdate(update, live)
    drawAnswer(view, update)
    if (!isAsking(update)) ask(update)
    drawStage(view, update, state)
    follow() // back where they were before the answer came
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
      if (live || areSameShifts(state.shifts, sent)) return // what the browser reads the server need not
      sent = state.shifts
      tell.state("shifts", sent)
    }, rest)
  }

  /** @param {Update} shown */
  function keyOf(shown) {
    return `capsule-lab-overlap-${shown.meta.question}`
  }

  /** @param {Update} shown */
  function isAsking(shown) {
    return rememberedAnswer(keyOf(shown)) === null
  }

  /** @param {Update} shown */
  function ask(shown) {
    drawGuess(view, shown, state, isAsking(shown), (answer) => {
      rememberAnswer(keyOf(shown), answer)
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
      const isAnother = chosen.open(newest.meta.network)
      if (isAnother || before?.meta.question !== newest.meta.question) live = null
      update = shownUpdate(newest, live)
      // Once it is here, the learner's hand decides where the digits are, not an answer that comes late.
      if (!before) state = { ...state, shifts: sent = newest.meta.shifts }
      if (before?.meta.question !== newest.meta.question) state = { ...state, guess: null }
      chosen.explain(view.note, update.labels)
      drawAnswer(view, update)
      ask(update)
      drawStage(view, update, state)
      setQuery(addressOf(state))
      follow()
    },
    stop() {
      clearTimeout(timer)
      chosen.close()
    },
  }
}
