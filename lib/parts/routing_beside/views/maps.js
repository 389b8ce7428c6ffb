/** The couplings to one class as two maps on one scale. */

import { mix, rgba } from "../../kit/colours.js"
import { arrangeMap } from "../../kit/capsules/geometry.js"
import { h } from "../../kit/dom.js"
import { sharpPen } from "../../kit/paint.js"
import { fill, putBefore } from "../../kit/text.js"
import { lastCouplingsTo, uniformOf, widestOf } from "../maths.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildMaps>} MapNodes */

const [MOST_WIDTH, HEIGHT] = [300, 150]

export function buildMaps() {
  const [title, help] = [h("h5"), h("p", { class: "small muted", testid: "beside-scale" })]
  const canvases = [0, 1].map((at) => h("canvas", { testid: `beside-map-${at}` }))
  const names = canvases.map(() => h("figcaption", { class: "small" }))
  const figures = canvases.map((canvas, at) => h("figure", {}, names[at], canvas))
  return { title, help, canvases, names, box: h("section", {}, title, h("div", { class: "both-maps" }, ...figures), help) }
}

/**
 * @param {MapNodes} nodes
 * @param {Scene} scene
 */
export function drawMaps({ title, help, canvases, names: captions }, scene) {
  const { update: { labels, numbers, meta: { classes } }, shown: { first, second, names, which, places, off }, colours } = scene
  const uniform = uniformOf(first)
  const couplings = [first, second].map((routing) => lastCouplingsTo(routing, which))
  const widest = widestOf(couplings.map((all, at) => all.filter((_, i) => !off[at].includes(i))), uniform)
  title.textContent = fill(labels.maps, { class: classes[which] })
  help.textContent = fill(labels.maps_help, {
    low: numbers.decimals(Math.max(uniform - widest, 0), 3), high: numbers.decimals(uniform + widest, 3), uniform: numbers.decimals(uniform, 2) })
  help.dataset.value = String(widest)
  canvases.forEach((canvas, at) => {
    captions[at].textContent = names[at]
    canvas.role = "img"
    canvas.ariaLabel = putBefore(labels, names[at], title.textContent ?? "")
    const width = Math.min((canvas.parentElement?.clientWidth ?? MOST_WIDTH) || MOST_WIDTH, MOST_WIDTH)
    const [rows, columns, types] = places[at]
    const map = arrangeMap({ rows, columns, types, field_size: 0, field_stride: 0, field_offset: 0 }, width, HEIGHT)
    const pen = sharpPen(canvas, map.width, map.height)
    const side = map.cell - (map.cell > 6 ? 1.5 : 0.5)
    couplings[at].forEach((value, i) => {
      if (off[at].includes(i)) return
      const { x, y } = map.at(i)
      const deviation = (value - uniform) / widest
      pen.fillStyle = rgba(mix(colours.middle, deviation > 0 ? colours.more : colours.less, Math.sqrt(Math.min(Math.abs(deviation), 1))))
      pen.fillRect(x, y, side, side)
    })
  })
}
