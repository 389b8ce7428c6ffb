/** Draws an SVG as a picture, which a canvas can show. */

const SCALE = 2

/**
 * Return an SVG as a picture, twice as large. A picture cannot have the page's fonts, so each text is made as wide as it is on the page.
 *
 * @param {SVGSVGElement} drawing
 * @param {{ width: number, height: number }} size of the drawing
 * @param {string} [style] in place of its own
 */
export async function pictureOfSvg(drawing, { width, height }, style) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true))
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`)
  const [across, down] = [SCALE * width, SCALE * height]
  for (const [name, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", width: across, height: down })) {
    copy.setAttribute(name, String(value))
  }
  const texts = copy.querySelectorAll("text")
  drawing.querySelectorAll("text").forEach((text, at) => {
    const length = text.childElementCount === 0 ? text.getComputedTextLength() : 0 // lines of one text have lengths of their own
    if (length > 0) texts[at].setAttribute("textLength", String(length))
    if (length > 0) texts[at].setAttribute("lengthAdjust", "spacingAndGlyphs")
  })
  if (style) copy.setAttribute("style", style)
  const picture = new Image(across, down)
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await picture.decode()
  return picture
}
