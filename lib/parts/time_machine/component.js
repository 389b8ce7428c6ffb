/** A run's whole training on one slider. Everything moves here; the server only makes the files to export. */

import { setQuery } from "../kit/address.js"
import { arrowMove, listenToKeys, pageMove } from "../kit/keys.js"
import { definePart } from "../kit/part.js"
import { SKIPPED, rememberAnswer, rememberedAnswer } from "../kit/question.js"
import { wishOf } from "./film.js"
import { withUpdate } from "./history.js"
import { firstReaching } from "./maths.js"
import { questionOf } from "./question.js"
import { shadesOf } from "./shades.js"
import { addressOf, afterUpdate, atSnapshot, startingState, withLayer } from "./state.js"
import { drawFilter, drawGuess, drawMoment, drawPlay, drawTable, drawView } from "./view.js"
import { drawFilm } from "./views/film.js"
import { buildFrame } from "./views/frame.js"
import { THUMB, drawHint } from "./views/timeline.js"

/** @typedef {import("./history.js").Update} Update */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./view.js").Shown} Shown */

const FRAMES_A_SECOND = 8 // at speed 1
const REST = 150 // ms after the last move

export default definePart(import.meta.url, createMachine)

/**
 * @param {HTMLElement} root
 * @param {import("../kit/part.js").Tell} tell
 * @returns {import("../kit/part.js").App<Update>}
 */
function createMachine(root, tell) {
  const view = buildFrame(root)
  /** @type {Shown} */
  let shown
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let player
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting

  const handlers = {
    change: (/** @type {Partial<State>} */ changes) => show({ ...shown.state, ...changes }),
    chooseLayer: (/** @type {number} */ layer) => show(withLayer(shown.state, layer, shown.run)),
    goTo: (/** @type {number} */ at) => {
      play(false)
      goTo(at)
    },
    requestFile: (/** @type {string} */ format, of = "filters") => {
      const { run: { meta, frames, film }, state } = shown
      const layer = of === "maps" ? film?.meta.layer : meta.layers[state.layer].name
      tell.trigger("export", { format, run: meta.run, step: frames[state.at].step, layer, channel: state.channel, scale: state.scale, of })
    },
    wishFilm: (/** @type {import("./film.js").Wish} */ wish) => tell.state("film", { run: shown.run.meta.run, ...wish }),
    enlarge: (/** @type {number} */ filter) => {
      shown = { ...shown, state: { ...shown.state, enlarged: shown.state.enlarged === filter ? null : filter } }
      drawFilm(view, shown, handlers)
    },
  }

  const last = () => shown.run.frames.length - 1
  const writeAddress = () => setQuery(addressOf(shown.run, shown.state))

  /** @param {State} state */
  function show(state) {
    shown = { ...shown, state }
    ask()
    drawView(view, shown, handlers)
    drawPlay(view, shown.labels, player !== undefined)
    writeAddress()
  }

  /** @param {number} at */
  function goTo(at) {
    shown = { ...shown, state: atSnapshot(shown.state, at, shown.run) }
    drawMoment(view, shown, handlers)
    clearTimeout(resting) // browsers are slow to write the address, so only where time comes to rest
    resting = setTimeout(writeAddress, REST)
  }

  /** @param {boolean} isOn */
  function play(isOn) {
    clearInterval(player)
    player = undefined
    if (isOn) {
      if (shown.state.at === last()) goTo(0)
      player = setInterval(() => {
        goTo(shown.state.at + 1)
        if (shown.state.at === last()) play(false)
      }, 1000 / (FRAMES_A_SECOND * shown.state.speed))
    }
    drawPlay(view, shown.labels, isOn)
  }

  function jump() {
    play(false)
    const found = firstReaching(shown.run, shown.state.threshold)
    if (found) goTo(found.at)
    shown = { ...shown, state: { ...shown.state, jumpedTo: shown.state.threshold } }
    drawHint(view, shown)
  }

  function ask() {
    const key = `capsule-lab-machine-${shown.run.meta.run}`
    drawGuess(view, shown, questionOf(shown, rememberedAnswer(key), (id) => {
      rememberAnswer(key, id)
      if (shown.state.at === last() && id !== SKIPPED) play(true) // from the start to the end
      ask()
    }))
  }

  /** @param {number | null} filter */
  function hover(filter) {
    if (filter === shown.state.hovered) return
    shown = { ...shown, state: { ...shown.state, hovered: filter } }
    drawFilter(view, shown, handlers)
  }

  /** @param {number} filter */
  function chooseFilter(filter) {
    shown = { ...shown, state: { ...shown.state, filter, hovered: null } }
    drawFilter(view, shown, handlers)
    drawFilm(view, shown, handlers)
    writeAddress()
  }

  /** @param {PointerEvent} event */
  function scrub({ clientX }) {
    const { left, width } = view.curves.getBoundingClientRect()
    handlers.goTo((clientX - left - THUMB / 2) / (width - THUMB) * last())
  }

  view.play.onclick = () => play(player === undefined)
  view.slider.oninput = () => handlers.goTo(Number(view.slider.value))
  view.speed.onchange = () => {
    shown = { ...shown, state: { ...shown.state, speed: Number(view.speed.value) } }
    if (player !== undefined) play(true)
  }
  view.threshold.onchange = () => {
    shown = { ...shown, state: { ...shown.state, threshold: Number(view.threshold.value) } }
    jump()
  }
  view.jump.onclick = jump
  view.channel.onchange = () => handlers.change({ channel: Number(view.channel.value) })
  view.numbers.ontoggle = () => drawTable(view, shown)
  view.curves.onpointerdown = (event) => {
    if (event.button !== 0) return
    view.curves.setPointerCapture(event.pointerId)
    event.preventDefault() // the slider keeps the focus, and so the keys
    view.slider.focus({ preventScroll: true })
    scrub(event)
  }
  view.curves.onpointermove = (event) => {
    if (view.curves.hasPointerCapture(event.pointerId)) scrub(event)
  }
  const unlisten = listenToKeys(root, (event) => {
    if (!shown) return
    const { target } = event
    const [page, [, along]] = [pageMove(event), arrowMove(event) ?? [0, 0]]
    const isMine = target instanceof Element && target.matches("button, select, summary")
    const hasArrows = isMine || event.defaultPrevented || target === view.slider
    if (page || (along && !hasArrows)) handlers.goTo(shown.state.at + (page || along))
    else if (event.key === " " && !isMine && !event.ctrlKey && !event.altKey && !event.metaKey) play(player === undefined)
    else return
    event.preventDefault()
  })
  for (const box of [view.sheet, view.bars]) { // the same filter lights up in both
    box.onpointerover = (event) => {
      if (event.pointerType === "mouse") hover(filterOf(event))
    }
    box.onpointerleave = () => hover(null)
    box.onclick = (event) => {
      const filter = filterOf(event)
      if (filter !== null) chooseFilter(filter)
    }
  }
  view.sheet.onkeydown = (event) => {
    const move = arrowMove(event)
    if (!move) return
    event.preventDefault()
    const columns = getComputedStyle(view.sheet).gridTemplateColumns.split(" ").length
    const filter = shown.state.filter + move[0] * columns + move[1]
    chooseFilter(Math.min(Math.max(filter, 0), view.tiled.tiles.length - 1))
  }

  return {
    /** @param {Update} update */
    update(update) {
      const { labels, plurals, language, numbers } = update
      const before = shown?.run ?? null
      const run = withUpdate(before, update)
      if (run === null) {
        tell.state("have", null) // snapshots are missing: ask for all of them
        return
      }
      if (run === before && shown.labels === labels) return // a tick of a run that trains
      const isAnother = before?.meta.run !== run.meta.run
      const isPlaying = player !== undefined && !isAnother
      if (isAnother) {
        clearInterval(player)
        player = undefined
      }
      const state = isAnother || before === null ? startingState(run, shown?.state ?? null) : afterUpdate(shown.state, before, run, isPlaying)
      shown = { run, state, shades: shadesOf(run.meta.colours), labels, plurals, language, numbers }
      show(state)
      const film = run.film?.meta.key ?? ""
      const hasNews = isAnother || update.meta.after < 0 || run.frames.length !== before?.frames.length || film !== (before?.film?.meta.key ?? "")
      if (hasNews) tell.state("have", { run: run.meta.run, step: run.frames[last()].step, film })
      if (isAnother) handlers.wishFilm(wishOf(before === null ? run.meta.view.filters : undefined))
    },
    stop() {
      unlisten()
      clearInterval(player)
      clearTimeout(resting)
    },
  }
}

/** @param {Event} event */
function filterOf({ target }) {
  const found = target instanceof Element ? target.closest("[data-filter]") : null
  return found instanceof HTMLElement ? Number(found.dataset.filter) : null
}
