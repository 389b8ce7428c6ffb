/** Measures the pictures that a Python test sends on stdin: a line of JSON with their shape, then float32; prints a JSON list. */

import { readFileSync } from "node:fs"

import { measureDigit } from "../../../../../lib/parts/kit/digit/properties.js"

const sent = readFileSync(0)
const start = sent.indexOf(10) + 1
const [count, ...shape] = JSON.parse(sent.subarray(0, start).toString())
const values = new Float32Array(sent.buffer.slice(sent.byteOffset + start, sent.byteOffset + sent.length))
const size = values.length / count
const measured = Array.from({ length: count }, (_, at) => measureDigit({ data: values.subarray(at * size, (at + 1) * size), shape }))
process.stdout.write(JSON.stringify(measured))
