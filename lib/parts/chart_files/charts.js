/** Draws charts that Streamlit has drawn elsewhere on the page on one canvas. */

import { h } from "../kit/dom.js"
import { penOf } from "../kit/paint.js"
import { pictureOfSvg } from "../kit/svg_picture.js"

const [MARGIN, HEAD, SIZE, COLUMNS] = [32, 68, 32, 2]

/**
 * Return a canvas with those of the charts that are on the page, each under its title, two in a row.
 *
 * @param {import("./state.js").Meta["charts"]} charts
 * @param {import("../kit/theme.js").Colours} colours
 */
export async function drawCharts(charts, { background, text }) {
  const found = charts.flatMap(({ key, title }) => {
    const layers = [...document.querySelectorAll(`.st-key-${CSS.escape(key)} .main-svg`)].filter((one) => one instanceof SVGSVGElement)
    return layers.length > 0 ? [{ title, layers }] : []
  })
  const drawn = await Promise.all(found.map(async ({ title, layers }) => ({ title, layers: await Promise.all(layers.map(pictureOf)) })))
  const [width, height] = ["width", "height"].map((side) =>
    Math.max(0, ...drawn.flatMap(({ layers }) => layers.map((layer) => layer[/** @type {"width" | "height"} */ (side)]))))
  const [columns, rows] = [Math.min(COLUMNS, drawn.length), Math.ceil(drawn.length / COLUMNS)]
  const canvas = h("canvas", { width: columns * (width + MARGIN) + MARGIN, height: rows * (height + HEAD) + MARGIN })
  const pen = penOf(canvas)
  pen.fillStyle = background
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = text
  pen.font = `600 ${SIZE}px system-ui, sans-serif`
  drawn.forEach(({ title, layers }, at) => {
    const [left, top] = [MARGIN + (at % COLUMNS) * (width + MARGIN), Math.floor(at / COLUMNS) * (height + HEAD)]
    pen.fillText(title, left, top + 48, width)
    for (const layer of layers) pen.drawImage(layer, left, top + HEAD)
  })
  return canvas
}

/** @param {SVGSVGElement} layer */
function pictureOf(layer) {
  return pictureOfSvg(layer, { width: layer.width.baseVal.value, height: layer.height.baseVal.value })
}
