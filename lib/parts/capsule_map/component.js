/** The map of class vectors on the page: what is shown, and what is drawn again when. */

import { setQuery } from "../kit/address.js"
import { loadVectors } from "../kit/capsules/vectors.js"
import { h } from "../kit/dom.js"
import { listen } from "../kit/live.js"
import { definePart } from "../kit/part.js"
import { rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { createRest } from "../kit/rest.js"
import { linesOf, saveMap, saveNumbers } from "./exports.js"
import { createMaker } from "./maker.js"
import { saveMapNotebook } from "./notebook.js"
import { START, draggedBy, nextSpot, turnedBy, zoomedBy } from "./maths/camera.js"
import { listenToMap } from "./pointer.js"
import { coloursOf, nearOf, vectorOf } from "./scene.js"
import { COLOURINGS, KINDS, addressOf, startingState } from "./state.js"
import { ask, buildView, drawChoices, drawTexts, drawWaiting, drawZoom, fillNumbers, fillTexts, tell } from "./view.js"
import { LISTED, drawNear, drawPointed } from "./views/near.js"
import { drawStage, tileAt } from "./views/stage.js"
import { paintMine, paintTiles } from "./views/tiles.js"

/** @typedef {import("../kit/live.js").LiveCapsules} LiveCapsules */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").State} State */

/** After so many ms without another move the table and the address follow: 300 rows are not filled again and again. */
const REST = 150
const QUESTION = "capsule-lab-capsule-map"

export default definePart(import.meta.url, createMap)

/**
 * @param {HTMLElement} root
 * @returns {import("../kit/part.js").App<Update>}
 */
function createMap(root) {
  const view = buildView(root)
  /** @type {Update | null} */
  let update = null
  /** @type {State | null} */
  let state = null
  /** @type {LiveCapsules | null} */
  let live = null
  /** @type {import("./scene.js").ClassVectors | null} */
  let digits = null
  let [address, asked] = ["", ""] // of the digits, or of those that are on their way; the language that the question stands there in
  /** @type {Scene | null} */
  let scene = null
  /** @type {import("./views/tiles.js").Tiles | null} */
  let tiles = null
  /** @type {ReturnType<typeof drawStage>} */
  let drawn = { spots: [], mine: null, side: 0, scale: 1 }
  const [mine, tabling, addressing] = [h("canvas"), createRest(REST), createRest(REST)]
  const maker = createMaker((made) => {
    if (!update || !state || !digits) return
    const near = live ? nearOf(digits, live, state.of) : null
    scene = { update, state, digits, live, near, mine: null, ...made, ...coloursOf(digits, made.places, state.by) }
    tiles = paintTiles(digits.images, scene.places, scene.colours)
    drawAll()
    place()
  })

  const isTold = () => rememberedAnswer(QUESTION) !== null && scene?.near !== null

  /** Load the vectors of the checkpoint that is looked at, and make their map. */
  async function load() {
    if (!update) return
    const { meta, labels } = update
    const wanted = meta.vectors[live?.checkpoint ?? meta.checkpoint] ?? meta.vectors[meta.checkpoint]
    if (wanted === address) return
    address = wanted
    if (!digits) drawWaiting(view, labels.loading)
    try {
      const found = await loadVectors(wanted)
      if (wanted !== address || !state) return
      digits = found
      maker.make(digits, state)
    } catch {
      if (wanted !== address) return
      address = ""
      drawWaiting(view, labels.absent, true)
    }
  }

  /** Find out where the learner's digit lies, and show it there. */
  async function place() {
    if (!scene?.live) return
    const whose = scene.live
    const found = maker.place(vectorOf(whose, scene.state.of))
    const at = found instanceof Promise ? await found : found
    if (!at || !scene || scene.live !== whose) return
    scene = { ...scene, mine: at }
    drawMap()
    tabling.then(() => view.numbers.open && drawTable())
  }

  /** @param {LiveCapsules | undefined} newest */
  function follow(newest) {
    live = newest ?? null
    load()
    if (!scene || !digits) return
    scene = { ...scene, live, near: live ? nearOf(digits, live, scene.state.of) : null, mine: live ? scene.mine : null }
    if (live) paintMine(mine, live.image)
    drawNearby()
    drawMap()
    place()
  }

  function drawMap() {
    if (!scene || !tiles) return
    const size = sizeOf()
    if (size.width === 0) return
    const { near } = scene
    const listed = isTold() && near ? [near.same, near.others].map((some) => some.slice(0, LISTED).map((one) => one.place)) : []
    drawZoom(view, scene.state.camera)
    drawn = drawStage(view.canvas, size, { scene, tiles, mine: isTold() ? mine : null, listed })
  }

  function drawNearby() {
    if (!update) return
    if (scene) {
      drawNear(view.near, scene)
      drawPointed(view.near, scene)
    }
    const guess = rememberedAnswer(QUESTION)
    if (guess !== null) tell(view, scene, guess)
    else if (asked !== update.language) ask(view, update, answer) // a button that has the keyboard keeps it
    asked = guess === null ? update.language : ""
  }

  /** @param {string} guess */
  function answer(guess) {
    rememberAnswer(QUESTION, guess)
    drawNearby()
    drawMap()
    view.stage.focus({ preventScroll: true })
  }

  function drawAll() {
    if (!scene) return
    if (live) paintMine(mine, live.image)
    drawChoices(view, scene.state)
    drawTexts(view, scene)
    drawNearby()
    drawMap()
    if (view.numbers.open) drawTable()
  }

  function drawTable() {
    if (scene) fillNumbers(view, scene, linesOf(scene, isTold()))
  }

  /** @param {Partial<State>} changes */
  function choose(changes) {
    if (!state || !digits) return
    state = { ...state, ...changes, pointed: null, camera: { ...START, yaw: state.camera.yaw, pitch: state.camera.pitch } }
    setQuery(addressOf(state))
    maker.make(digits, state)
  }

  /** @param {Partial<State>} changes of what only the picture shows */
  function look(changes) {
    if (!state || !scene) return
    state = { ...state, ...changes }
    scene = { ...scene, state }
    if ("pointed" in changes) drawPointed(view.near, scene)
    drawMap()
  }

  /** @param {1 | -1} direction */
  function zoom(direction) {
    if (!state || !scene) return
    const focus = scene.state.pointed === null ? drawn.mine : drawn.spots[scene.places.indexOf(scene.state.pointed)]
    look({ camera: zoomedBy(state.camera, direction, state.dims === 2 && state.camera.zoom === 1 ? focus : null, sizeOf(), drawn.scale) })
    settle()
  }

  /** Write how the map is looked at into the address, once it is at rest. */
  function settle() {
    addressing.then(() => state && setQuery(addressOf(state)))
  }

  function sizeOf() {
    return { width: view.stage.clientWidth, height: view.stage.clientHeight }
  }

  for (const button of view.kinds) button.onclick = () => choose({ map: KINDS.find((kind) => kind === button.dataset.kind) })
  for (const button of view.dims) button.onclick = () => choose({ dims: button.dataset.dims === "3" ? 3 : 2 })
  view.of.onchange = () => choose({ of: view.of.value === "all" ? null : Number(view.of.value) })
  view.by.onchange = () => {
    if (!state || !scene || !digits) return
    state = { ...state, by: COLOURINGS.find((one) => one === view.by.value) ?? "class" }
    setQuery(addressOf(state))
    scene = { ...scene, state, ...coloursOf(digits, scene.places, state.by) }
    tiles = paintTiles(digits.images, scene.places, scene.colours)
    drawAll()
  }
  view.nearer.onclick = () => zoom(1)
  view.farther.onclick = () => zoom(-1)
  view.again.onclick = load
  view.numbers.ontoggle = drawTable
  view.png.onclick = () => saveMap(view.canvas, [view.question.text, view.explained, view.range].map((one) => one.textContent ?? ""))
  view.csv.onclick = () => scene && saveNumbers(scene, isTold())
  view.notebook.onclick = () => scene && saveMapNotebook(scene, isTold())
  listenToMap(view.stage, {
    turns: () => state?.dims === 3,
    drags: () => state !== null && state.dims === 2 && state.camera.zoom > 1,
    turn: (yaw, pitch) => state && look({ camera: turnedBy(state.camera, yaw, pitch) }),
    drag: (right, down) => state && look({ camera: draggedBy(state.camera, right, down, drawn.scale) }),
    zoom,
    settle,
    point(at) {
      const found = at ? tileAt(drawn.spots, drawn.side, at) : -1
      if (found >= 0 && scene && scene.places[found] !== scene.state.pointed) look({ pointed: scene.places[found] })
    },
    step(right, down) {
      if (!scene) return
      const before = scene.state.pointed === null ? null : drawn.spots[scene.places.indexOf(scene.state.pointed)]
      const { width, height } = sizeOf()
      const next = nextSpot(drawn.spots, before ?? drawn.mine ?? { x: width / 2, y: height / 2, near: 1 }, right, down)
      if (next >= 0) look({ pointed: scene.places[next] })
    },
  })
  const sized = new ResizeObserver(drawMap)
  sized.observe(view.stage)
  const unlisten = listen("capsules", follow)

  return {
    /** @param {Update} newest */
    update(newest) {
      update = newest
      state ??= startingState(newest.meta.view)
      fillTexts(view, newest)
      drawChoices(view, state)
      if (scene) {
        scene = { ...scene, update }
        drawAll()
      } else drawNearby()
      load()
    },
    stop() {
      tabling.stop()
      addressing.stop()
      unlisten()
      sized.disconnect()
      maker.stop()
    },
  }
}
