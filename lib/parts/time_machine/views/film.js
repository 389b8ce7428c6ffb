/** The picture through some filters at this moment. */

import { cividis, legendGradient } from "../../kit/colours.js"
import { h } from "../../kit/dom.js"
import { paintPicture, penOf } from "../../kit/paint.js"
import { fill, fillPlural } from "../../kit/text.js"
import { mapAt, withFilter, withoutFilter } from "../film.js"
import { shortText } from "../words.js"

/** @typedef {import("../view.js").View} View */
/** @typedef {import("../view.js").Shown} Shown */
/** @typedef {import("../film.js").Film} Film */

const FORMATS = ["gif", "webp", "png", "npz", "csv"]
const SHADES = shades()

/** Return cividis for each byte, as 32-bit pixels. */
function shades() {
  const bytes = new Uint8ClampedArray(4 * 256)
  for (let byte = 0; byte < 256; byte += 1) bytes.set([...cividis(byte / 255), 255], 4 * byte)
  return new Uint32Array(bytes.buffer)
}

/** Build the elements that stay. */
export function buildFilm() {
  const [filmTitle, filmSay] = [h("h4", { testid: "machine-film-title" }), h("p", { class: "muted", testid: "machine-film-say" })]
  const filmAdd = h("button", { type: "button", testid: "machine-film-add", data: { control: "filters" } })
  const filmTiles = h("div", { class: "tiles", testid: "machine-film" })
  const filmLarge = h("div", { class: "enlarged", testid: "machine-film-large" })
  const [filmLow, filmRamp, filmHigh] = [h("span", { class: "mono" }), h("i"), h("span", { class: "mono" })]
  const filmLegend = h("div", { class: "legend" }, filmLow, filmRamp, filmHigh)
  const [filmKeep, filmFiles] = [h("span"), h("div")]
  const filmExport = h("div", { class: "export", data: { control: "export" } }, filmKeep, filmFiles)
  const box = h("section", { class: "film" }, h("div", { class: "head" }, filmTitle, filmAdd), filmTiles, filmLarge, filmLegend, filmSay, filmExport)
  /** @type {{ key: string, canvases: HTMLCanvasElement[] }} the canvases of the maps, and what they were built for */
  const film = { key: "", canvases: [] }
  return { box, nodes: { filmTitle, filmAdd, filmSay, filmTiles, filmLarge, filmLegend, filmLow, filmRamp, filmHigh, filmKeep, filmFiles,
    filmExport, film } }
}

/**
 * Show the film, its tiles built anew for other filters, another picture or language.
 *
 * @param {View} view
 * @param {Shown} shown
 * @param {import("../view.js").Handlers} handlers
 */
export function drawFilm(view, shown, handlers) {
  const { run: { meta, film }, state, labels, plurals, language, numbers } = shown
  const found = film?.maps ? film : null
  const layer = film?.meta.layer ?? meta.layers[0].name
  view.filmTitle.textContent = fill(labels.film_title, { layer })
  for (const node of [view.filmTiles, view.filmLegend, view.filmExport]) node.hidden = found === null
  drawAdd(view, shown, handlers)
  const ends = found ? { low: shortText(numbers, found.meta.low ?? 0), high: shortText(numbers, found.meta.high ?? 0) } : {}
  const isFull = found !== null && (found.meta.filters ?? []).length >= (found.meta.most ?? 0)
  view.filmSay.textContent = film === null ? labels.film_waiting : film.meta.trouble
    || [fill(film.meta.whole ? labels.film_scale : labels.film_sums, ends),
      isFull ? fillPlural(plurals.film_full, film.meta.most ?? 0, language) : ""].filter(Boolean).join(" ")
  if (found === null) {
    view.filmLarge.replaceChildren()
    view.film.key = ""
    return
  }
  view.filmLow.textContent = ends.low ?? ""
  view.filmHigh.textContent = ends.high ?? ""
  Object.assign(view.filmLegend.dataset, { low: String(found.meta.low), high: String(found.meta.high) })
  view.filmRamp.style.background = legendGradient()
  view.filmKeep.textContent = labels.film_keep
  const key = [found.meta.key, state.enlarged, labels.film_keep].join()
  if (view.film.key !== key) {
    view.film.key = key
    view.filmFiles.replaceChildren(...FORMATS.map((format) => h("button", { type: "button", testid: `machine-film-${format}`,
      onclick: () => handlers.requestFile(format, "maps") }, labels[`film_${format}`])))
    buildTiles(view, shown, found, handlers)
  }
  drawFilmMoment(view, shown)
}

/**
 * @param {View} view
 * @param {Shown} shown
 * @param {import("../view.js").Handlers} handlers
 */
function drawAdd({ filmAdd }, { run: { meta, film }, state, labels }, handlers) {
  const [{ name }, filter] = [meta.layers[state.layer], state.filter]
  const isSame = film?.meta.layer === name
  const filters = film?.meta.filters ?? []
  filmAdd.textContent = fill(isSame ? labels.film_add : labels.film_other, { filter: filter + 1, layer: name })
  filmAdd.disabled = film === null || filter >= meta.layers[state.layer].filters
    || (isSame && (filters.includes(filter) || filters.length >= (film.meta.most ?? 0)))
  filmAdd.onclick = () => film && handlers.wishFilm(withFilter(film.meta, name, filter))
}

/**
 * @param {View} view
 * @param {Shown} shown
 * @param {Film} film
 * @param {import("../view.js").Handlers} handlers
 */
function buildTiles(view, { state, labels }, film, handlers) {
  const filters = film.meta.filters ?? []
  const picture = h("canvas", { testid: "machine-film-picture" })
  if (film.image) paintPicture(picture, film.image)
  const canvases = filters.map(() => h("canvas"))
  view.filmTiles.replaceChildren(
    h("figure", {}, h("span", { class: "frame" }, picture), h("figcaption", {}, labels.film_picture)),
    ...filters.map((filter, which) => h("figure", {},
      h("button", { type: "button", class: "frame", testid: `machine-film-map-${filter}`, data: { dense: "" },
        "aria-pressed": String(state.enlarged === filter),
        "aria-label": fill(state.enlarged === filter ? labels.film_close : labels.film_open, { filter: filter + 1 }),
        onclick: () => handlers.enlarge(filter) }, canvases[which]),
      h("figcaption", {}, fill(labels.film_map, { filter: filter + 1 }),
        filters.length > 1 && h("button", { type: "button", class: "out", testid: `machine-film-out-${filter}`, data: { control: "filters" },
          "aria-label": fill(labels.film_out, { filter: filter + 1 }), onclick: () => handlers.wishFilm(withoutFilter(film.meta, filter)) }, "×")))))
  view.film.canvases = canvases
  const which = state.enlarged === null ? -1 : filters.indexOf(state.enlarged)
  if (which < 0) {
    view.filmLarge.replaceChildren()
    return
  }
  const copy = h("canvas")
  if (film.image) paintPicture(copy, film.image)
  view.filmLarge.replaceChildren(
    h("figure", {}, copy, h("figcaption", {}, labels.film_picture)),
    h("figure", {}, h("canvas", { testid: "machine-film-full", data: { which } }),
      h("figcaption", {}, fill(labels.film_map, { filter: filters[which] + 1 }))))
}

/**
 * Paint the maps as they are at this moment.
 *
 * @param {View} view
 * @param {Shown} shown
 */
export function drawFilmMoment(view, { run: { film }, state: { at } }) {
  if (!film?.maps) return
  const { maps } = film
  view.film.canvases.forEach((canvas, which) => paintMap(canvas, maps, at, which))
  const full = view.filmLarge.querySelector("canvas[data-which]")
  if (full instanceof HTMLCanvasElement) paintMap(full, maps, at, Number(full.dataset.which))
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("../film.js").NumberArray} maps
 * @param {number} at
 * @param {number} which
 */
function paintMap(canvas, maps, at, which) {
  const [, , height, width] = maps.shape
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const pen = penOf(canvas)
  const pixels = pen.createImageData(width, height)
  const words = new Uint32Array(pixels.data.buffer)
  mapAt(maps, at, which).forEach((/** @type {number} */ byte, /** @type {number} */ place) => {
    words[place] = SHADES[byte]
  })
  pen.putImageData(pixels, 0, 0)
}
