/**
 * A network's file in LiteRT.js: compiled, described and run. Lives in the worker, as LiteRT.js blocks its thread.
 *
 * @typedef {typeof import("@litertjs/core")} LiteRt
 * @typedef {import("@litertjs/core").CompiledModel} CompiledModel
 * @typedef {import("./passes.js").Answer} Answer
 * @typedef {import("./passes.js").Inputs} Inputs
 * @typedef {import("./passes.js").Signature} Signature
 * @typedef {Record<string, Signature>} Description of a network, by the name of each signature
 */

import { RequestError, NetworkError, reasonOf } from "./reasons.js"
import { sizeOf } from "./passes.js"

const FOLDER = new URL("../../litert/", import.meta.url).href
/** Stands in every such file behind the first four bytes. */
const MARK = "TFL3"

/** Whether the browser has refused memory since it was last asked; what LiteRT.js then does wrong says nothing of it. */
let refused = false

/**
 * Return LiteRT.js, loaded and silent. It would write what it does, and that there is no GPU, into the page's console.
 *
 * @returns {Promise<LiteRt>}
 */
export async function loadLiteRt() {
  const silent = () => {}
  for (const level of /** @type {const} */ (["log", "info", "debug", "warn", "error"])) console[level] = silent
  Object.defineProperty(navigator, "gpu", { value: undefined }) // it would ask for a GPU first, which is not used
  watchMemory()
  Object.assign(self, { Module: { locateFile: (/** @type {string} */ name) => `${FOLDER}wasm/${name}` } })
  /** @type {LiteRt} */
  const litert = await import(`${FOLDER}index.js`)
  await litert.loadLiteRt(`${FOLDER}wasm/`)
  return litert
}

/**
 * Return how many bytes the memory of LiteRT.js has; it grows and never shrinks.
 *
 * @param {LiteRt} litert
 * @returns {number}
 */
export function memoryOf(litert) {
  return wasmOf(litert).HEAPU8.byteLength
}

/**
 * Return a network that is ready to run; the file is not needed any more.
 *
 * @param {LiteRt} litert
 * @param {Uint8Array} file
 * @returns {Promise<CompiledModel>}
 */
export async function compile(litert, file) {
  if (String.fromCharCode(...file.subarray(4, 8)) !== MARK) throw new NetworkError("damaged", "The file is no network.")
  const { _malloc, _free } = wasmOf(litert)
  const room = _malloc(file.byteLength) // LiteRT.js does not look whether it got any
  if (room === 0) throw new NetworkError("memory", `There is no memory for ${file.byteLength} bytes.`)
  _free(room)
  return explain("damaged", () => litert.loadAndCompile(file, { accelerator: "wasm" }))
}

/**
 * Return the names and shapes of all inputs and outputs.
 *
 * @param {CompiledModel} model
 * @returns {Description}
 */
export function describe(model) {
  const shapes = (/** @type {readonly import("@litertjs/core").TensorDetails[]} */ details) =>
    Object.fromEntries(details.map(({ name: called, shape }) => [called, [...shape]]))
  return Object.fromEntries(Object.entries(model.signatures).map(([called, runner]) =>
    [called, { inputs: shapes(runner.getInputDetails()), outputs: shapes(runner.getOutputDetails()) }]))
}

/**
 * Return what one signature of a network gives; every tensor is let go, as LiteRT.js keeps those that nobody deletes.
 *
 * @param {LiteRt} litert
 * @param {CompiledModel} model
 * @param {string} signature
 * @param {Inputs} inputs those that the signature does not have are left out
 * @param {string[]} [only] the outputs that are wanted; all if left out
 * @returns {Promise<Answer>}
 */
export async function run(litert, model, signature, inputs, only) {
  const runner = model.signatures[signature]
  if (!runner) throw new RequestError(`This network has no ${signature}, only ${Object.keys(model.signatures).join(", ")}.`)
  const names = runner.getOutputDetails().map((output) => output.name)
  const absent = only?.find((wanted) => !names.includes(wanted))
  if (absent) throw new RequestError(`${signature} gives no ${absent}, only ${names.join(", ")}.`)
  /** @type {Record<string, import("@litertjs/core").Tensor>} */
  const given = {}
  /** @type {Record<string, import("@litertjs/core").Tensor>} */
  let got = {}
  try {
    for (const { name: called, shape } of runner.getInputDetails()) {
      if (inputs[called]?.length !== sizeOf([...shape])) {
        throw new RequestError(`${signature} needs ${called} of ${shape.join("×")} values, but has ${inputs[called]?.length ?? "none"}.`)
      }
      given[called] = new litert.Tensor(inputs[called], [...shape])
    }
    got = await explain("failed", () => runner.run(given))
    return Object.fromEntries((only ?? names).map((wanted) => [wanted, numbersOf(got[wanted])]))
  } finally {
    for (const tensor of [...Object.values(given), ...Object.values(got)]) tensor.delete()
  }
}

/**
 * Return what `work` gives, or throw why it failed.
 *
 * @template T
 * @param {import("./reasons.js").Reason} usual where memory is not to blame
 * @param {() => Promise<T>} work
 */
async function explain(usual, work) {
  refused = false
  try {
    return await work()
  } catch (error) {
    throw new NetworkError(refused ? "memory" : reasonOf(error, usual), String(error))
  }
}

function watchMemory() {
  const { grow } = WebAssembly.Memory.prototype
  WebAssembly.Memory.prototype.grow = function growAndWatch(pages) {
    try {
      return grow.call(this, pages)
    } catch (error) {
      refused = true
      throw error
    }
  }
}

/** @param {import("@litertjs/core").Tensor} tensor */
function numbersOf(tensor) {
  return { data: /** @type {Float32Array} */ (tensor.toTypedArray()), shape: [...tensor.type.layout.dimensions] }
}

/**
 * @param {LiteRt} litert
 * @returns {{ HEAPU8: Uint8Array, _malloc: (bytes: number) => number, _free: (place: number) => void }}
 */
function wasmOf(litert) {
  return litert.getGlobalLiteRt().liteRtWasm
}
