/** Prepares drawings of 280 × 280 pixels: a line of JSON and all pixels come in, the networks' pixels go out. */

import { readFileSync, writeSync } from "node:fs"

import { prepareDrawing } from "../../../../../lib/parts/kit/digit/prepare.js"

/** @typedef {import("../../../../../lib/parts/kit/digit/prepare.js").Step} Step */

const SIDE = 280
const received = readFileSync(0)
const start = received.indexOf("\n") + 1
/** @type {{ shape: [number, number], steps: Step[] }[]} */
const wanted = JSON.parse(received.toString("utf8", 0, start))
const prepared = Buffer.concat(wanted.map(({ shape, steps }, at) => {
  const pixels = received.subarray(start + at * SIDE * SIDE, start + (at + 1) * SIDE * SIDE)
  return prepareDrawing(pixels, SIDE, shape, steps)
}))
for (let written = 0; written < prepared.length;) written += writeSync(1, prepared, written)
