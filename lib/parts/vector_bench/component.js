/** Typed vectors on the page: what is shown, and what is routed again when. */

import { setQuery } from "../kit/address.js"
import { listenToKeys, pageMove } from "../kit/keys.js"
import { numberIn } from "../kit/number_field.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer, SKIPPED } from "../kit/question.js"
import { readColours } from "../kit/theme.js"
import { saveBenchNotebook, saveNumbers, savePicture } from "./exports.js"
import { PRESETS } from "./presets.js"
import { createRouting } from "./routing.js"
import { LARGEST, STEPS, addressOf, momentOf, startingState, withFrom, withNumber, withPasses, withPreset, withSize, withStep } from "./state.js"
import { buildView, drawAll, drawAsked, drawMoment, drawTable, fillTexts, say } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").State} State */

export default definePart(import.meta.url, createBench)

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createBench(root) {
  const view = buildView(root)
  /** @type {Scene | null} */
  let scene = null
  let filled = ""
  const routing = createRouting(() => {
    explain()
    follow()
  })

  /** @param {Update} update */
  function receive(update) {
    const state = scene?.state ?? startingState(update.meta.view)
    routing.open(update.meta.file, update.meta.server)
    scene = { update, state, colours: readColours(root), routed: scene?.routed ?? null, reach: null }
    fill()
    explain()
    follow()
  }

  /** Build what there is one of for each number, unless it is there. */
  function fill() {
    if (!scene) return
    const { update: { language }, state: { size, from } } = scene
    const wanted = JSON.stringify([language, size, from])
    if (wanted === filled) return
    filled = wanted
    fillTexts(view, scene, handlers)
  }

  function explain() {
    if (scene) routing.chosen.explain(view.note, scene.update.labels)
  }

  /** Route what is typed, and draw. */
  async function follow() {
    if (!scene) return
    draw()
    const { state } = scene
    const routed = await routing.route(state)
    if (!routed || !scene || routed.couplings.shape[0] !== scene.state.passes || state.size !== scene.state.size) return
    scene = { ...scene, routed }
    draw()
  }

  const questionOf = (/** @type {State} */ { preset }) => `capsule-lab-bench-${preset}`

  /** @param {State} state */
  const answerTo = (state) => (state.preset ? rememberedAnswer(questionOf(state)) : SKIPPED)

  function draw() {
    if (!scene) return
    drawAll(view, scene)
    drawAsked(view, scene, answerTo(scene.state), answer)
  }

  /** @param {string} guess */
  function answer(guess) {
    if (!scene) return
    rememberAnswer(questionOf(scene.state), guess)
    draw()
    root.focus({ preventScroll: true })
  }

  /** @param {State} state with other numbers, or another size */
  function change(state) {
    if (!scene) return
    const { passes, size, from } = scene.state
    const isKept = state.passes === passes && state.size === size && state.from === from
    scene = { ...scene, state, routed: isKept ? scene.routed : null }
    say(view, "")
    fill()
    follow()
  }

  function writeAddress() {
    if (scene) setQuery(addressOf(scene.state))
  }

  /** @param {State} state */
  function choose(state) {
    change(state)
    writeAddress()
  }

  /** @param {State} state at another step or pair, over the same numbers */
  function look(state) {
    if (!scene) return
    scene = { ...scene, state }
    if (answerTo(state) === null && state.step > 0) rememberAnswer(questionOf(state), SKIPPED) // who goes on does not want to guess
    drawMoment(view, scene)
    drawAsked(view, scene, answerTo(state), answer)
    writeAddress()
  }

  /** @type {import("./view.js").Handlers} */
  const handlers = {
    preset(name) {
      const preset = PRESETS.find((one) => one.name === name)
      if (scene && preset) choose(withPreset(scene.state, preset))
    },
    from(from) {
      if (!scene || from === scene.state.from) return
      choose(withFrom(scene.state, from, scene.state.from === "votes" ? scene.state.votes : scene.routed?.votes.data ?? scene.state.votes))
    },
    size(sizes) {
      if (scene) choose(withSize(scene.state, sizes))
    },
    passes(passes) {
      if (scene) choose(withPasses(scene.state, passes))
    },
    type(which, place, text) {
      if (!scene) return
      const value = numberIn(text, LARGEST)
      if (value !== null) return value === scene.state[which][place] ? draw() : choose(withNumber(scene.state, which, place, value))
      draw() // what stood there stands there again
      say(view, text, scene)
    },
    drag(which, places, values, reach) {
      if (!scene) return
      const state = places.reduce((all, place, at) => withNumber(all, which, place, values[at]), scene.state)
      scene = { ...scene, reach }
      change(state)
    },
    dropped() {
      if (!scene) return
      scene = { ...scene, reach: null }
      draw()
      writeAddress()
    },
    pair(pair) {
      if (scene) look({ ...scene.state, pair })
    },
    phase(phase) {
      if (scene) look(withStep(scene.state, momentOf(scene.state).t * STEPS.length + phase))
    },
    go(by) {
      if (scene) look(withStep(scene.state, scene.state.step + by))
    },
  }

  view.details.ontoggle = () => scene && drawTable(view, scene)
  view.save.onclick = () => scene && saveNumbers(scene)
  view.picture.onclick = () => scene && savePicture(scene)
  view.notebook.onclick = () => scene && saveBenchNotebook(scene)
  const unlisten = listenToKeys(root, (event) => {
    const [target] = event.composedPath()
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return
    const by = pageMove(event) || (event.ctrlKey || event.metaKey || event.altKey ? 0 : { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0)
    if (by === 0) return
    event.preventDefault()
    handlers.go(by)
  })

  return {
    update: receive,
    stop() {
      unlisten()
      routing.close()
    },
  }
}
