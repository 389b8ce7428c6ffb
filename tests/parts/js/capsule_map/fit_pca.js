/** Fits the axes of the vectors that a Python test sends on stdin, a JSON object; prints the axes and where each vector lies. */

import { readFileSync } from "node:fs"

import { fitPca, project } from "../../../../lib/parts/capsule_map/maths/pca.js"

/** @type {{ rows: number[][], places: number[], count: number }} */
const { rows, places, count } = JSON.parse(readFileSync(0).toString())
const pca = fitPca({ data: Float32Array.from(rows.flat()), shape: [rows.length, rows[0].length] }, places, count)
process.stdout.write(JSON.stringify({ mean: [...pca.mean], axes: pca.axes.map((axis) => [...axis]), shares: pca.shares,
  points: rows.map((row) => project(pca, row)) }))
