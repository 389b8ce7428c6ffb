/** Handles pointer and keyboard on the stage, on the map, and anywhere in the stepper. */

import { arrowMove, listenToKeys, pageMove } from "../kit/keys.js"
import { capsuleOnMap } from "../kit/capsules/geometry.js"
import { linkAt, linksToDraw } from "./maths/stage.js"
import { NOWHERE, tappedHover } from "./state.js"
import { drawTip } from "./views/links.js"
import { MAP_MARGIN } from "./views/map.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./state.js").Pair} Pair */
/** @typedef {import("./view.js").View} View */

/**
 * @typedef {object} Actions
 * @property {() => Scene | null} scene what is shown now
 * @property {(by: number) => void} stepBy
 * @property {(step: number) => void} goTo
 * @property {() => void} togglePlaying
 * @property {(pair: Pair) => void} hoverOn
 * @property {(i: number, j: number) => void} select
 */

const OWN_SPACE = ["BUTTON", "SUMMARY"] // these have a use for the space bar
const OWN_KEYS = "input, select, pre, .table" // these choose or scroll by all of them

/**
 * Let a pointer or the focus light and select capsules, classes and links on the stage.
 *
 * @param {View["stage"]} nodes
 * @param {Actions} actions
 */
export function listenOnStage({ stage, tip }, { scene, hoverOn, select }) {
  /** @param {MouseEvent} event */
  const linkUnder = (event) => {
    const [shown, { i, j }, [x, y]] = [scene(), targetOf(event), placeIn(stage, event)]
    if (!shown || i >= 0 || j >= 0) return null
    const link = linkAt(shown.stage, linksToDraw(shown), x, y)
    return link && { i: shown.listed[link.row], j: link.j }
  }
  stage.onpointermove = (event) => {
    if (event.pointerType === "touch") return
    hoverOn(targetOf(event))
    const [shown, link] = [scene(), linkUnder(event)]
    if (shown) drawTip(tip, shown, link, ...placeIn(stage, event))
    stage.style.cursor = link ? "pointer" : ""
  }
  stage.onpointerleave = (event) => {
    if (event.pointerType === "touch") return
    hoverOn(NOWHERE)
    tip.hidden = true
  }
  stage.onclick = (event) => {
    const [shown, target, link] = [scene(), targetOf(event), linkUnder(event)]
    if (!shown) return
    // A finger cannot hover: its tap also lights the links, and a second tap puts them back.
    if (/** @type {PointerEvent} */ (event).pointerType === "touch") hoverOn(tappedHover(shown.state.hover, target))
    if (link) select(link.i, link.j)
    else if (target.i >= 0) select(target.i, shown.state.j)
    else if (target.j >= 0) select(shown.state.i, target.j)
  }
  stage.addEventListener("focusin", (event) => {
    if (event.target instanceof Element && event.target.matches(":focus-visible")) hoverOn(targetOf(event))
  })
  stage.addEventListener("focusout", () => hoverOn(NOWHERE))
}

/**
 * Let a pointer light and select capsules on the map.
 *
 * @param {HTMLElement} canvas
 * @param {Actions} actions
 */
export function listenOnMap(canvas, { scene, hoverOn, select }) {
  /** @param {MouseEvent} event */
  const under = (event) => {
    const [shown, [x, y]] = [scene(), placeIn(canvas, event)]
    return shown ? capsuleOnMap(shown.map, shown.trace.inputs, x - MAP_MARGIN, y - MAP_MARGIN) : -1
  }
  canvas.onpointermove = (event) => {
    if (event.pointerType !== "touch") hoverOn({ i: under(event), j: -1 })
  }
  canvas.onpointerleave = () => hoverOn(NOWHERE)
  canvas.onclick = (event) => {
    const [shown, i] = [scene(), under(event)]
    if (shown && i >= 0) select(i, shown.state.j)
  }
}

/**
 * Let arrow keys, Page Up and Down, Home, End and the space bar step and play, and up and down go through a list.
 *
 * @param {HTMLElement} root
 * @param {Actions} actions
 * @returns {() => void} a function that stops listening
 */
export function listenToStepKeys(root, { scene, stepBy, goTo, togglePlaying }) {
  return listenToKeys(root, (event) => {
    const [shown, { target }] = [scene(), event]
    if (!shown || !(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey || target.matches(OWN_KEYS)) return
    const [down, along] = arrowMove(event) ?? [0, 0]
    const by = along || pageMove(event)
    if (by) stepBy(by)
    else if (event.key === "Home") goTo(0)
    else if (event.key === "End") goTo(shown.steps - 1)
    else if (event.key === " " && !OWN_SPACE.includes(target.tagName)) togglePlaying()
    else if (down && isListed(target)) neighbourOf(target, down)?.focus()
    else return
    event.preventDefault()
  })
}

/** @param {HTMLElement} target */
function isListed({ dataset }) {
  return Boolean(dataset.capsule || dataset.class)
}

/**
 * Return the next capsule or class in its list, or the one before.
 *
 * @param {HTMLElement} target
 * @param {number} by
 */
function neighbourOf(target, by) {
  const item = target.dataset.class ? target.parentElement : target
  const next = by > 0 ? item?.nextElementSibling : item?.previousElementSibling
  return /** @type {HTMLElement | null | undefined} */ (target.dataset.class ? next?.firstElementChild : next)
}

/**
 * Return the capsule or class whose button holds the event's target; −1 for the other.
 *
 * @param {Event} event
 * @returns {Pair}
 */
function targetOf({ target }) {
  const button = target instanceof Element ? target.closest("[data-capsule], [data-class]") : null
  const { capsule = -1, class: j = -1 } = button instanceof HTMLElement ? button.dataset : {}
  return { i: Number(capsule), j: Number(j) }
}

/**
 * Return where in an element the pointer is, in pixels.
 *
 * @param {Element} element
 * @param {MouseEvent} event
 * @returns {[number, number]}
 */
export function placeIn(element, { clientX, clientY }) {
  const { left, top } = element.getBoundingClientRect()
  return [clientX - left, clientY - top]
}
