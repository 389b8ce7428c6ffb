/** A learner moves the tiles here; once they rest, the server gets their order and sends the networks' answers. */

import { setQuery } from "../kit/address.js"
import { remember, remembered } from "../kit/memory.js"
import { definePart } from "../kit/part.js"
import { drawTilesQuestion } from "./question.js"
import { layoutText, putTogether, shuffled, startingState, tapped, withCut } from "./state.js"
import { withTry } from "./tries.js"
import { buildView, drawBoard, drawTries, drawUpdate } from "./view.js"

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./view.js").Update} Update */

const REST = 250 // ms after the last swap

export default definePart(import.meta.url, createTiles)

/**
 * Return the learner's tries with these networks, this one included, and remember them.
 *
 * @param {import("./view.js").Meta} meta
 */
function triesWith(meta) {
  const key = `capsule-lab-scrambled-tries-${meta.networks}`
  /** @type {readonly import("./tries.js").Try[]} */
  const known = JSON.parse(remembered(key) ?? "[]")
  const tries = withTry(known, meta)
  if (tries !== known) remember(key, JSON.stringify(tries))
  return tries
}

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createTiles(root, tell) {
  const view = buildView(root)
  /** @type {Update} */
  let update
  /** @type {State | null} */
  let state = null
  /** @type {import("./question.js").Guess | null} */
  let guess = null
  let sent = "" // the layout that the server has, as text
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {(state: State) => State} next */
  function change(next) {
    if (state === null) return
    const { layout } = state
    state = next(state)
    redrawBoard(state)
    if (state.layout !== layout) sendSoon(state.layout)
  }

  /**
   * Send the layout to the server once it has not changed for a moment.
   *
   * @param {import("./state.js").Layout} layout
   */
  function sendSoon(layout) {
    clearTimeout(timer)
    timer = setTimeout(() => {
      setQuery({ tiles: layoutText(layout) })
      if (sent === layoutText(layout)) return
      sent = layoutText(layout)
      tell.state("layout", layout)
    }, REST)
  }

  /** @param {State} now */
  function redrawBoard(now) {
    drawBoard(view, update, now, (place) => change((latest) => tapped(latest, place)))
  }

  function redrawQuestion() {
    drawTilesQuestion(view, update, guess, (newest) => {
      guess = newest
      redrawQuestion()
    })
  }

  view.cut.onchange = () => change((now) => withCut(now, Number(view.cut.value)))
  view.shuffle.onclick = () => change(shuffled)
  view.restore.onclick = () => change(putTogether)

  return {
    /** @param {Update} newest */
    update(newest) {
      update = newest
      const { cut, order } = newest.meta
      // Once it is here, the learner's hand decides how the tiles lie, not an answer that comes late.
      if (state === null) {
        state = startingState({ cut, order })
        sent = layoutText(state.layout)
      }
      drawUpdate(view, update)
      redrawBoard(state)
      redrawQuestion()
      drawTries(view, update, triesWith(newest.meta))
      setQuery({ tiles: layoutText(state.layout) })
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
