/** The notebook of a picture in parts. */

import { toUnitRange } from "../kit/maths.js"
import { inPython, pictureInPython, saveNotebook } from "../kit/notebook.js"
import { fill } from "../kit/text.js"
import { comparedInPython } from "../kit/network/compared_notebook.js"
import { fileOf } from "./exports.js"
import { insideOfPair, nameOf, pairOf } from "./scene.js"

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {Scene} scene */
export function saveTilesNotebook(scene) {
  saveNotebook(`${fileOf(scene)}.ipynb`, cellsOf(scene))
}

/**
 * @param {Scene} scene
 * @returns {import("../kit/notebook.js").Cell[]}
 */
export function cellsOf(scene) {
  const { update: { labels, meta: { networks, pictures: { classes } } }, picture: { levels: { data, shape } }, state: { layout } } = scene
  const moves = layout.moves.map(({ place, right, down }) => [place, right, down])
  const moved = moves.length ? `, ${inPython(moves)}` : ""
  return [
    { text: fill(labels.notebook_about, { picture: nameOf(scene) }) },
    { code: `import numpy as np
import tensorflow as tf

from lib.inspectors.questions.networks import load_network
from lib.pictures.scramble import scramble_tiles

classes = ${inPython(classes)}
image = ${pictureInPython({ data: toUnitRange(data), shape: [...shape] })}` },
    { text: labels.notebook_parts },
    { code: `from PIL import Image

parts = scramble_tiles(image, ${layout.cut}, ${inPython(layout.order)}${moved})
Image.fromarray(np.uint8(np.round(255 * np.concatenate([image, parts], axis=1))).squeeze()).resize((560, 280), Image.Resampling.NEAREST)` },
    ...networks.flatMap((network) => {
      const pair = pairOf(scene, network)
      return pair ? [{ text: fill(labels.notebook_read, { run: network.title }) },
        { code: codeOf(network, insideOfPair(scene, network, pair).subject) }] : []
    }),
  ]
}

/**
 * @param {import("./scene.js").Network} network
 * @param {number} subject the class that is followed
 */
function codeOf(network, subject) {
  return `${comparedInPython(network, subject, "np.stack([image, parts])")}
for name, before, after in zip(classes, *scores):
    print(name, round(float(before), 4), round(float(after), 4))
degrees = np.degrees(np.arccos(cosines[1]))
print("lengths", *lengths, "degrees", degrees)`
}
