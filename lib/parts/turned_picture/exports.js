/** Saves what is shown: the numbers of the curves and the vectors as CSV, the curves as a picture. */

import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { pictureOf } from "../kit/line_chart.js"
import { vectorOf } from "../kit/network/compared.js"
import { CAPSULES } from "../kit/network/reading.js"
import { penOf } from "../kit/paint.js"
import { subjectOf, sweptOf } from "./scene.js"
import { rowsOf } from "./view.js"

/** @typedef {import("./scene.js").Scene} Scene */

const [MARGIN, HEAD] = [16, 30]

/** @param {Scene} scene */
export function saveNumbers(scene) {
  saveCsv(`${nameOf(scene)}.csv`, linesOf(scene))
}

/**
 * Return what was read at each value of the dial, then the vectors of capsules that were followed.
 *
 * @param {Scene} scene
 * @returns {(string | number)[][]}
 */
export function linesOf(scene) {
  const { update: { meta: { pictures: { classes } } }, picture, state: { values, iterations }, networks } = scene
  const [heads, rows] = rowsOf(scene)
  return [
    ["picture", "networks", "layers", "iterations", ...Object.keys(values)],
    [picture.reference ?? "own", networks.map(({ id }) => id).join(" "), networks.map(({ features }) => features).join(" "),
      iterations ?? "as trained", ...Object.values(values)],
    heads, ...rows,
    ["network", "class", "value of the dial", "vector"],
    ...networks.filter(({ features }) => features === CAPSULES).flatMap((network) => {
      const subject = subjectOf(scene, network)
      return sweptOf(scene, network.id).map(([value, reading]) => [network.id, classes[subject], value, ...vectorOf(network, reading, subject)])
    }),
  ]
}

/**
 * Save the three charts side by side, each under its title, and the networks' colours above.
 *
 * @param {Scene} scene
 * @param {import("./views/curves.js").CurveNodes} curves
 */
export async function saveCurves(scene, { made, legend }) {
  const pictures = await Promise.all(made.map(({ chart }) => pictureOf(chart)))
  const [width, height] = [pictures[0].width, pictures[0].height]
  const canvas = h("canvas", { width: made.length * (width + MARGIN) + MARGIN, height: height + 3 * HEAD })
  const pen = penOf(canvas)
  pen.fillStyle = "#fff"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.font = "600 20px system-ui, sans-serif"
  let left = MARGIN
  for (const one of legend.children) {
    pen.fillStyle = one.querySelector("line")?.getAttribute("stroke") ?? "#16202c"
    pen.fillText(one.textContent ?? "", left, HEAD)
    left += pen.measureText(one.textContent ?? "").width + 2 * MARGIN
  }
  pen.fillStyle = "#16202c"
  pictures.forEach((picture, at) => {
    const from = MARGIN + at * (width + MARGIN)
    pen.fillText(made[at].title.textContent ?? "", from, 2 * HEAD, width)
    pen.drawImage(picture, from, 2.5 * HEAD, width, height)
  })
  saveCanvas(`${nameOf(scene)}.png`, canvas)
}

/** @param {Scene} scene */
export function nameOf({ picture, state: { dial } }) {
  return `turn-it-${picture.reference ?? "own"}-${dial}`
}
