/** One stepper on the page: its state, and what is redrawn when. Nothing is sent to the server. */

import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { knownIteration, loadDrawing } from "./describe/kind.js"
import { mustAsk } from "./describe/questions.js"
import { copyAddress, saveNumbers } from "./exports.js"
import { linkValues } from "./maths/stage.js"
import { createAddress, createGlide, createPlayer } from "./motion.js"
import { listenOnMap, listenOnStage, listenToStepKeys } from "./pointer.js"
import { arrangedScene, changedScene, momentOf, subjectOf } from "./scene.js"
import { addressOf, clampedStep, startingState, nextView } from "./state.js"
import { buildView, drawFocus, drawMoving, drawStep, fillList, fillView, measureView } from "./view.js"
import { readColours } from "./views/colours.js"
import { drawLinks } from "./views/links.js"
import { drawRows, setTabStop } from "./views/stage.js"
import { drawSteps } from "./views/steps.js"
import { drawTables } from "./views/tables.js"
import { drawAsking } from "./views/words.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").Pair} Pair */
/** @typedef {import("./state.js").State} State */

const COPIED_MS = 1500

export default definePart(import.meta.url, createStepper, (meta) => loadDrawing(meta.kind))

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createStepper(root) {
  const view = buildView(root)
  /** @type {Scene | null} null until the first update */
  let scene = null
  /** @type {import("./scene.js").Subject | null} */
  let subject = null
  /** @type {import("./state.js").Sent | null} what came when the subject did */
  let sent = null
  let [digest, filled] = ["", ""]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let copied

  const address = createAddress(() => (scene ? addressOf(scene.state) : {}))
  const player = createPlayer(() => (scene && scene.state.step < scene.steps - 1 ? stepBy(1) : stopPlaying()))
  const glide = createGlide((motion) => {
    if (scene) drawMoving(view, scene = { ...scene, motion })
  })

  const questionKey = () => `capsule-lab-routing-${sent?.question}`
  const answer = () => rememberedAnswer(questionKey())

  /**
   * Change the state, and return the new scene.
   *
   * @param {Scene} before
   * @param {Partial<State>} changes
   */
  function change(before, changes) {
    scene = changedScene(before, changes)
    return scene
  }

  /** @param {import("./scene.js").Moment} moment with new rows at new places: the list, the texts or the width changed */
  function arrange(moment) {
    glide.stop()
    scene = arrangedScene(moment, measureView(view))
    fillList(view, scene)
    draw(scene)
  }

  /** @param {Scene} shown */
  function draw(shown) {
    drawStep(view, shown, answer())
    drawMoving(view, shown)
  }

  /** @param {number | null} pending the step to go to once the question is answered; null closes it */
  function ask(pending) {
    if (scene) drawAsking(view.words, change(scene, { pending }), answered)
  }

  /** @param {string} guess a class's number, or SKIPPED */
  function answered(guess) {
    rememberAnswer(questionKey(), guess)
    goTo(scene?.state.pending ?? 0)
    root.focus({ preventScroll: true })
  }

  /** @param {number} wanted */
  function goTo(wanted) {
    if (!scene) return
    const { kind, state, listed, motion } = scene
    const step = clampedStep(wanted, scene.steps)
    if (mustAsk(kind.question, state.step, step, answer())) {
      stopPlaying()
      if (state.pending === null) ask(step)
      else view.words.options.querySelector("button")?.focus() // asked already: take the keyboard there
      return
    }
    if (state.pending !== null) ask(null)
    if (step === state.step) return
    const next = change(scene, { step })
    address.soon()
    drawStep(view, next, answer())
    glide.start({ values: motion.values, known: knownIteration(kind, state.step) }, linkValues(next, listed))
  }

  /** @param {number} by */
  function stepBy(by) {
    if (scene) goTo(scene.state.step + by)
  }

  /** @param {number} phase */
  function goToPhase(phase) {
    if (scene) goTo(scene.t * scene.kind.steps.length + phase)
  }

  function togglePlaying() {
    if (!scene) return
    if (scene.state.isPlaying) {
      stopPlaying()
      return
    }
    if (scene.state.step === scene.steps - 1) goTo(0)
    else stepBy(1)
    if (scene.state.pending !== null) return
    player.start()
    drawSteps(view.steps, change(scene, { isPlaying: true }))
  }

  function stopPlaying() {
    player.stop()
    if (scene) drawSteps(view.steps, change(scene, { isPlaying: false }))
  }

  /** @param {Partial<State>} choice of what stands on the stage */
  function choose(choice) {
    if (!scene) return
    const chosen = change(scene, choice)
    address.soon()
    arrange(chosen)
  }

  /** @param {number} i @param {number} j */
  function select(i, j) {
    if (!scene) return
    setTabStop(view.stage.made.rows, scene.listed.indexOf(i))
    const selected = change(scene, { i, j })
    address.soon()
    draw(selected)
  }

  /** @param {Pair} hover */
  function hoverOn(hover) {
    const before = scene?.state.hover
    if (!scene || !before || (before.i === hover.i && before.j === hover.j)) return
    const hovered = change(scene, { hover })
    if (before.j !== hover.j) drawRows(view.stage, hovered)
    drawFocus(view, hovered)
    drawLinks(view.stage.links, hovered)
  }

  async function copyLink() {
    address.now()
    await copyAddress(root)
    if (!scene) return
    const { labels } = scene
    view.tools.copy.textContent = labels.copied
    clearTimeout(copied)
    copied = setTimeout(() => { view.tools.copy.textContent = labels.copy }, COPIED_MS)
  }

  const actions = { scene: () => scene, stepBy, goTo, togglePlaying, hoverOn, select }
  const { steps, tools, stage, map, tables } = view
  steps.back.onclick = () => stepBy(-1)
  steps.next.onclick = () => stepBy(1)
  steps.play.onclick = togglePlaying
  for (const choice of tools.choices) choice.onclick = () => choose({ shown: choice.value })
  tools.order.onchange = () => choose({ order: tools.order.value })
  tools.copy.onclick = copyLink
  tools.save.onclick = () => scene && saveNumbers(scene)
  tables.box.ontoggle = () => scene && drawTables(tables, scene)
  listenOnStage(stage, actions)
  listenOnMap(map.canvas, actions)
  const unlisten = listenToStepKeys(root, actions)
  const resized = new ResizeObserver(() => {
    if (scene && root.clientWidth !== scene.width) arrange(scene)
  })
  resized.observe(root)

  return {
    /** @param {Update} update */
    update(update) {
      const { meta, language } = update
      let state = scene?.state ?? null
      const isFirst = state === null
      const isOther = digest !== meta.digest
      if (subject === null || state === null || isOther) {
        player.stop()
        const wanted = nextView(state, sent, { question: meta.question, view: meta.view })
        subject = subjectOf(update)
        state = startingState(wanted, subject)
        sent = { question: meta.question, view: meta.view }
        digest = meta.digest
      }
      // A run that changed nothing here, or only the theme, must not take the keyboard's focus away.
      const wanted = JSON.stringify([digest, language, meta.code])
      const moment = momentOf(subject, update, readColours(root), wanted === filled ? state : { ...state, pending: null })
      if (scene && wanted === filled) draw(scene = { ...scene, ...moment })
      else {
        filled = wanted
        fillView(view, moment, { goTo, goToPhase })
        drawAsking(view.words, moment, answered)
        arrange(moment)
      }
      if (isOther && !isFirst) address.soon()
    },
    stop() {
      unlisten()
      player.stop()
      glide.stop()
      address.stop()
      clearTimeout(copied)
      resized.disconnect()
    },
  }
}
