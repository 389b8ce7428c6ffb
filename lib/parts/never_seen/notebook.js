/** The notebook of unseen pictures: the picture that is shown, and all of its kind. */

import { pictureInPython, saveNotebook, inPython } from "../kit/notebook.js"
import { toUnitRange } from "../kit/maths.js"
import { fill } from "../kit/text.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveUnseenNotebook(scene) {
  saveNotebook(`never-seen-${scene.picture?.reference ?? "own"}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf({ picture, state: { kind, threshold }, update: { labels, meta: { networks, pictures: { shape } } } }) {
  const levels = picture?.levels ?? { data: new Uint8Array(shape.reduce((product, length) => product * length, 1)), shape: [...shape] }
  return [
    { text: fill(labels.notebook_about, { picture: picture?.reference ?? kind }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.datasets.unseen import DIGIT, unseen_pictures
from lib.inspectors.answers.unseen_scores import area_under_curve, threshold_answering
from lib.inspectors.questions.networks import load_network
from lib.inspectors.questions.unseen import read_pictures
from lib.intervals import hanley_mcneil, wilson

runs = ${inPython(networks.map(({ id, checkpoint }) => [id, checkpoint]).flat())}
networks = {run: load_network(run, checkpoint)[0] for run, checkpoint in zip(runs[::2], runs[1::2])}
image = ${pictureInPython({ data: toUnitRange(levels.data), shape: levels.shape })}` },
    { text: labels.notebook_picture },
    { code: `for run, network in networks.items():
    outputs = network.layer_outputs(tf.constant(image[None]))
    scores = outputs[network.score_name][0].numpy()
    print(run, network.score_name, np.round(scores, 4), "sum", round(float(scores.sum()), 4))
    if "reconstruction" in outputs:
        print(run, "distance", round(float(np.sum((outputs["reconstruction"][0].numpy() - image) ** 2)), 4))` },
    { text: fill(labels.notebook_many, { kind: labels[`kind_${kind}`] }) },
    { code: `kind, threshold = ${inPython(kind)}, ${threshold}
for run, network in networks.items():
    known = read_pictures(network, unseen_pictures(DIGIT)).largest
    said = read_pictures(network, unseen_pictures(kind)).largest
    for at in (threshold, threshold_answering(known)):
        share = float(np.mean(said < at))
        print(run, "nothing below", round(float(at), 4), "share", round(share, 4), np.round(wilson(share, len(said)), 4))
    area = area_under_curve(known, said)
    print(run, "area under the curve", round(area, 4), np.round(hanley_mcneil(area, len(known), len(said)), 4))` },
  ]
}
