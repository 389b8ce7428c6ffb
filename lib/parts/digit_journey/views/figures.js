/** Builds one stage enlarged: a figure to point at, and its scale. */

import { CIVIDIS, LESS, MORE } from "../../kit/colours.js"
import { counted, countedPlace } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { placeOfLargest } from "../../kit/maths.js"
import { fill } from "../../kit/text.js"
import { layerOf } from "../words.js"
import { capsuleArrows } from "./arrows.js"
import { lengthBars } from "./bars.js"
import { routingLinks } from "./links.js"
import { drawDifference, drawMap, drawPicture, pointAtSquares } from "./pictures.js"
import { linkLegend, scaleStrip } from "./scales.js"

/** @typedef {import("../journeys.js").Journey} Journey */
/** @typedef {import("../journeys.js").Network} Network */
/** @typedef {import("../journeys.js").Update} Update */
/** @typedef {(text: string, vector?: number[]) => void} Say shows the number that is pointed at, and a capsule's own numbers */
/** @typedef {{ node: HTMLElement, scale: HTMLElement, draw(journey: Journey, iteration: number): void }} Figure */

/**
 * Build the figure of a stage.
 *
 * @param {string} stage
 * @param {Update} update
 * @param {Network} network
 * @param {Say} say
 * @returns {Figure}
 */
export function figureOf(stage, update, network, say) {
  switch (stage) {
    case "pixels": return pixelsFigure(update, say)
    case "capsules": return capsulesFigure(update, network, say)
    case "routing": return routingFigure(update, network, say)
    case "lengths": return lengthsFigure(update, network)
    case "memory": return memoryFigure(update, say)
    default: return mapsFigure(layerOf(stage), update, network, say)
  }
}

/**
 * @param {Update} update
 * @param {Say} say
 * @returns {Figure}
 */
function pixelsFigure({ labels, numbers }, say) {
  const canvas = h("canvas", { class: "large" })
  return { node: canvas, scale: scaleStrip("0", "1", ["#000", "#fff"]),
    draw({ image }) {
      drawPicture(canvas, image)
      pointAtSquares(canvas, image.height, image.width, (row, column) =>
        fill(labels.point_pixel, { ...countedPlace([row, column]), value: numbers.decimals(image.value(row, column), 2) }), say)
    } }
}

/**
 * @param {number} layer
 * @param {Update} update
 * @param {Network} network
 * @param {Say} say
 * @returns {Figure}
 */
function mapsFigure(layer, { labels, numbers }, { layers }, say) {
  const { count } = layers[layer]
  const canvases = Array.from({ length: count }, () => h("canvas"))
  const [wide, narrow] = [2.1, 1].map((shape) => Math.ceil(Math.sqrt(count * shape)))
  const node = h("div", { class: "all-maps", style: { "--wide": wide, "--wide-rows": Math.ceil(count / wide),
    "--narrow": narrow, "--narrow-rows": Math.ceil(count / narrow) } }, ...canvases)
  const scale = h("span")
  const two = (/** @type {number} */ value) => numbers.decimals(value, 2)
  return { node, scale,
    draw(journey) {
      const maps = journey.maps[layer]
      scale.replaceChildren(scaleStrip(two(maps.low), two(maps.high), CIVIDIS))
      canvases.forEach((canvas, map) => {
        drawMap(canvas, maps, map)
        pointAtSquares(canvas, maps.height, maps.width, (row, column) =>
          fill(labels.point_map, { map: counted(map), ...countedPlace([row, column]), value: two(maps.value(map, row, column)) }), say)
      })
    } }
}

/**
 * @param {Update} update
 * @param {Network} network
 * @param {Say} say
 * @returns {Figure}
 */
function capsulesFigure({ labels, numbers }, network, say) {
  /** @type {Journey} */
  let shown
  const two = (/** @type {number} */ value) => numbers.decimals(value, 2)
  const arrows = capsuleArrows(network, (capsule) => {
    arrows.light(capsule)
    if (capsule < 0) say("")
    else say(fill(labels.point_capsule, { capsule: counted(capsule), length: two(shown.capsuleLengths[capsule]), dim: network.dim }),
      shown.capsule(capsule))
  }, 2)
  const scale = h("span")
  return { node: h("div", { class: "all-capsules" }, arrows.node), scale,
    draw(journey) {
      shown = journey
      arrows.draw(journey)
      scale.textContent = fill(labels.foot_capsules,
        { low: two(Math.min(...journey.capsuleLengths)), high: two(Math.max(...journey.capsuleLengths)) })
    } }
}

/**
 * @param {Update} update
 * @param {Network} network
 * @param {Say} say
 * @returns {Figure}
 */
function routingFigure(update, network, say) {
  const { labels, numbers } = update
  /** @type {Journey} */
  let shown
  let at = 0
  const links = routingLinks(network, (row, j) => {
    links.light(row, j)
    if (row < 0) {
      say("")
      return
    }
    const sent = Array.from({ length: network.classes }, (_, to) => shown.coupling(at, row, to))
    const to = j < 0 ? placeOfLargest(sent) : j // at a capsule's dot: the class that it sends most
    say(fill(labels.point_link, { capsule: counted(shown.linkCapsules[row]), class: network.names[to],
      share: numbers.decimals(sent[to], 3), uniform: numbers.decimals(network.uniform, 2) }))
  })
  const bars = lengthBars(update, network, (j) => links.light(-1, j))
  return { node: h("div", { class: "all-links" }, links.node, bars.node), scale: linkLegend(update, network),
    draw(journey, iteration) {
      shown = journey
      at = Math.max(iteration, 0)
      links.draw(journey, iteration)
      bars.draw(journey, iteration, -1)
    } }
}

/**
 * @param {Update} update
 * @param {Network} network
 * @returns {Figure}
 */
function lengthsFigure(update, network) {
  const { labels } = update
  const all = Array.from({ length: network.iterations }, () => lengthBars(update, network))
  const node = h("div", { class: "all-lengths" }, ...all.map(({ node: bars }, at) =>
    h("div", {}, h("b", {}, fill(labels.step_iteration, { number: at + 1 })), bars)))
  return { node, scale: h("span", {}, labels.foot_lengths),
    draw: (journey, iteration) => all.forEach((bars, at) =>
      bars.draw(journey, at <= iteration ? at : -1, at === network.iterations - 1 ? journey.winner : -1)) }
}

/**
 * @param {Update} update
 * @param {Say} say
 * @returns {Figure}
 */
function memoryFigure({ labels, numbers }, say) {
  const canvases = [h("canvas"), h("canvas"), h("canvas")]
  const names = [labels.step_pixels, labels.step_memory, labels.difference]
  const node = h("div", { class: "compared" }, ...canvases.map((canvas, at) => h("figure", {}, canvas, h("figcaption", {}, names[at]))))
  return { node, scale: h("span", {}, scaleStrip("−1", "1", [LESS, "#ffffff", MORE]), ` ${labels.difference_scale}`),
    draw({ image, reconstruction }) {
      const { height, width } = image
      const change = (/** @type {number} */ row, /** @type {number} */ column) => reconstruction.value(row, column) - image.value(row, column)
      drawPicture(canvases[0], image)
      drawPicture(canvases[1], reconstruction)
      drawDifference(canvases[2], height, width, change)
      const values = [image.value, reconstruction.value, change]
      canvases.forEach((canvas, at) => pointAtSquares(canvas, height, width, (row, column) =>
        fill(labels.point_pixel, { ...countedPlace([row, column]), value: numbers.decimals(values[at](row, column), 2) }), say))
    } }
}
