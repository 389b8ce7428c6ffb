/** Draws the length of each class capsule as a bar. */

import { h } from "../../kit/dom.js"

/**
 * Build a bar for each class.
 *
 * @param {import("../journeys.js").Update} update
 * @param {import("../journeys.js").Network} network
 * @param {(j: number) => void} onPoint is called with the class under the pointer, or −1
 * @param {boolean} isMain whether these bars have test ids
 */
export function lengthBars({ numbers }, { names }, onPoint = () => {}, isMain = false) {
  const rows = names.map((name, j) => {
    const [bar, before, value] = [h("i", { class: "bar" }), h("i", { class: "before" }), h("span", { class: "value" })]
    const row = h("div", { class: "row", testid: isMain ? `journey-length-${j}` : undefined,
      onpointerenter: () => onPoint(j), onpointerleave: () => onPoint(-1) },
    h("span", { class: "class", title: name }, name), h("span", { class: "track" }, bar, before), value)
    return { row, bar, before, value }
  })
  return { node: h("div", { class: "bars" }, ...rows.map(({ row }) => row)),
    /**
     * @param {import("../journeys.js").Journey} journey
     * @param {number} iteration −1 while none is reached
     * @param {number} emphasis the class to stand out, or −1
     * @param {number} guess likewise
     */
    draw(journey, iteration, emphasis, guess = -1) {
      const lengths = iteration >= 0 ? journey.lengthsAt(iteration) : null
      const earlier = iteration > 0 ? journey.lengthsAt(iteration - 1) : null
      rows.forEach(({ row, bar, before, value }, j) => {
        bar.style.transform = `scaleX(${lengths ? lengths[j] : 0})`
        before.style.left = `${earlier ? 100 * earlier[j] : 0}%`
        before.hidden = earlier === null
        value.textContent = lengths ? numbers.decimals(lengths[j], 2) : ""
        if (lengths) row.dataset.value = String(lengths[j])
        else delete row.dataset.value
        row.classList.toggle("winner", j === emphasis)
        row.classList.toggle("guess", j === guess)
      })
    } }
}
