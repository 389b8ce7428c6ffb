/**
 * A digit's journey to step through. Examples come from the server; any other picture goes through the network in this browser,
 * and through the server's only where the browser cannot.
 */

import { setQuery } from "../kit/address.js"
import { tellWritten } from "../kit/address_bar.js"
import { listenToKeys, pageMove } from "../kit/keys.js"
import { createChosen } from "../kit/network/chosen.js"
import { definePart } from "../kit/part.js"
import { createPictureChooser } from "../kit/picture/chooser.js"
import { areQuestionsHidden } from "../kit/question.js"
import { isSameUpdate, readJourneys } from "./journeys.js"
import { sendOn } from "./live.js"
import { answered, goneTo, openingState, stepsOf, withOther, withWritten } from "./state.js"
import { buildView, drawView } from "./view.js"

/** @typedef {import("./journeys.js").Journey} Journey */
/** @typedef {import("./journeys.js").Update} Update */
/** @typedef {import("./state.js").State} State */

const PLAY_EVERY = 2800 // ms: long enough to read the sentence

export default definePart(import.meta.url, createJourney)

/** What a drawing is called until it is kept. */
const OWN = "own"

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

  /** @type {readonly Journey[]} what the server sent */
  let sent = []
  /** @type {import("../kit/picture/chooser.js").Shown | null} the picture that is on its journey, or was last */
  let picture = null
  /** @type {Journey | null} that of `picture`, as it was found in this browser */
  let other = null
  let isOnServer = false // whether the server sends pictures on
  let named = "" // the picture in the address

  const chosen = createChosen(() => {
    isOnServer = true
    chosen.explain(view.note, shown.update.labels)
    askServer()
  })
  const chooser = createPictureChooser({ onPicture: sendPicture, onSettled: settle })
  chooser.box.hidden = true

  const digit = () => shown.journeys[state.image].name
  const end = () => shown.steps.length - 1
  const draw = () => drawView(view, shown, state, player !== undefined)

  /** @param {string} step its name */
  function write(step) {
    const address = { image: named, step }
    state = withWritten(state, address)
    setQuery(address)
  }

  /** @param {State} changed */
  function change(changed) {
    const hasMoved = changed.step !== state.step
    state = changed
    const { name, stage } = shown.steps[state.step]
    if (hasMoved && view.closeup.stage() !== null) view.closeup.open(stage)
    if (digit() !== OWN) named = digit()
    write(name)
    draw()
    if (hasMoved) view.overview.show(stage)
  }

  /** @param {import("../kit/picture/chooser.js").Shown} another */
  async function sendPicture(another) {
    picture = another
    const { update, journeys } = shown
    const example = journeys.slice(0, update.meta.examples).findIndex(({ name }) => name === another.reference)
    if (example >= 0) {
      showAt(example)
      return
    }
    const [label] = another.classes
    const of = { name: another.reference ?? OWN, title: update.meta.classes[label] ?? "", label: label ?? null }
    const journey = await chosen.ask((network) => sendOn(network, another.image, of, update))
    if (journey && shown.update === update && (picture?.reference ?? OWN) === of.name) showOther(journey)
  }

  /** @param {Journey} journey */
  function showOther(journey) {
    other = journey
    shown = { ...shown, journeys: withOther(sent, shown.update.meta.examples, journey) }
    showAt(shown.journeys.length - 1)
  }

  /** @param {number} image */
  function showAt(image) {
    state = { ...state, image, asking: false }
    draw()
  }

  /** @param {string} reference of the picture that is on its journey */
  function settle(reference) {
    if (picture?.reference === null) picture = { ...picture, reference }
    if (other?.name === OWN) showOther({ ...other, name: reference })
    named = reference
    write(shown.steps[state.step].name)
    askServer()
  }

  /** Let the page run if the server sends pictures on, and has not sent the one that is chosen. */
  function askServer() {
    if (!isOnServer || !picture?.reference || shown.journeys.some(({ name }) => name === picture?.reference)) return
    tellWritten()
    tell.trigger("is_asked", true)
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
      other = picture = null
      change({ ...state, image, asking: false })
      chooser.show(digit(), shown.journeys[image].image.bytes)
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
      const { meta, labels } = newest
      const names = journeys.map(({ name }) => name)
      state = openingState(meta.view, names, steps, before ?? null)
      sent = journeys
      shown = { update: newest, network, journeys, steps }
      if (chosen.open(meta.network) || !before) isOnServer = meta.network === null
      if (!before && journeys.length > meta.examples) chooser.box.hidden = false
      named ||= meta.choice.picture
      view = buildView(root, shown, handlers, chooser.box)
      chosen.explain(view.note, labels)
      const at = names.indexOf(meta.choice.picture)
      chooser.update(meta.choice, journeys[at].image.bytes, labels)
      if (other && !names.includes(other.name)) showOther(other) // it goes on while the page runs
      else if (isOnServer && picture?.reference === meta.choice.picture) showAt(at)
      draw()
    },
    stop() {
      unlisten()
      clearInterval(player)
      chooser.stop()
      chosen.close()
    },
  }
}
