/** Draws the sliders and the pictures, and nothing else. */

import { h } from "../kit/dom.js"
import { paintPicture } from "../kit/paint.js"
import { fill, fillPlural, joinList } from "../kit/text.js"
import { areMadeWith, slidersInUse } from "./state.js"

/** @typedef {import("../kit/unpack.js").NumberArray} NumberArray */
/** @typedef {import("./state.js").Settings} Settings */
/** @typedef {import("./state.js").Slider} Slider */
/** @typedef {{ sliders: Slider[], settings: Settings }} Meta */
/** @typedef {import("../kit/part.js").Update<Meta, Record<"original" | "samples", NumberArray>>} Update */
/** @typedef {ReturnType<typeof buildView>} View */

const SMOOTH_FROM = 48 // pixels a side from which a picture is no longer shown as squares

/**
 * Build the sliders, the tools and the pictures.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const sliders = h("div", { class: "sliders" })
  const again = h("button", { type: "button", class: "primary", testid: "augmentation-again", data: { control: "seed" } })
  const reset = h("button", { type: "button", testid: "augmentation-reset", data: { control: "reset" } })
  const original = h("canvas", { testid: "augmentation-original" })
  const originalTitle = h("figcaption")
  const samples = h("div", { class: "samples", testid: "augmentation-samples", role: "img" })
  const description = h("p", { class: "muted", "aria-live": "polite" })
  root.classList.add("augmentation")
  root.replaceChildren(
    h("div", { class: "settings" }, sliders, h("div", { class: "tools" }, again, reset)),
    h("div", { class: "pictures" }, h("figure", { class: "original" }, original, originalTitle), h("div", {}, samples, description)),
  )
  return { root, sliders, again, reset, original, originalTitle, samples, description }
}

/**
 * Show the pictures that came, and the texts around them.
 *
 * @param {View} view
 * @param {Update} update
 */
export function drawUpdate({ root, again, reset, original, originalTitle, samples }, { labels, arrays }) {
  again.textContent = labels.again
  reset.textContent = labels.reset
  originalTitle.textContent = labels.original
  const [count, height] = arrays.samples.shape
  root.classList.toggle("smooth", height >= SMOOTH_FROM)
  paintPicture(original, arrays.original)
  const canvases = Array.from({ length: count }, (_, number) => {
    const canvas = samples.children[number]
    return canvas instanceof HTMLCanvasElement ? canvas : h("canvas")
  })
  if (samples.children.length !== count) samples.replaceChildren(...canvases)
  canvases.forEach((canvas, number) => paintPicture(canvas, arrays.samples, number))
}

/**
 * Show one control for each setting.
 *
 * @param {View} view
 * @param {Update} update
 * @param {Settings} settings
 * @param {(changes: Settings) => void} onChange
 */
export function drawSliders({ sliders }, { meta, language }, settings, onChange) {
  sliders.replaceChildren(...meta.sliders.map(({ name, title, amounts, maximum }) => {
    const [text, testid, data] = [h("span", {}, title), `augmentation-${name}`, { control: name }]
    if (maximum === 1) {
      const box = h("input", { type: "checkbox", testid })
      box.checked = Boolean(settings[name])
      box.onchange = () => onChange({ [name]: box.checked })
      return h("label", { data }, text, box)
    }
    const output = h("output")
    const slider = h("input", { type: "range", min: 0, max: maximum, step: 1, testid })
    const show = () => { output.textContent = fillPlural(amounts, Number(slider.value), language) }
    slider.value = String(settings[name])
    slider.oninput = () => {
      show()
      onChange({ [name]: Number(slider.value) })
    }
    show()
    return h("label", { data }, text, output, slider)
  }))
}

/**
 * Describe the settings, and mark the pictures while they are still those of earlier settings.
 *
 * @param {View} view
 * @param {Update} update
 * @param {Settings} settings
 */
export function drawSettings({ root, description, samples }, { meta, labels, language }, settings) {
  root.classList.toggle("waiting", !areMadeWith(settings, meta.settings, meta.sliders))
  const texts = slidersInUse(settings, meta.sliders).map(({ name, title, amounts, maximum }) =>
    (maximum === 1 ? title : `${title} ${fillPlural(amounts, Number(settings[name]), language)}`))
  description.textContent = texts.length > 0 ? fill(labels.description, { settings: joinList(labels, texts) }) : labels.nothing
  samples.ariaLabel = description.textContent
}
