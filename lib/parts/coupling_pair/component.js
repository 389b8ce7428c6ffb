/** Two pictures' couplings on the page: what is shown, and what is drawn again when. */

import { setQuery } from "../kit/address.js"
import { capsuleOnMap } from "../kit/capsules/geometry.js"
import { arrowMove } from "../kit/keys.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { saveCouplingsNotebook, saveMaps, saveNumbers } from "./exports.js"
import { neighbourOf } from "./maths.js"
import { createPictures } from "./pictures.js"
import { sceneOf } from "./scene.js"
import { ANSWER, GUESSES, addressOf, startingState } from "./state.js"
import { MARGIN, mapOf } from "./views/maps.js"
import { buildView, drawSaid, drawScene, fillTexts } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */

export default definePart(import.meta.url, createCouplings)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createCouplings(root, tell) {
  const view = buildView(root)
  /** @type {Update | null} what the server sent last */
  let update = null
  /** @type {Scene | null} */
  let scene = null
  /** @type {import("./state.js").State | null} */
  let state = null
  /** @type {import("./scene.js").Pair | null} */
  let pair = null
  let said = ""

  const pictures = createPictures(view.cards.map(({ box }) => box), {
    show(newest) {
      pair = newest
      draw()
    },
    explain: (chosen) => update && chosen.explain(view.note, update.labels),
    write: setQuery,
    ask: () => tell.trigger("asks", true),
  })

  function draw() {
    if (!update || !pair || !state) return
    scene = sceneOf(update, state, pair)
    drawScene(view, scene)
    say()
  }

  /** Ask once for each network, or say what was found. */
  function say() {
    if (!scene) return
    const { update: { meta: { origin, kind }, language }, alike } = scene
    const key = `capsule-lab-couplings-${origin.run}-${origin.checkpoint}`
    const answered = rememberedAnswer(key)
    const isAsking = kind.decides && alike.correlation !== null && answered === null
    const guess = GUESSES.find((one) => one === answered) ?? null
    const text = isAsking ? `${key} ${language}` : ""
    if (isAsking && text === said) return // a button that has the keyboard keeps it
    said = text
    drawSaid(view, scene, isAsking, guess, (id) => {
      rememberAnswer(key, id)
      draw()
      view.maps.each[0].canvas.focus({ preventScroll: true })
    })
  }

  /** @param {Partial<import("./state.js").State>} change */
  function choose(change) {
    if (!state) return
    state = { ...state, ...change }
    draw()
    if (!("pointed" in change)) setQuery(addressOf(state))
  }

  /** @param {HTMLCanvasElement} canvas @param {PointerEvent | MouseEvent} event */
  function capsuleUnder(canvas, event) {
    if (!scene) return null
    const { left, top } = canvas.getBoundingClientRect()
    const { meta: { geometry } } = scene.update
    const found = capsuleOnMap(mapOf(view.maps, geometry), scene.apart.length, event.clientX - left - MARGIN, event.clientY - top - MARGIN)
    return found < 0 ? null : found
  }

  for (const { canvas } of view.maps.each) {
    canvas.onpointermove = (event) => {
      const pointed = capsuleUnder(canvas, event)
      if (pointed !== state?.pointed) choose({ pointed })
    }
    canvas.onpointerleave = () => choose({ pointed: null })
    canvas.onclick = (event) => choose({ capsule: capsuleUnder(canvas, event) })
    canvas.onkeydown = (event) => {
      const move = arrowMove(event)
      if (!move || !scene || !state) return
      event.preventDefault()
      const map = mapOf(view.maps, scene.update.meta.geometry)
      choose({ capsule: state.capsule === null ? 0 : neighbourOf(map, scene.apart.length, state.capsule, move) })
    }
  }
  view.to.onchange = () => choose({ to: view.to.value === ANSWER ? null : Number(view.to.value) })
  view.csv.onclick = () => scene && saveNumbers(scene)
  view.picture.onclick = () => scene && saveMaps(scene, view.maps.each)
  view.notebook.onclick = () => scene && saveCouplingsNotebook(scene)

  let width = 0
  const watching = new ResizeObserver(() => {
    if (root.clientWidth === width) return
    width = root.clientWidth
    draw()
  })
  watching.observe(root)

  return {
    update(newest) {
      const { meta: { view: start, classes } } = newest
      const isElsewhere = update?.meta.origin.run !== newest.meta.origin.run
      const isFilled = update?.labels === newest.labels && !isElsewhere
      update = newest
      const capsules = newest.arrays.couplings.shape[1]
      state = state === null ? startingState(start, classes.length, capsules) : startingState(state, classes.length, capsules)
      if (!isFilled) fillTexts(view, newest)
      pictures.receive(newest)
    },
    stop() {
      watching.disconnect()
      pictures.stop()
    },
  }
}
