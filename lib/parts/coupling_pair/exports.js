/** Saves two pictures' couplings: all numbers as CSV, the maps as a picture, a notebook. */

import { countedCapsule } from "../kit/capsules/geometry.js"
import { saveCsv } from "../kit/csv.js"
import { h } from "../kit/dom.js"
import { saveCanvas } from "../kit/files.js"
import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { penOf } from "../kit/paint.js"
import { fill } from "../kit/text.js"
import { readColours } from "../kit/theme.js"
import { nameOf } from "./words.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveNumbers(scene) {
  saveCsv(`${fileName(scene)}.csv`, linesOf(scene))
}

/**
 * Return every coupling of both pictures, under what they are about.
 *
 * @param {Scene} scene
 * @returns {(string | number)[][]}
 */
export function linesOf({ update: { meta: { origin, classes, geometry } }, pair, alike }) {
  const [first, second] = pair.map(({ routed }) => routed.couplings)
  const capsules = Array.from({ length: first.length / classes.length }, (_, at) => countedCapsule(geometry, at))
  return [
    ["run", "checkpoint", "iterations", "first", "second", "mean absolute difference", "correlation"],
    [origin.run, origin.checkpoint, origin.iterations, referenceOf(pair[0]), referenceOf(pair[1]), alike.difference, alike.correlation ?? ""],
    ["capsule", "type", "row", "column", ...classes.map((name) => `first to ${name}`), ...classes.map((name) => `second to ${name}`)],
    ...capsules.map(({ capsule, type, row, column }, at) => [
      capsule, type, row, column,
      ...first.subarray(at * classes.length, (at + 1) * classes.length),
      ...second.subarray(at * classes.length, (at + 1) * classes.length),
    ]),
  ]
}

/**
 * Save the maps beside each other, each under what it shows.
 *
 * @param {Scene} scene
 * @param {readonly { title: HTMLElement, canvas: HTMLCanvasElement }[]} maps
 */
export function saveMaps(scene, maps) {
  const [margin, head, scale] = [16, 30, window.devicePixelRatio || 1]
  const width = maps.reduce((sum, { canvas }) => sum + canvas.width + margin * scale, margin * scale)
  const height = Math.max(...maps.map(({ canvas }) => canvas.height)) + (head + margin) * scale
  const sheet = h("canvas", { width, height })
  const pen = penOf(sheet)
  const { background, text } = readColours(maps[0].canvas)
  pen.fillStyle = background
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = text
  pen.font = `${14 * scale}px sans-serif`
  let left = margin * scale
  for (const { title, canvas } of maps) {
    pen.fillText(title.textContent ?? "", left, 20 * scale, canvas.width)
    pen.drawImage(canvas, left, head * scale)
    left += canvas.width + margin * scale
  }
  saveCanvas(`${fileName(scene)}.png`, sheet)
}

/** @param {Scene} scene */
export function saveCouplingsNotebook(scene) {
  saveNotebook(`${fileName(scene)}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ update, pair, shown }) {
  const { labels, meta: { origin }, arrays: { images: { shape: [, ...shape] } } } = update
  const [first, second] = pair.map(({ image }) => pictureInPython({ data: image, shape }))
  return [
    { text: fill(labels.notebook_about, { first: nameOf(update, pair[0]), second: nameOf(update, pair[1]), run: origin.run }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.inspectors.questions.networks import load_network

network, _ = load_network(${inPython(origin.run)}, ${inPython(origin.checkpoint)})
first = ${first}
second = ${second}` },
    { code: `primary, votes, trace = network.route(tf.constant(np.stack([first, second])), ${origin.iterations})
couplings = trace.couplings[-1].numpy()  # [picture, primary capsule, class]
print("mean absolute difference", round(float(np.abs(couplings[0] - couplings[1]).mean()), 5))
if np.ptp(couplings[0]) > 1e-6 and np.ptp(couplings[1]) > 1e-6:
    print("correlation", round(float(np.corrcoef(couplings[0].ravel(), couplings[1].ravel())[0, 1]), 4))` },
    { code: `answers = ${inPython(shown)}
for capsule, (one, other) in enumerate(zip(couplings[0][:, answers[0]], couplings[1][:, answers[1]]), start=1):
    print(capsule, round(float(one), 4), round(float(other), 4))` },
  ]
}

/** @param {import("./scene.js").Picture} picture */
function referenceOf({ reference }) {
  return reference ?? "own"
}

/** @param {Scene} scene */
function fileName({ update: { meta: { origin } }, pair }) {
  return `couplings-${origin.run}-${pair.map(referenceOf).join("-")}`
}
