/** A learner changes a few whole numbers, and every shape follows; nothing is sent to the server. */

import { setQuery } from "../kit/address.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { askedLayer } from "./maths.js"
import { questionOf } from "./question.js"
import { addressOf, goneIn, startingState, withWindow } from "./state.js"
import { buildRows, buildView, drawGuess, drawShapes } from "./view.js"

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./view.js").Update} Update */

export default definePart(import.meta.url, createTracer)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createTracer(root, tell) {
  const view = buildView(root)
  /** @type {Update} */
  let update
  /** @type {State} */
  let state
  /** @type {import("./view.js").Row[]} */
  let rows = []
  let network = ""
  let language = ""

  /** @param {State} next */
  function change(next) {
    state = next
    draw()
    setQuery({ shapes: addressOf(update.meta, state) })
  }

  function buildAnew() {
    rows = buildRows(view, update, state, {
      resize: (side) => change({ ...state, side }),
      change: (at, values) => change(withWindow(state, at, values)),
    })
  }

  function draw() {
    const { meta } = update
    const key = `capsule-lab-tracer-${network}`
    const answer = rememberedAnswer(key)
    const asked = askedLayer(meta.windows)
    drawGuess(view, questionOf(update, asked, answer, (id) => {
      rememberAnswer(key, id)
      draw()
    }))
    drawShapes(view, rows, update, state, asked >= 0 && answer === null ? asked : meta.windows.length)
  }

  view.reset.onclick = () => {
    state = startingState(update.meta, "")
    buildAnew()
    change(state)
  }

  return {
    /** @param {Update} newest */
    update(newest) {
      const { meta } = newest
      const next = JSON.stringify([meta.network, meta.side, meta.channels, meta.windows])
      const isAnother = next !== network
      const isFirst = network === ""
      update = newest
      if (isAnother) state = startingState(meta, isFirst ? meta.view : "")
      if (isFirst) tell.gone(goneIn(meta, meta.view))
      if (isAnother || newest.language !== language) buildAnew()
      network = next
      language = newest.language
      change(state)
    },
  }
}
