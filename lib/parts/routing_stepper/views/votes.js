/** The votes for the selected class: how the selected capsule's comes about, and all of them as arrows in a plane. */

import { counted } from "../../kit/counting.js"
import { h } from "../../kit/dom.js"
import { fill, joinSentences } from "../../kit/text.js"
import { knownIteration, summedIteration } from "../describe/kind.js"
import { planeOfScene } from "./projection.js"

/** @typedef {import("../../kit/numbers.js").Numbers} Numbers */
/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildVotes>} VoteNodes */
/** @typedef {ReturnType<typeof buildVector>} VectorNodes */

/** Build the card of the votes. */
export function buildVotes() {
  const [title, caption, share] = [h("h4"), h("p", { class: "small" }), h("p", { class: "small", testid: "routing-plane-share" })]
  const [primary, vote] = [buildVector("routing-primary"), buildVector("routing-vote")]
  const shape = h("p", { class: "mono small shape", testid: "routing-shape" })
  const said = h("p", { class: "small muted", testid: "routing-plane-said" })
  const canvas = h("canvas", { testid: "routing-projection", role: "img" })
  const plane = h("div", { class: "seen-along" }, canvas)
  const box = h("section", { class: "card votes" }, h("div", { class: "made" }, title, primary.box, vote.box, shape, caption, share, said), plane)
  return { box, title, primary, vote, shape, caption, share, said, plane, canvas }
}

/** @param {string} testid */
function buildVector(testid) {
  const [title, range, bars] = [h("span"), h("span", { class: "muted mono" }), h("div", { class: "bars", testid })]
  return { box: h("div", { class: "vector" }, h("p", { class: "small" }, title, range), bars), title, range, bars }
}

/**
 * Show how the selected vote is made, how the plane is chosen and what stands in it.
 *
 * @param {VoteNodes} nodes
 * @param {Scene} scene
 */
export function drawVotes(nodes, scene) {
  const { trace, kind, labels, numbers, classes, project, state: { i, j } } = scene
  const { share } = project(j)
  nodes.title.textContent = fill(labels.projection, { class: classes[j] })
  drawVector(nodes.primary, labels.primary_vector, trace.primary(i), numbers)
  drawVector(nodes.vote, labels.vote_vector, trace.vote(i, j), numbers)
  nodes.shape.textContent = kind.shape
  nodes.caption.textContent = joinSentences([
    labels.projection_caption, kind.projectionCaption?.(labels),
    fill(kind.share.isFlat ? labels.projection_alike : labels.projection_colours, { capsule: counted(i) }),
  ])
  nodes.share.textContent = fill(labels.projection_share, { share: numbers.percent(share) })
  nodes.share.dataset.value = String(share)
  nodes.said.textContent = nodes.canvas.ariaLabel = joinSentences(sayVectors(scene))
}

/**
 * Say how long the sum and the output are now, and whether the sum's arrow ends within the frame.
 *
 * @param {Scene} scene
 */
function sayVectors(scene) {
  const { trace, kind, labels, numbers, classes, state: { step, j } } = scene
  const [summed, known] = [summedIteration(kind, step), knownIteration(kind, step)]
  const plane = planeOfScene(scene)
  const values = {
    inputs: trace.inputs, class: classes[j], symbol: kind.sumSymbol,
    sum: summed < 0 ? labels.not_yet : numbers.decimals(trace.sumLengths[summed][j], 2),
    length: known < 0 ? labels.not_yet : numbers.decimals(trace.lengths[known][j], 2),
  }
  const isBeyond = summed >= 0 && !plane.holds(plane.see(trace.sum(summed, j)))
  return [fill(kind.lengths.plane(labels), values), isBeyond && fill(labels.sum_beyond, values), summed > 0 && labels.earlier_rings]
}

/**
 * Show a vector as bars around zero, each with its unrounded number.
 *
 * @param {VectorNodes} nodes
 * @param {string} name
 * @param {Float32Array} values
 * @param {Numbers} numbers
 */
function drawVector({ title, range, bars }, name, values, { decimals, figures }) {
  title.textContent = name
  range.textContent = `${decimals(Math.min(...values), 2)} … ${decimals(Math.max(...values), 2)}`
  const widest = Math.max(1e-9, ...values.map(Math.abs))
  bars.replaceChildren(...Array.from(values, (value) => h("i", {
    class: value < 0 ? "less" : "more", style: { "--size": `${(50 * Math.abs(value)) / widest}%` }, data: { value }, title: figures(value),
  })))
}
