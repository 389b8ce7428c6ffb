/** The tiles are moved here; the server is told when they lie still, and answers for that order. */

import { setQuery } from "../kit/address.js"
import { definePart } from "../kit/part.js"
import { drawTilesQuestion } from "./question.js"
import { layoutText, putTogether, shuffled, startingState, tapped, withCut } from "./state.js"
import { buildView, drawBoard, drawUpdate } from "./view.js"

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./view.js").Update} Update */

const REST = 250 // ms after the last swap

export default definePart(import.meta.url, createTiles)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Told} tell
 * @returns {import("../kit/part.js").App}
 */
function createTiles(root, tell) {
  const view = buildView(root)
  /** @type {Update} */
  let update
  /** @type {State | null} */
  let state = null
  /** @type {import("./question.js").Guess | null} */
  let guess = null
  let told = ""
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {(state: State) => State} next */
  function change(next) {
    if (state === null) return
    const { layout } = state
    state = next(state)
    redrawBoard(state)
    if (state.layout !== layout) tellSoon(state.layout)
  }

  /**
   * Tell the server once nothing was moved for a moment.
   *
   * @param {import("./state.js").Layout} layout
   */
  function tellSoon(layout) {
    clearTimeout(timer)
    timer = setTimeout(() => {
      setQuery({ tiles: layoutText(layout) })
      if (told === layoutText(layout)) return
      told = layoutText(layout)
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
        told = layoutText(state.layout)
      }
      drawUpdate(view, update)
      redrawBoard(state)
      redrawQuestion()
      setQuery({ tiles: layoutText(state.layout) })
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
