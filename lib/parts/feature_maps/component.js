/**
 * Three levels of one network: all layers, one layer, one map. Pointing needs no server; a zoom asks it for the numbers
 * that are not here yet, while the tiles fly.
 */

import { setQuery } from "../kit/address.js"
import { arrowMove, isForControl } from "../kit/keys.js"
import { definePart } from "../kit/part.js"
import { SKIPPED, rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { arrivalOf } from "./arrival.js"
import { createChoosing } from "./choosing.js"
import { createDrawing } from "./drawing.js"
import { saveNumbers, savePng } from "./exports.js"
import { createFollower } from "./follow.js"
import { pixelOver } from "./maths/field.js"
import { fieldQuestion, questionKey } from "./question.js"
import { followingScene, layerIn, needsNumbers, renamed, stepIn } from "./scene.js"
import { createRequests } from "./requests.js"
import { SCALES, addressOf, levelAbove, mapToPoint, movedPixel, neighbour, pixelWithin, withTapped, zoomed } from "./state.js"
import { buildView, drawGuess, focusLevel } from "./view.js"
import { createFlight } from "./views/flight.js"
import { arrive, departure } from "./views/zoom.js"

/** @typedef {import("./scene.js").Actions} Actions */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {import("./state.js").State} State */

export default definePart(import.meta.url, createMaps)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createMaps(root, tell) {
  const view = buildView(root)
  const flight = createFlight(root, view.flightCanvas)
  /** @type {Scene | null} null until the first overview is here */
  let scene = null
  /** @type {Update | null} */
  let newest = null
  /** @type {Update | null} the last one with all layers */
  let overview = null
  let isAnew = false // whether elements are to be made anew once the tiles have landed, not only what they show

  /**
   * Change the state, and return the new scene.
   *
   * @param {Scene} before
   * @param {Partial<State>} changes
   */
  function change(before, changes) {
    const after = { ...before, state: { ...before.state, ...changes } }
    scene = after
    return after
  }

  /** @param {Scene} before */
  function draw(before) {
    flight.end()
    const { level, layer, chosen, pixel } = before.state
    const step = stepIn(before)
    const shown = change(before, {
      pixel: step ? pixelWithin(pixel, step) : pixel,
      ...(level === 1 ? { pointed: { layer, map: chosen, pixel: null } } : {}),
    })
    drawing.drawAll(shown)
    ask(shown)
  }

  /** @param {Scene} shown */
  function ask(shown) {
    const [question, key] = [fieldQuestion(shown.net), questionKey(shown.net)]
    drawGuess(view, shown, question, rememberedAnswer(key), (answer) => {
      rememberAnswer(key, answer)
      if (scene) ask(scene)
      if (answer !== SKIPPED) actions.point({ layer: question.layer.at, map: 0, pixel: question.pixel })
    })
  }

  /** @type {Actions} */
  const actions = {
    zoom(target) {
      if (!scene) return
      const from = departure(root, drawing.level(), scene)
      const shown = requests.request({ ...scene, trouble: "", state: zoomed(scene.state, target) })
      scene = shown
      draw(shown)
      arrive(flight, root, from, drawing.level(), shown)
      actions.settle()
      focusLevel(view)
      if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: "start" }) // where the learner now is
    },
    point(pointed) {
      if (scene) drawing.drawPointed(change(scene, { pointed }))
    },
    pointBack(cell) {
      if (!scene || scene.state.level === 0) return
      const { net, state } = scene
      const map = mapToPoint(state)
      const pixel = pixelOver(net, state.layer, cell, map)
      if (state.level === 1) actions.point({ layer: state.layer, map, pixel })
      else if (stepIn(scene)) actions.choosePixel(pixel)
    },
    leave() {
      if (!scene) return
      const { level, layer, chosen } = scene.state
      actions.point(level === 1 ? { layer, map: chosen, pixel: null } : { layer: -1, map: 0, pixel: null })
    },
    moveChosen(move, across) {
      if (!scene) return
      change(scene, { chosen: neighbour(scene.state, move, across, layerIn(scene).count) })
      actions.leave()
    },
    openMap(map, pixel = undefined) {
      if (!scene) return
      const { at: layer, opens } = layerIn(scene)
      const chosen = map ?? scene.state.chosen
      if (opens) actions.zoom({ layer, map: chosen, pixel })
      else if (pixel) drawing.drawPointed(change(scene, { chosen, pointed: { layer, map: chosen, pixel } }))
    },
    choosePixel(pixel) {
      if (!scene || scene.state.pixel?.join() === pixel.join()) return
      drawing.drawPixel(change(scene, { pixel }))
    },
    tapChannel(channel) {
      if (scene) drawing.drawPixel(change(scene, withTapped(scene.state, channel)))
    },
    toggleChannels() {
      if (scene) drawing.drawChannels(change(scene, { isComplete: !scene.state.isComplete }))
    },
    settle() {
      if (scene) setQuery(addressOf(scene.state, scene.net))
    },
  }

  const drawing = createDrawing(view, actions)

  view.scale.onchange = () => {
    const scale = SCALES.find((one) => one === view.scale.value)
    if (!scene || !scale) return
    draw(change({ ...scene, atlases: new Map() }, { scale }))
    actions.settle()
  }
  view.png.onclick = () => { if (scene) savePng(view, scene) }
  view.csv.onclick = () => { if (scene) saveNumbers(scene, drawing.table()) }
  view.tableBox.ontoggle = () => { if (scene) drawing.drawTable(scene) }
  root.onkeydown = (event) => {
    if (!scene || isForControl(event)) return
    const { state } = scene
    const [move, step] = [arrowMove(event), stepIn(scene)]
    if (event.key === "Escape" && state.level > 0) {
      event.preventDefault()
      actions.zoom(levelAbove(state))
      view.crumbs.querySelector("button")?.focus()
    } else if (move && step && state.pixel) {
      event.preventDefault()
      actions.choosePixel(movedPixel(state.pixel, move, step))
      actions.settle()
    }
  }
  /** @param {boolean} isWhole whether elements are made anew, not only what they show */
  function show(isWhole) {
    isAnew ||= isWhole
    flight.whenLanded(() => {
      if (!scene) return
      if (isAnew) {
        draw(scene)
        actions.settle()
      } else drawing.redraw(scene)
      isAnew = false
      follower.explain(view.note, scene.labels)
    })
  }

  const follower = createFollower({
    drawn(seen, levels, shows) {
      if (!scene) return
      scene = followingScene(scene, seen, levels, follower.moving(), shows)
      show(false)
    },
    looked(seen, name) {
      if (scene?.net.name !== name) return
      const isAwaited = scene.state.level === 1 && needsNumbers(scene)
      scene = { ...scene, fulls: seen.fulls, isWaiting: scene.isWaiting && !isAwaited }
      if (isAwaited) show(true)
      else if (scene.state.level < 2) drawing.drawPointed(scene) // whose value is here now
    },
    rested() {
      if (!scene) return
      const name = follower.isShown() ? choosing.name() : null
      scene = requests.request(name ? renamed(scene, name) : scene)
      show(false)
    },
    lost() {
      choosing.lost()
      if (!scene) return
      requests.forget()
      scene = requests.request({ ...scene, moving: null })
      show(false)
    },
    left() {
      if (!newest) return
      const { name, live } = newest.meta
      if (overview?.meta.name === name) update({ ...overview, meta: { ...overview.meta, live } })
      else requests.askForOverview()
    },
  })
  const requests = createRequests(tell, follower)
  const choosing = createChoosing(view.side, follower, {
    isOnScreen: (name) => scene?.net.name === name,
    ask: () => tell.trigger("asks", true),
  })

  /** @param {Update} given */
  function update(given) {
    newest = given
    if (given.meta.layers) overview = given
    const { live } = given.meta
    const room = root.className
    root.classList.toggle("beside-source", live.isBeside)
    root.classList.toggle("with-canvas", live.pictures !== null)
    const picture = given.arrays.image ?? scene?.net.image.picture
    if (picture) choosing.receive(given, picture)
    const arrival = arrivalOf(scene, given, follower, choosing)
    if (!arrival) return requests.askForOverview()
    const { next, isFollowing, isOther, isNews } = arrival
    follower.use(live, next.net)
    if (isOther) follower.lookAt(next.net)
    scene = requests.request({ ...next, moving: follower.moving() })
    if (isNews || isOther || isFollowing) show(isNews || room !== root.className)
  }

  const resized = new ResizeObserver(() => {
    if (scene?.state.level === 1 && drawing.isWidthNew()) draw(scene)
  })
  resized.observe(view.level)

  return {
    update,
    stop() {
      flight.end()
      resized.disconnect()
      follower.stop()
      choosing.stop()
    },
  }
}
