/** The lengths of the classes after each iteration, of both routings. */

import { h } from "../../kit/dom.js"
import { placeOfLargest } from "../../kit/maths.js"

/** @typedef {import("../scene.js").Scene} Scene */

export function buildLengths() {
  const [title, help] = [h("h5"), h("p", { class: "small muted" })]
  const table = h("div", { class: "both-lengths", testid: "beside-lengths" })
  return { title, help, table, box: h("section", {}, title, table, help) }
}

/**
 * @param {ReturnType<typeof buildLengths>} nodes
 * @param {Scene} scene
 */
export function drawLengths({ table }, { update: { numbers, meta: { classes } }, shown: { first, second, names, which } }) {
  const both = [first, second]
  const winners = both.map(({ lengths }) => placeOfLargest(lengths[lengths.length - 1]))
  const heads = [h("span"), ...names.map((name) => h("b", { class: "small" }, name))]
  const rows = classes.flatMap((name, j) => [
    h("span", { class: j === which ? "of chosen" : "of" }, name),
    ...both.map(({ lengths }, at) => {
      const last = lengths[lengths.length - 1][j]
      const bars = lengths.map((all) => h("i", { style: { "--size": `${100 * Math.min(all[j], 1)}%` } }))
      return h("span", { class: winners[at] === j ? "bars-of winner" : "bars-of" }, h("span", { class: "bars" }, ...bars),
        h("output", { testid: `beside-${at === 0 ? "first" : "second"}-${j}`, data: { value: last } }, numbers.decimals(last, 2)))
    }),
  ])
  table.replaceChildren(...heads, ...rows)
}
