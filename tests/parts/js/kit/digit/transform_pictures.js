/**
 * Transforms pictures: a line of JSON and the pixels of all pictures come in; the pixels of each picture under each
 * transformation go out.
 */

import { readFileSync, writeSync } from "node:fs"

import { transformPicture } from "../../../../../lib/parts/kit/digit/transform.js"

/** @typedef {import("../../../../../lib/parts/kit/digit/transform.js").Transformation} Transformation */

const received = readFileSync(0)
const from = received.indexOf("\n") + 1
/** @type {{ shape: number[], transformations: Transformation[] }} */
const { shape: [count, ...shape], transformations } = JSON.parse(received.toString("utf8", 0, from))
const size = shape.reduce((product, length) => product * length, 1)
const made = transformations.flatMap((transformation) => Array.from({ length: count }, (_, at) => {
  const data = new Uint8Array(received.subarray(from + at * size, from + (at + 1) * size))
  return Uint8Array.from(transformPicture({ data, shape }, transformation).data)
}))
const answer = Buffer.concat(made)
for (let written = 0; written < answer.length;) written += writeSync(1, answer, written)
