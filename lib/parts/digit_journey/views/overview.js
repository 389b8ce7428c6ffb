/** The overview: all stages side by side, or below each other on a narrow page, each with heading, drawing and foot. */

import { CIVIDIS } from "../../kit/colours.js"
import { h, prefersLessMotion } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { headingOf } from "../words.js"
import { capsuleArrows } from "./arrows.js"
import { lengthBars } from "./bars.js"
import { routingLinks } from "./links.js"
import { drawMap, drawPicture } from "./pictures.js"
import { linkLegend, scaleStrip } from "./scales.js"

/** @typedef {import("../journeys.js").Journey} Journey */
/** @typedef {import("../journeys.js").Network} Network */
/** @typedef {import("../journeys.js").Update} Update */
/** @typedef {{ steps: readonly import("../state.js").Step[], step: number, iteration: number, guess: number }} Place where a learner is */
/** @typedef {{ id: string, node: Element, heading: HTMLButtonElement, body: HTMLElement, draw: (journey: Journey, place: Place) => void }} Stage */

const NARROW = 690 // px; the stages of a narrower page stand below each other

/**
 * Build all stages; a click on one enlarges it.
 *
 * @param {Update} update
 * @param {Network} network
 * @param {(stage: string, node: Element) => void} enlarge
 */
export function overviewPanel(update, network, enlarge) {
  const stages = [pixelsStage(), ...network.layers.map((_, layer) => mapsStage(update, network, layer)),
    ...routingStages(update, network), memoryStage(update, network)]
  for (const { id, node, heading, body } of stages) {
    heading.onclick = body.onclick = () => {
      if (!heading.disabled) enlarge(id, node)
    }
  }
  const overview = h("div", { class: "overview", style: { "--layers": network.layers.length } }, ...stages.map(({ node }) => node))
  const find = (/** @type {string | null} */ id) => stages.find((stage) => stage.id === id)
  return { node: overview,
    /**
     * @param {Journey} journey
     * @param {Place} place
     */
    draw(journey, place) {
      for (const { id, node, heading, body, draw } of stages) {
        const isReached = place.step >= place.steps.findIndex((step) => step.stage === (id === "lengths" ? "routing" : id))
        node.classList.toggle("unreached", !isReached)
        node.classList.toggle("current", id === place.steps[place.step].stage)
        heading.textContent = headingOf(update, id, network, journey, place.iteration)
        heading.disabled = !isReached
        heading.title = fill(update.labels.enlarge, { heading: heading.textContent })
        body.ariaHidden = String(!isReached)
        draw(journey, place)
      }
    },
    /** @param {string | null} id */
    focus(id) {
      find(id)?.heading.focus({ preventScroll: true })
    },
    /**
     * Scroll to a stage where they stand below each other.
     *
     * @param {string} id
     */
    show(id) {
      if (overview.clientWidth < NARROW) find(id)?.node.scrollIntoView({ block: "nearest", behavior: prefersLessMotion() ? "auto" : "smooth" })
    } }
}

/**
 * @param {string} id
 * @param {Element} drawing
 * @param {Element} foot
 * @param {Stage["draw"]} draw
 * @returns {Stage}
 */
function stageOf(id, drawing, foot, draw) {
  const heading = h("button", { class: "heading", testid: `journey-stage-${id}` })
  const body = h("div", { class: "body" }, drawing)
  const node = h("section", { class: `stage stage-${id.split("-")[0]}` }, heading, body, h("div", { class: "foot" }, foot))
  return { id, node, heading, body, draw }
}

function pixelsStage() {
  const canvas = h("canvas", { class: "picture" })
  return stageOf("pixels", canvas, scaleStrip("0", "1", ["#000", "#fff"]), ({ image }) => drawPicture(canvas, image))
}

/**
 * Build the liveliest maps of a layer, on one scale.
 *
 * @param {Update} update
 * @param {Network} network
 * @param {number} layer
 */
function mapsStage({ labels, numbers }, { layers }, layer) {
  const { shown, count } = layers[layer]
  const canvases = shown.map(() => h("canvas"))
  const foot = h("span")
  return stageOf(`maps-${layer + 1}`, h("div", { class: "maps" }, ...canvases), foot, (journey) => {
    const maps = journey.maps[layer]
    canvases.forEach((canvas, at) => drawMap(canvas, maps, shown[at]))
    foot.replaceChildren(scaleStrip(maps.low === 0 ? "0" : numbers.decimals(maps.low, 1), numbers.decimals(maps.high, 1), CIVIDIS))
    if (shown.length < count) foot.append(fill(labels.foot_maps, { shown: shown.length, count }))
  })
}

/**
 * Build capsules, links and lengths, which light up together.
 *
 * @param {Update} update
 * @param {Network} network
 */
function routingStages(update, network) {
  const { labels, numbers } = update
  /** @type {Journey} */
  let shown
  const two = (/** @type {number} */ value) => numbers.decimals(value, 2)
  const light = (/** @type {number} */ capsule, /** @type {number} */ row, /** @type {number} */ j) => {
    arrows.light(capsule)
    links.light(row, j)
  }
  const arrows = capsuleArrows(network, (capsule) => light(capsule, capsule < 0 ? -1 : shown.linkCapsules.indexOf(capsule), -1))
  const links = routingLinks(network, (row) => light(row < 0 ? -1 : shown.linkCapsules[row], row, -1))
  const bars = lengthBars(update, network, (j) => light(-1, -1, j), true)
  const foot = h("span")
  return [
    stageOf("capsules", arrows.node, foot, (journey) => {
      shown = journey
      arrows.draw(journey)
      foot.textContent = fill(labels.foot_capsules, { low: two(Math.min(...journey.capsuleLengths)), high: two(Math.max(...journey.capsuleLengths)) })
    }),
    stageOf("routing", links.node, linkLegend(update, network), (journey, { iteration }) => links.draw(journey, iteration)),
    stageOf("lengths", bars.node, h("span", {}, network.iterations > 1 ? labels.foot_lengths : ""),
      (journey, { iteration, step, steps, guess }) => bars.draw(journey, iteration, step >= steps.length - 2 ? journey.winner : -1, guess)),
  ]
}

/**
 * @param {Update} update
 * @param {Network} network
 */
function memoryStage({ labels }, { names }) {
  const canvas = h("canvas", { class: "picture", testid: "journey-reconstruction" })
  const foot = h("span")
  return stageOf("memory", canvas, foot, ({ reconstruction, winner }) => {
    drawPicture(canvas, reconstruction)
    foot.textContent = fill(labels.foot_memory, { winner: names[winner] })
  })
}
