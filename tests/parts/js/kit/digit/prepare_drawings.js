/**
 * Prepares pictures: a line of JSON and all pixels come in; a line of JSON, which says what each became, and the pixels of
 * all stages go out.
 */

import { readFileSync, writeSync } from "node:fs"

import { preparePicture } from "../../../../../lib/parts/kit/digit/prepare.js"

/** @typedef {import("../../../../../lib/parts/kit/digit/prepare.js").Shape} Shape */
/** @typedef {import("../../../../../lib/parts/kit/digit/prepare.js").Step} Step */

const received = readFileSync(0)
let from = received.indexOf("\n") + 1
/** @type {{ picture: Shape, shape: Shape, steps: Step[] }[]} */
const wanted = JSON.parse(received.toString("utf8", 0, from))
/** @type {Uint8Array[]} */
const pixels = []
const said = wanted.map(({ picture: [height, width, channels], shape, steps }) => {
  const data = new Uint8Array(received.subarray(from, from += height * width * channels))
  const { stages, taken, isBlank } = preparePicture({ data, height, width, channels }, shape, steps)
  const pictures = stages.map(({ name, picture }) => ({ name, ...picture() }))
  pixels.push(...pictures.map((picture) => picture.data))
  return { stages: pictures.map((picture) => [picture.name, picture.height, picture.width, picture.channels]), taken, isBlank }
})
const answer = Buffer.concat([Buffer.from(`${JSON.stringify(said)}\n`), ...pixels])
for (let written = 0; written < answer.length;) written += writeSync(1, answer, written)
