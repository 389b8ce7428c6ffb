/** How alike two pictures' couplings are, beside what is usual among test images. */

import { h } from "../../kit/dom.js"
import { fill } from "../../kit/text.js"
import { axisOf } from "../maths.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildStrips>} StripsNodes */

const NAMES = /** @type {const} */ (["difference", "correlation"])
const KINDS = /** @type {const} */ (["alike", "different"])

/** Build a strip for the difference and one for the correlation. */
export function buildStrips() {
  const each = NAMES.map((name) => {
    const [title, value, marker] = [h("b"), h("span", { testid: `couplings-${name}` }), h("i", { class: "marker" })]
    const bars = KINDS.map((kind) => {
      const [label, bar, median, number] = [h("span", { class: "name" }), h("i", { class: `bar ${kind}` }), h("i", { class: "median" }), h("span")]
      return { label, bar, median, number, row: h("div", { class: "strip-row" }, label, h("span", { class: "track" }, bar, median), number) }
    })
    const box = h("section", { class: "strip" }, h("p", { class: "strip-head" }, title, value),
      h("div", { class: "strip-rows" }, ...bars.map(({ row }) => row), h("span", { class: "over" }, marker)))
    return { name, title, value, marker, bars, box }
  })
  const help = h("p", { class: "small muted" })
  return { box: h("div", { class: "strips-box" }, h("div", { class: "strips" }, ...each.map(({ box }) => box)), help), each, help }
}

/**
 * @param {StripsNodes} nodes
 * @param {Scene} scene
 */
export function drawStrips({ box, each, help }, { update: { labels, numbers: { decimals, grouped }, meta: { typical } }, alike }) {
  box.hidden = !typical?.alike || !typical.different
  if (!typical?.alike || !typical.different) return
  const [one, other] = [typical.alike, typical.different]
  help.textContent = fill(labels.strip_help, { images: grouped(typical.images) })
  for (const { name, title, value, marker, bars, box: strip } of each) {
    const digits = name === "difference" ? 4 : 3
    const [now, usual] = [alike[name], [one[name], other[name]]]
    strip.hidden = usual.some((known) => known.length === 0)
    if (strip.hidden) continue
    const known = [...usual.flat(), ...(now === null ? [] : [now])]
    const axis = name === "difference" ? axisOf(known, 0, 1.05 * Math.max(...known)) : axisOf(known, Math.min(...known) - 0.02, 1)
    title.textContent = name === "difference" ? labels.strip_difference : labels.strip_correlation
    value.textContent = now === null ? "–" : fill(labels.strip_pair, { value: decimals(now, digits) })
    value.dataset.value = String(now)
    marker.hidden = now === null
    if (now !== null) marker.style.left = `${100 * axis(now)}%`
    bars.forEach(({ label, bar, median, number }, at) => {
      const [low, middle, high] = usual[at]
      label.textContent = at === 0 ? labels.strip_alike : labels.strip_different
      Object.assign(bar.style, { left: `${100 * axis(low)}%`, width: `${100 * (axis(high) - axis(low))}%` })
      median.style.left = `${100 * axis(middle)}%`
      number.textContent = decimals(middle, digits)
    })
  }
}
