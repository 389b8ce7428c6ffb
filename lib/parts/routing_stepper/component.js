/** One stepper on the page: its state, and what is redrawn when. */

import { pointsWithFinger } from "../kit/dom.js"
import { definePart } from "../kit/part.js"
import { SKIPPED, rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { readColours } from "../kit/theme.js"
import { isMoving as isMovingNow, originOf, questionOf } from "../kit/routed/choice.js"
import { createChoosing } from "../kit/routed/choosing.js"
import { listenOnControls } from "./controls.js"
import { loadDrawing } from "./describe/kind.js"
import { mustAsk, unrevealedStep } from "./describe/questions.js"
import { linkValues } from "./maths/stage.js"
import { createAddress, createGlide, createPlayer } from "./motion.js"
import { createOthers } from "./others.js"
import { arrangedScene, changedScene, momentOf, subjectOf, textsOf } from "./scene.js"
import { addressOf, clampedStep, nextView, startingState, usualPair, usualShown } from "./state.js"
import { buildView, drawFocus, drawMoving, drawStep, fillList, fillView, measureView } from "./view.js"
import { fillPictures } from "./views/pictures.js"
import { drawRows, setTabStop } from "./views/stage.js"
import { drawSteps } from "./views/steps.js"
import { drawTables } from "./views/tables.js"
import { drawAsking } from "./views/words.js"

/** @typedef {import("../kit/routed/choice.js").Choice} Choice */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").Pair} Pair */
/** @typedef {import("./state.js").State} State */

export default definePart(import.meta.url, createStepper, (meta) => loadDrawing(meta.kind))

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createStepper(root, tell) {
  const view = buildView(root)
  /** @type {Scene | null} null until the first update */
  let scene = null
  const usual = usualShown(pointsWithFinger())
  /** @type {Update | null} what is shown */
  let shown = null
  /** @type {import("./scene.js").Subject | null} */
  let subject = null
  /** @type {ReturnType<typeof measureView> | null} */
  let room = null
  let [question, filled] = ["", ""]

  const address = createAddress(() => (scene ? { ...addressOf(scene.state, usual), ...choices.address(), ...others.address() } : {}))
  const player = createPlayer({ scene: () => scene, stepBy, goTo, show(isPlaying) {
    if (scene) drawSteps(view.steps, change(scene, { isPlaying }))
  } })
  const glide = createGlide((motion) => {
    if (scene) drawMoving(view, scene = { ...scene, motion })
  })

  /** @param {string} guess */
  const onGuess = (guess) => [answered(guess), root.focus({ preventScroll: true })]
  const questionKey = () => `capsule-lab-routing-${question}`
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

  /** @param {import("./scene.js").Moment} moment with new rows, or in another room */
  function arrange(moment) {
    glide.stop()
    scene = arrangedScene(moment, room ??= measureView(view))
    fillList(view, scene)
    draw(scene)
  }

  /** @param {Scene} drawn */
  function draw(drawn) {
    drawStep(view, drawn, answer())
    drawMoving(view, drawn)
    others.draw()
  }

  /** @param {number | null} pending the step to go to once the question is answered; null closes it */
  function ask(pending) {
    if (scene) drawAsking(view.words, change(scene, { pending }), onGuess)
  }

  /** @param {string} guess a class's number, or SKIPPED */
  function answered(guess) {
    rememberAnswer(questionKey(), guess)
    goTo(scene?.state.pending ?? 0)
    player.resume()
  }

  /** @param {number} wanted */
  function goTo(wanted) {
    if (!scene) return
    const { kind: { question: asked }, state, steps } = scene
    const step = clampedStep(wanted, steps)
    if (asked && mustAsk(asked, state.step, step, answer())) {
      if (state.pending === null) {
        player.interrupt()
        showStep(asked.askedAt - 1) // what the guess can build on
        ask(step)
        return
      }
      rememberAnswer(questionKey(), SKIPPED)
    }
    if (state.pending !== null) ask(null)
    showStep(step)
  }

  /** @param {number} step */
  function showStep(step) {
    if (!scene || step === scene.state.step) return
    const { state, listed, motion } = scene
    const next = change(scene, { step, wanted: step, ...(state.isChosen ? {} : usualPair(step, scene.allOn ?? scene)) })
    setTabStop(view.stage.made.rows, listed.indexOf(next.state.i))
    address.soon()
    drawStep(view, next, answer())
    others.draw()
    glide.start({ values: motion.values, from: state.step }, linkValues(next, listed))
  }

  /** @param {number} by */
  function stepBy(by) {
    if (!scene) return
    if (by > 0 && scene.state.pending !== null) answered(SKIPPED) // who goes on does not want to guess
    else goTo(scene.state.step + by)
  }

  /** @param {number} phase */
  function goToPhase(phase) {
    if (scene) goTo(scene.t * scene.kind.steps.length + phase)
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
    const selected = change(scene, { i, j, isChosen: true })
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
    drawMoving(view, hovered)
  }

  /**
   * Return where a routing is shown: where the learner was, but for what answers a question that was not asked.
   *
   * @param {import("./scene.js").Subject} next
   * @param {Update} update
   * @param {Choice} of
   */
  function stateFor(next, update, of) {
    const before = scene?.state ?? null
    const state = startingState(nextView(before, shown && shown.meta.view, update.meta.view), next.allOn ?? next, usual)
    const about = questionOf(update.meta.choices, of, update.arrays.image)
    const seen = about === question ? before?.step ?? -1 : -1
    question = about
    return before ? { ...state, step: unrevealedStep(next.kind.question, state.step, seen, answer()) } : state
  }

  /** @param {Update} update @param {Choice} of what it is the routing of */
  function show(update, of) {
    const [isFirst, isMoving] = [scene === null, isMovingNow(of)]
    const isOther = update.meta.digest !== shown?.meta.digest
    if (isOther) player.stop()
    let state = scene?.state
    if (isOther || !state || !subject) {
      subject = subjectOf(update, of.off)
      state = stateFor(subject, update, of)
    }
    shown = update
    // A run that changed nothing here, or only the theme, must not take the keyboard's focus away.
    const texts = textsOf(subject, update)
    const isNew = isOther || texts !== filled
    const colours = isMoving && scene ? scene.colours : readColours(root)
    const moment = momentOf(subject, update, colours, isNew ? { ...state, pending: null } : state, originOf(of, update.meta))
    if (texts !== filled) {
      [filled, room] = [texts, null]
      fillView(view, moment, { goTo, goToPhase })
    }
    if (isNew || !scene) {
      fillPictures(view.pictures, moment)
      drawAsking(view.words, moment, onGuess)
      arrange(moment)
    } else draw(scene = { ...scene, ...moment })
    root.ariaBusy = String(isMoving)
    if (isOther && !isFirst && !isMoving) address.soon()
    others.show(update, of)
  }

  const choices = createChoosing(view.choices, { show, writeAddress: address.now, ask: () => tell.trigger("asks", true) })
  const others = createOthers(view, { scene: () => scene, choice: choices.choice, choose: choices.choose, select, answer,
    writeAddress: address.now, goToEnd: () => scene && goTo(scene.steps - 1) })
  const unlisten = listenOnControls(view, root, {
    scene: () => scene, stepBy, goTo, togglePlaying: player.toggle, hoverOn, select, choose,
    toggleTables: () => scene && drawTables(view.tables, scene),
    prepareAddress() {
      address.now()
      return scene?.labels ?? null
    },
  })
  const resized = new ResizeObserver(() => {
    if (!scene || root.clientWidth === scene.width) return
    room = null
    arrange(scene)
  })
  resized.observe(root)

  return {
    update: choices.receive,
    stop() {
      unlisten()
      player.stop()
      glide.stop()
      address.stop()
      choices.stop()
      others.stop()
      resized.disconnect()
    },
  }
}
