/** Saves a step of learning: all numbers as CSV, and a notebook in which TensorFlow computes them. */

import { saveCsv } from "../kit/csv.js"
import { inPython, saveNotebook } from "../kit/notebook.js"
import { CELLS } from "./cells.js"
import { CLASSES, INPUTS } from "./maths.js"
import { howOf } from "./scene.js"
import { symbolOf, valueOf, workOf } from "./work.js"

/** @typedef {import("./scene.js").Scene} Scene */

const NAME = "learning-step"

/**
 * Return a row for each number: its sign, its arithmetic and its value.
 *
 * @param {Scene} scene
 */
export function rowsOf(scene) {
  const how = howOf(scene)
  const flat = (/** @type {string} */ text) => text.replaceAll("^{", "^(").replaceAll("}", ")")
  return CELLS.map((one) => /** @type {const} */ ([flat(symbolOf(one)), flat(workOf(one, scene.values, how)), valueOf(scene.values, one)]))
}

/** @param {Scene} scene */
export function saveNumbers(scene) {
  const { state: { rate, steps }, losses } = scene
  saveCsv(`${NAME}.csv`, [["number", "where it comes from", "value"], ...rowsOf(scene).map((row) => [...row]),
    ["learning rate", "", rate], ["steps taken", "", steps], ...losses.map((loss, at) => ["loss", `after ${at} steps`, loss])])
}

/** @param {Scene} scene */
export function saveStepNotebook(scene) {
  saveNotebook(`${NAME}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ update: { labels }, state: { start: { x, w, b, label }, rate, steps } }) {
  return [
    { text: labels.notebook_about },
    { code: `import numpy as np
import tensorflow as tf

x = tf.constant(np.float64(${inPython(x)}).reshape(1, ${INPUTS}))
w = tf.Variable(np.float64(${inPython(w)}).reshape(${INPUTS}, ${CLASSES}))
b = tf.Variable(np.float64(${inPython(b)}))
label, rate, steps = ${label}, ${rate}, ${steps}` },
    { code: `losses = []
for step in range(steps + 1):
    with tf.GradientTape() as tape:
        tape.watch(x)
        z = x @ w + b
        loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[label], logits=z)[0]
    dw, db, dx = tape.gradient(loss, [w, b, x])
    losses.append(float(loss))
    new_w, new_b = w - rate * dw, b - rate * db
    if step < steps:
        w.assign(new_w)
        b.assign(new_b)
print("probabilities", tf.nn.softmax(z).numpy(), "loss", losses[-1])
print("dL/dW", dw.numpy(), "dL/db", db.numpy(), "dL/dx", dx.numpy(), sep="\\n")
print("W after the step", new_w.numpy(), sep="\\n")` },
  ]
}
