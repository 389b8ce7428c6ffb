/**
 * A digit's journey to step through. Examples come from the server; any other picture goes through the network in this browser,
 * and through the server's only where the browser cannot.
 */

import { setQuery } from "../kit/address.js"
import { listenToKeys, pageMove } from "../kit/keys.js"
import { definePart } from "../kit/part.js"
import { areQuestionsHidden } from "../kit/question.js"
import { createFurther } from "./further.js"
import { isSameUpdate, readJourneys } from "./journeys.js"
import { answered, goneTo, openingState, sameStep, stepsOf, withWritten } from "./state.js"
import { buildView, drawView } from "./view.js"

/** @typedef {import("./journeys.js").Journey} Journey */
/** @typedef {import("./journeys.js").Update} Update */
/** @typedef {import("./state.js").State} State */

const PLAY_EVERY = 2800 // ms: long enough to read the sentence

export default definePart(import.meta.url, createJourney)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createJourney(root, tell) {
  /** @type {import("./view.js").Journeys} */
  let shown
  /** @type {import("./view.js").View} */
  let view
  /** @type {State} */
  let state
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let player

  const further = createFurther({ show, writeAddress: () => write(shown.steps[state.step].name), ask: () => tell.trigger("is_asked", true) })

  const digit = () => shown.journeys[state.image].name
  const end = () => shown.steps.length - 1
  const draw = () => drawView(view, shown, state, player !== undefined)

  /** @param {string} step its name */
  function write(step) {
    const address = { ...further.address(), step }
    state = withWritten(state, address)
    setQuery(address)
  }

  /**
   * Show the journey at one place of others, which may have made another number of iterations.
   *
   * @param {Journey[]} journeys
   * @param {number} iterations
   * @param {number} image
   */
  function show(journeys, iterations, image) {
    const network = { ...shown.network, iterations }
    const steps = stepsOf(network)
    const isOther = iterations !== shown.network.iterations
    if (isOther) state = { ...state, step: sameStep(shown.steps, state.step, steps) }
    shown = { ...shown, network, steps, journeys }
    state = { ...state, image, asking: false }
    if (isOther) view = buildView(root, shown, handlers, further.box)
    draw()
  }

  /** @param {State} changed */
  function change(changed) {
    const hasMoved = changed.step !== state.step
    state = changed
    const { name, stage } = shown.steps[state.step]
    if (hasMoved && view.closeup.stage() !== null) view.closeup.open(stage)
    write(name)
    draw()
    if (hasMoved) view.overview.show(stage)
  }

  /** @param {number} step */
  function go(step) {
    const gone = goneTo(state, step, shown.steps, digit())
    if (gone.asking && areQuestionsHidden()) {
      change(answered(gone, null, shown.steps, digit()))
      return
    }
    if (gone.asking) stop()
    change(gone)
  }

  /** @param {number | null} guess */
  function answer(guess) {
    change(answered(state, guess, shown.steps, digit()))
    view.controls.next.focus({ preventScroll: true })
  }

  function next() {
    if (state.asking) answer(null)
    else go(state.step === end() ? 0 : state.step + 1)
  }

  function play() {
    if (state.asking) answer(null)
    else if (state.step === end() || !state.stepped) go(0)
    else go(state.step + 1)
    if (state.asking) return
    player = setInterval(() => {
      if (state.step === end()) stop()
      else go(state.step + 1)
    }, PLAY_EVERY)
    draw()
  }

  function stop() {
    if (player === undefined) return
    clearInterval(player)
    player = undefined
    draw()
  }

  function close() {
    const left = view.closeup.stage()
    view.closeup.close()
    view.overview.focus(left)
    draw()
  }

  const handlers = {
    choose: (/** @type {number} */ image) => {
      state = { ...state, asking: false }
      further.choose(shown.journeys[image])
    },
    answer,
    enlarge: (/** @type {string} */ stage, /** @type {Element} */ from) => {
      view.closeup.open(stage, from)
      draw()
    },
    close,
    moves: { back: () => go(state.step - 1), next, play: () => (player === undefined ? play() : stop()), go },
  }

  const unlisten = listenToKeys(root, (event) => {
    /** @type {Record<string, () => void>} */
    const moves = { ArrowRight: next, ArrowLeft: handlers.moves.back, Home: () => go(0), End: () => go(end()),
      Escape: () => view.closeup.stage() !== null && close() }
    if (!shown) return
    const page = pageMove(event)
    const move = page > 0 ? next : page < 0 ? handlers.moves.back : moves[event.key]
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    stop()
    move()
  })

  return {
    /** @param {Update} newest */
    update(newest) {
      if (shown && isSameUpdate(newest, shown.update)) return
      clearInterval(player)
      player = undefined
      const before = shown && { state, digits: shown.journeys.map(({ name }) => name), view: shown.update.meta.view }
      const { network, journeys } = readJourneys(newest)
      const steps = stepsOf(network)
      state = openingState(newest.meta.view, journeys.map(({ name }) => name), steps, before ?? null)
      shown = { update: newest, network, journeys, steps }
      view = buildView(root, shown, handlers, further.box)
      further.receive(newest, journeys)
      draw()
    },
    stop() {
      unlisten()
      clearInterval(player)
      further.stop()
    },
  }
}
