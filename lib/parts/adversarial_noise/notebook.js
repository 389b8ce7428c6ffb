/** The notebook of the noise: gradient, noise and scores, computed again. */

import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { fill } from "../kit/text.js"
import { nameOf } from "./exports.js"
import { makerFor } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveNoiseNotebook(scene) {
  saveNotebook(`${nameOf(scene)}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf(scene) {
  const { update: { labels, meta: { networks, pictures } }, picture, image, state: { epsilon, method }, noises } = scene
  const checkpoints = Object.fromEntries(networks.map(({ id, checkpoint }) => [id, checkpoint]))
  const makers = networks.flatMap((network) => {
    const maker = makerFor(scene, network)
    const noise = noises.get(maker.id)
    return noise ? [[network.id, [maker.id, noise.label]]] : []
  })
  const noisy = method === "fgsm"
    ? `    direction = np.sign(gradients(image[None], np.array([label]))[0])
    return step_away(image, direction, epsilon)`
    : "    return approach(gradients, image[None], np.array([label]), np.array([epsilon]))[0]"
  return [
    { text: fill(labels.notebook_about, { picture: picture.reference ?? "" }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.inspectors.answers.adversarial_noise import step_away
from lib.inspectors.questions.adversarial import approach, gradients_of
from lib.inspectors.questions.networks import load_network

checkpoints = ${JSON.stringify(checkpoints)}
networks = {name: load_network(name, checkpoint)[0] for name, checkpoint in checkpoints.items()}
classes = ${inPython(pictures.classes)}
image = ${pictureInPython({ data: image, shape: picture.levels.shape })}
epsilon = ${epsilon}` },
    { text: labels[`notebook_${method}`] },
    { code: `def noisy(network, label):
    gradients = gradients_of(network, image.shape)
${noisy}


made = ${JSON.stringify(Object.fromEntries(makers))}
received = {name: noisy(networks[maker], label) for name, (maker, label) in made.items()}
print({name: float(np.abs(one - image).max()) for name, one in received.items()})` },
    { text: labels.notebook_scores },
    { code: `scores = {name: networks[name](tf.constant(one[None]))[0].numpy() for name, one in received.items()}
for name, values in scores.items():
    print(name, classes[int(values.argmax())], dict(zip(classes, values.round(4).tolist(), strict=True)))` },
  ]
}
