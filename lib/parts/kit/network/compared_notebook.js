/** The cell of a notebook in which a network reads pictures, and what stands inside it is compared with the first of them. */

import { inPython } from "../notebook.js"
import { CAPSULES } from "./reading.js"

/**
 * Return Python that loads a network and makes of `pictures`, an expression of float32 [n, height, width, channels]: `scores`
 * [n, classes], the compared `vectors` [n, numbers], their `lengths` [n], and their `cosines` [n] to the first.
 *
 * @param {import("./compared.js").Compared & { id: string, checkpoint: string, score_name: string, iterations?: number | null }} network
 *   iterations of its routing; null or left out for as many as in training
 * @param {number} subject the class that is followed
 * @param {string} pictures
 */
export function comparedInPython({ id, checkpoint, score_name: scores, features, iterations = null }, subject, pictures) {
  const outputs = iterations === null ? `outputs = network.layer_outputs(tf.constant(${pictures}))`
    : `capsules = network.route(tf.constant(${pictures}), ${iterations})[2].outputs[-1]
outputs = {${inPython(CAPSULES)}: capsules, ${inPython(scores)}: tf.norm(capsules, axis=-1)}`
  const which = features === CAPSULES ? `[:, ${subject}]` : ".reshape(len(scores), -1)"
  return `network, _ = load_network(${inPython(id)}, ${inPython(checkpoint)})
${outputs}
scores = outputs[${inPython(scores)}].numpy()
vectors = outputs[${inPython(features)}].numpy().astype(float)${which}
lengths = np.linalg.norm(vectors, axis=-1)
cosines = np.clip(vectors @ vectors[0] / (lengths * lengths[0]), -1, 1)`
}
