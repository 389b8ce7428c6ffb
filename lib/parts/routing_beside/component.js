/** Two routings of the same picture on the page: the stepper's, and one that the learner sets beside it. */

import { setQuery } from "../kit/address.js"
import { pointsWithFinger } from "../kit/dom.js"
import { listen } from "../kit/live.js"
import { PATIENCE, createChosen } from "../kit/network/chosen.js"
import { definePart } from "../kit/part.js"
import { SKIPPED, rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { fill } from "../kit/text.js"
import { readColours } from "../kit/theme.js"
import { saveMaps, saveNumbers } from "./exports.js"
import { saveBothNotebook } from "./notebook.js"
import { routeBeside, sentFor } from "./routing.js"
import { measured } from "./scene.js"
import { addressOf, chosenBeside, startingState } from "./state.js"
import { buildView, drawAsked, drawBoth, drawChoice, fillTexts } from "./view.js"

/** @typedef {import("../kit/live.js").LiveRouting} LiveRouting */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").State} State */

const QUESTION = "capsule-lab-routing-beside"
const SOON = 300 // ms until the learner hears of a wait, and until a choice rests that the server has to answer

export default definePart(import.meta.url, createBeside)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createBeside(root, tell) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  /** @type {State | null} */
  let state = null
  /** @type {LiveRouting | undefined} */
  let seen
  /** @type {Scene | null} */
  let scene = null
  let [askedFor, isAnswered, filled] = ["", false, ""]
  /** @type {ReturnType<typeof setTimeout>[]} */
  let timers = []
  const network = createChosen(() => follow())

  const chosen = () => (update && state && seen ? chosenBeside(state, update.meta.seconds, seen, update.meta.most_iterations) : null)
  const key = () => `${QUESTION} ${seen?.run} ${seen?.picture} ${chosen()?.second.run} ${chosen()?.iterations}`
  const answer = () => rememberedAnswer(key()) ?? (isAnswered ? SKIPPED : null)

  /** Route what is chosen, and show both. */
  async function follow() {
    timers.forEach(clearTimeout)
    const wanted = chosen()
    if (!update || !state || !seen) return
    drawChoice(view, update, state.isOpen, wanted)
    if (!state.isOpen || !wanted) return
    network.open(wanted.network)
    if (seen.isAsked) return say(update.labels.ask_first)
    const of = seen
    const off = wanted.second.run === of.run ? of.off : []
    const known = sentFor(update, of, wanted, off)
    if (known) return show(of, wanted, known)
    const isAble = network.isAble()
    timers = [
      setTimeout(() => update && say(isAble ? update.labels.waiting : update.labels.on_server), SOON),
      setTimeout(() => askServer(wanted), isAble ? PATIENCE : SOON),
    ]
    if (!isAble) return
    const routed = await network.ask((opened) => routeBeside(opened, of.image, wanted.iterations, off))
    if (routed && of === seen && JSON.stringify(wanted) === JSON.stringify(chosen())) show(of, wanted, routed)
  }

  /** @param {import("./state.js").Chosen} wanted */
  function askServer({ second, checkpoint, iterations }) {
    if (!seen || seen.isMoving) return
    const asked = JSON.stringify([second.run, checkpoint, iterations, seen.run, seen.picture, seen.off])
    if (asked === askedFor) return
    askedFor = asked
    writeAddress()
    tell.trigger("asks", true)
  }

  /** @param {string} text */
  function say(text) {
    view.waiting.textContent = text
    const isBlocked = text !== "" && (!scene || Boolean(seen?.isAsked))
    view.question.box.hidden = view.shown.hidden = isBlocked
  }

  /**
   * @param {LiveRouting} of
   * @param {import("./state.js").Chosen} wanted
   * @param {import("./maths.js").Routing} routed
   */
  function show(of, wanted, routed) {
    if (!update) return
    timers.forEach(clearTimeout)
    const { seconds } = update.meta
    const own = seconds.find(({ run }) => run === of.run) ?? seconds[0]
    const isSame = wanted.second.run === of.run
    scene = {
      update, of, chosen: wanted, colours: of.isMoving && scene ? scene.colours : readColours(root),
      shown: {
        first: measured(of), second: measured(routed), which: of.shown, off: [of.off, isSame ? of.off : []],
        names: [nameOf(own, of.checkpoint, of.iterations), nameOf(wanted.second, wanted.checkpoint, wanted.iterations)],
        places: [own.places, wanted.second.places],
      },
    }
    const isOff = of.off.length > 0
    say(isOff ? update.labels[isSame ? "same_off" : "all_on"] : "")
    view.question.box.hidden = view.shown.hidden = false
    drawAll()
  }

  /** @param {import("./state.js").Second} second @param {string} checkpoint @param {number} iterations */
  function nameOf({ title, trained_with: trained, checkpoints }, checkpoint, iterations) {
    if (!update) return title
    const name = trained === null ? title : fill(update.labels.name_iterations, { network: title, iterations })
    const label = checkpoint === checkpoints[0].name ? null : checkpoints.find((one) => one.name === checkpoint)?.label
    return label ? fill(update.labels.name_checkpoint, { name, checkpoint: label }) : name
  }

  function drawAll() {
    if (!scene) return
    drawAsked(view, scene, scene.of.isMoving ? answer() ?? SKIPPED : answer(), guessed)
    drawBoth(view, scene)
  }

  /** @param {string} guess */
  function guessed(guess) {
    rememberAnswer(key(), guess)
    isAnswered = true
    drawAll()
    view.network.focus({ preventScroll: !pointsWithFinger() })
  }

  function writeAddress() {
    if (state) setQuery(addressOf(state))
  }

  /** @param {Partial<State>} changes */
  function change(changes) {
    if (!state) return
    state = { ...state, ...changes }
    writeAddress()
    follow()
  }

  view.open.onclick = () => {
    isAnswered = false
    change({ isOpen: !state?.isOpen })
  }
  view.network.onchange = () => change({ run: view.network.value === seen?.run ? null : view.network.value, checkpoint: null, iterations: null })
  view.checkpoint.onchange = () => change({ checkpoint: view.checkpoint.value })
  const step = (/** @type {number} */ by) => {
    const [now, most] = [chosen()?.iterations ?? 1, update?.meta.most_iterations ?? 1]
    const next = Math.min(Math.max(now + by, 1), most)
    if (next !== now) change({ iterations: next })
  }
  view.fewer.onclick = () => step(-1)
  view.more.onclick = () => step(1)
  view.details.ontoggle = drawAll
  view.csv.onclick = () => scene && saveNumbers(scene)
  view.png.onclick = () => scene && saveMaps(scene, view.maps)
  view.notebook.onclick = () => scene && saveBothNotebook(scene)

  const stopListening = listen("routing", (/** @type {LiveRouting | undefined} */ value) => {
    seen = value
    follow()
  })
  const resized = new ResizeObserver(() => scene && drawBoth(view, scene))
  resized.observe(root)

  return {
    /** @param {Update} newest */
    update(newest) {
      update = newest
      state ??= startingState(newest.meta.view, newest.meta.seconds)
      if (scene) scene = { ...scene, update: newest }
      const texts = JSON.stringify([newest.language, newest.meta.seconds])
      if (texts !== filled) fillTexts(view, newest)
      filled = texts
      follow()
    },
    stop() {
      timers.forEach(clearTimeout)
      stopListening()
      resized.disconnect()
      network.close()
    },
  }
}
