/** A network of an image of 6 × 6 pixels: a convolution of 3 × 3, a pooling of 2 × 2, and two scores. */

import { readNetwork } from "../../../../lib/parts/feature_maps/network.js"

/** @typedef {import("../../../../lib/parts/feature_maps/network.js").Meta} Meta */

/** @type {Meta} */
export const META = {
  name: "a run",
  view: {},
  trouble: "",
  live: { about: "a run", network: null, inputShape: [6, 6, 1], steps: [], pictures: null, isBeside: false },
  classes: ["cat", "dog"],
  score_name: "probabilities",
  layers: [
    { name: "conv1", kind: "convolution", shape: [4, 4, 2], block: 1, opens: true, reads: "",
      slide: { kernel: [3, 3], stride: [1, 1], before: [0, 0] } },
    { name: "pool1", kind: "pooling", shape: [2, 2, 2], block: 1, opens: true, reads: "",
      slide: { kernel: [2, 2], stride: [2, 2], before: [0, 0] } },
    { name: "scores", kind: "scores", shape: [2], block: 1, slide: null, opens: false, reads: "" },
  ],
}

/** @type {(size: number[], value: number) => import("../../../../lib/parts/kit/unpack.js").NumberArray} */
const bytes = (shape, value) => ({ data: new Uint8Array(shape.reduce((size, side) => size * side, 1)).fill(value), shape })

/** @type {(...values: number[]) => import("../../../../lib/parts/kit/unpack.js").NumberArray} */
const floats = (...values) => ({ data: new Float32Array(values), shape: [values.length] })

export const ARRAYS = {
  image: bytes([6, 6, 1], 0),
  "conv1/maps": bytes([2, 4, 4], 7),
  "conv1/lows": floats(-1, 0),
  "conv1/highs": floats(2, 0.5),
  "pool1/maps": bytes([2, 2, 2], 9),
  "pool1/lows": floats(0, 0.25),
  "pool1/highs": floats(2, 0.5),
  "scores/values": floats(0.25, 0.75),
}

export const NET = readNetwork(META, ARRAYS)
