/** Saves what neuron and capsule say: numbers as CSV, both drawings as a picture, and a notebook that computes it again. */

import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { penOf } from "../kit/paint.js"
import { pictureOfSvg } from "../kit/svg_picture.js"
import { fill } from "../kit/text.js"
import { readColours } from "../kit/theme.js"
import { angleOf, lengthOf } from "../kit/vectors.js"

/**
 * @typedef {object} Both
 * @property {import("./view.js").Update} update
 * @property {import("../kit/live.js").LiveCapsules} seen
 * @property {number} degrees
 * @property {import("./view.js").Reading} before
 * @property {import("./view.js").Reading} now
 */

const NAME = "neuron-and-capsule"
const [SIDE, MARGIN, HEAD, DRAWN] = [260, 24, 60, { width: 440, height: 260 }]
const PAINTED = /** @type {const} */ (["fill", "stroke", "stroke-width", "stroke-dasharray"])

/** @param {Both} both */
export function saveNumbers(both) {
  saveCsv(`${NAME}.csv`, linesOf(both))
}

/**
 * Return what both say of the picture as it was and as it is turned.
 *
 * @param {Both} both
 * @returns {(string | number)[][]}
 */
export function linesOf({ update: { meta: { neuron, classes } }, seen, degrees, before, now }) {
  return [
    ["neuron of", "capsule of", "checkpoint", "class", "turned by", "direction turned by"],
    [neuron.run, seen.run, seen.checkpoint, classes[seen.shown], degrees, angleOf(before.vector, now.vector) || 0],
    ["", "neuron", "length of the capsule", ...Array.from(now.vector, (_, at) => at + 1)],
    ["as it was", before.score, lengthOf(before.vector), ...before.vector],
    ["turned", now.score, lengthOf(now.vector), ...now.vector],
  ]
}

/**
 * Save the turned picture, and what each of both says of it, drawn and in words.
 *
 * @param {Both} both
 * @param {import("./view.js").View} view
 */
export async function savePicture({ update: { meta } }, { root, canvas: picture, drawings, heads, summary }) {
  const { background, text } = readColours(root)
  for (const one of drawings.flatMap((drawing) => [.../** @type {NodeListOf<SVGElement>} */ (drawing.querySelectorAll("*"))])) {
    const style = getComputedStyle(one) // of the page's style sheet, which a picture has not
    for (const name of PAINTED) one.style.setProperty(name, style.getPropertyValue(name))
  }
  const drawn = await Promise.all(drawings.map((drawing) => pictureOfSvg(drawing, drawing.viewBox.baseVal)))
  const width = SIDE + 2 * DRAWN.width + 4 * MARGIN
  const sheet = h("canvas", { width, height: HEAD + DRAWN.height + 3 * MARGIN })
  const pen = penOf(sheet)
  pen.fillStyle = background
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.imageSmoothingEnabled = false
  pen.drawImage(picture, MARGIN, HEAD, SIDE, SIDE)
  pen.fillStyle = text
  drawn.forEach((one, at) => {
    const left = SIDE + 2 * MARGIN + at * (DRAWN.width + MARGIN)
    pen.font = "600 18px system-ui, sans-serif"
    pen.fillText(heads[at].firstChild?.textContent ?? "", left, 26, DRAWN.width)
    pen.font = "14px system-ui, sans-serif"
    pen.fillText([meta.neuron, meta.capsule][at].title, left, 48, DRAWN.width)
    pen.drawImage(one, left, HEAD, DRAWN.width, DRAWN.height)
  })
  pen.font = "15px system-ui, sans-serif"
  pen.fillText(summary.textContent ?? "", MARGIN, sheet.height - MARGIN, width - 2 * MARGIN)
  saveCanvas(`${NAME}.png`, sheet)
}

/** @param {Both} both */
export function saveBothNotebook(both) {
  saveNotebook(`${NAME}.ipynb`, cellsOf(both))
}

/**
 * @param {Both} both
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ update: { labels, meta: { neuron, classes } }, seen, degrees }) {
  return [
    { text: fill(labels.notebook_about, { class: classes[seen.shown] }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.datasets.transform import Transformation, transform_images
from lib.inspectors.questions.networks import load_network
from lib.pictures.pixels import to_bytes, to_unit_range

neurons, _ = load_network(${inPython(neuron.run)}, ${inPython(neuron.checkpoint)})
capsules, _ = load_network(${inPython(seen.run)}, ${inPython(seen.checkpoint)})
image = ${pictureInPython(seen.image)}
turned = to_unit_range(transform_images(to_bytes(image)[None], Transformation(degrees=${degrees}))[0])
images, which = tf.constant(np.stack([image, turned])), ${seen.shown}` },
    { text: labels.notebook_says },
    { code: `scores = neurons(images).numpy()[:, which]
vectors = capsules.layer_outputs(images)["class_capsules"].numpy()[:, which].astype(float)
lengths = np.linalg.norm(vectors, axis=-1)
angle = float(np.degrees(np.arccos(np.clip(vectors[0] @ vectors[1] / np.prod(lengths), -1, 1))))
print("neuron", *scores.round(4), "capsule", *lengths.round(4), "direction turned by", round(angle, 1), "degrees")` },
  ]
}
