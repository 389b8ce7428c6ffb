/** Couplings that are set by hand on the page: what is shown, and what is combined again when. */

import { setQuery } from "../kit/address.js"
import { indexOf } from "../kit/counting.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { originOf, questionOf } from "../kit/routed/choice.js"
import { createChoosing } from "../kit/routed/choosing.js"
import { readColours } from "../kit/theme.js"
import { createCombining } from "./combining.js"
import { saveNumbers, savePicture } from "./exports.js"
import { saveRouterNotebook } from "./notebook.js"
import { sizesOf, sourceOf, subjectOf } from "./scene.js"
import { addressOf, fitted, settingOf, sharesOf, startingState, usualSet, withCapsule, withRows } from "./state.js"
import { WHOLE, withShare } from "./maths.js"
import { buildView, drawAll, drawAsked, drawTable, fillTexts } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").State} State */

export default definePart(import.meta.url, createRouter)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createRouter(root, tell) {
  const view = buildView(root)
  /** @type {Scene | null} */
  let scene = null
  /** @type {State | null} */
  let state = null
  let [filled, asked, known] = ["", "", ""]
  /** @type {number[] | null} the shares that a slider began to change, so that moving it back gives them again */
  let base = null

  const [hands, others] = [createCombining(follow), createCombining(() => {})]

  /** @param {Update} update @param {import("../kit/routed/choice.js").Choice} of */
  function show(update, of) {
    const isOther = scene?.update.meta.digest !== update.meta.digest
    const sizes = sizesOf(update)
    state = state ? fitted(state, sizes) : startingState(update.meta.view, sizes)
    asked = `capsule-lab-hand-router-${questionOf(update.meta.choices, of, update.arrays.image)}`
    hands.open(sourceOf(update, of))
    others.open(sourceOf(update, of))
    const colours = of.picture?.isMoving && scene ? scene.colours : readColours(root)
    const subject = scene && !isOther ? scene.subject : subjectOf(update)
    const found = scene && !isOther ? scene : { hand: null, equal: null, chosen: null }
    const usual = usualSet(subject.routed, sizes.classes)
    scene = { update, of, origin: originOf(of, update.meta), state, colours, subject, usual, ...placed(state, usual.capsules),
      hand: found.hand, equal: found.equal, chosen: found.chosen }
    const texts = JSON.stringify([update.language, update.meta.classes, update.meta.kind, sizes])
    if (texts !== filled) {
      filled = texts
      fillTexts(view, scene, handlers)
    }
    root.ariaBusy = String(of.picture?.isMoving ?? false)
    if (isOther) known = ""
    follow()
  }

  /** @param {State} now @param {number[]} usual */
  function placed(now, usual) {
    const set = now.set ?? usual
    return { set, at: now.capsule ?? set[0] }
  }

  /** Combine what is not known yet, and draw. */
  function follow() {
    if (!scene) return
    draw()
    const { subject, set, state: { rest }, update } = scene
    const { classes } = sizesOf(update)
    take("hand", hands.combine(subject, settingOf(scene.state, set, classes)))
    const wanted = JSON.stringify([update.meta.digest, set, rest])
    if (wanted === known && scene.equal && scene.chosen) return
    known = wanted
    combineOthers(subject, set, rest)
  }

  /**
   * @param {import("./combining.js").Subject} subject
   * @param {number[]} set
   * @param {import("./maths.js").Rest} rest
   */
  async function combineOthers(subject, set, rest) {
    await take("equal", others.combine(subject, { capsules: [], couplings: null, rest: "uniform" }))
    await take("chosen", others.combine(subject, { capsules: set, couplings: null, rest }))
  }

  /** @param {"hand" | "equal" | "chosen"} name @param {Promise<import("./combining.js").Combined | null>} coming */
  async function take(name, coming) {
    const of = scene?.subject
    const found = await coming
    if (!found || !scene || scene.subject !== of) return
    scene = { ...scene, [name]: found }
    draw()
  }

  function draw() {
    if (!scene) return
    drawAll(view, scene)
    drawAsked(view, scene, rememberedAnswer(asked), answer)
  }

  /** @param {State} next */
  function change(next) {
    if (!scene) return
    state = next
    scene = { ...scene, state, ...placed(state, scene.usual.capsules) }
    follow()
  }

  /** @param {State} next */
  function choose(next) {
    base = null
    change(next)
    writeAddress()
  }

  function writeAddress() {
    if (scene && state) setQuery({ ...choices.address(), ...addressOf(state) })
  }

  /** @param {string} guess */
  function answer(guess) {
    rememberAnswer(asked, guess)
    draw()
    root.focus({ preventScroll: true })
  }

  /** @type {import("./view.js").Handlers} */
  const handlers = {
    choose(capsule) {
      if (state && scene) choose({ ...state, set: capsule === scene.set[0] && !state.set ? null : scene.set, capsule })
    },
    replace(number) {
      if (!state || !scene) return
      const { inputs } = sizesOf(scene.update)
      const capsule = Number.isInteger(number) ? indexOf(Math.min(Math.max(number, 1), inputs)) : scene.at
      choose(withCapsule(state, scene.set, scene.at, capsule))
    },
    usual() {
      if (state) choose({ ...state, set: null, rows: {}, capsule: null })
    },
    move(which, share) {
      if (!state || !scene) return
      const { at, set, update } = scene
      base ??= sharesOf(state, at, sizesOf(update).classes)
      change(withRows(state, set, [at], withShare(base, which, share)))
    },
    settle() {
      base = null
      writeAddress()
    },
    all(which) {
      if (!state || !scene) return
      const shares = scene.update.meta.classes.map((_, at) => (at === which ? WHOLE : 0))
      choose(withRows(state, scene.set, [scene.at], shares))
    },
    equal() {
      if (state && scene) choose(withRows(state, scene.set, [scene.at], null))
    },
    copy() {
      if (state && scene) choose(withRows(state, scene.set, scene.set, state.rows[scene.at] ?? null))
    },
    rest(rest) {
      if (state) choose({ ...state, rest })
    },
    reveal() {
      if (state) choose({ ...state, isShown: !state.isShown })
    },
  }

  const choices = createChoosing(view.choices, { show, writeAddress, ask: () => tell.trigger("asks", true) })
  view.details.ontoggle = () => scene && drawTable(view, scene)
  view.save.onclick = () => scene && saveNumbers(scene)
  view.picture.onclick = () => scene && savePicture(scene)
  view.notebook.onclick = () => scene && saveRouterNotebook(scene)

  return {
    update: choices.receive,
    stop() {
      choices.stop()
      hands.close()
      others.close()
    },
  }
}
