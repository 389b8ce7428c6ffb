// Numbers as text, colours from the theme, and small marks.

function decimals(value, digits) {
  const text = value.toFixed(digits)
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−")
}

/** How many decimals tell two values apart that differ by `span`: at least two. */
function digitsFor(span) {
  return span > 0 && span < 0.1 ? Math.min(6, 1 - Math.floor(Math.log10(span))) : 2
}

/** Three decimals where they say something, else a power of ten. */
function precise(value) {
  const size = Math.abs(value)
  if (size === 0) return "0"
  if (size < 0.001 || size >= 10000) return value.toExponential(1).replace(/-/g, "−").replace("+", "")
  return decimals(value, size >= 100 ? 1 : size >= 10 ? 2 : 3)
}

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
function subscript(number) {
  return String(number).replace(/\d/g, (digit) => SUBSCRIPTS[digit])
}

/** The theme's colours, as the canvases need them. */
function readColours(root) {
  const style = getComputedStyle(root)
  const pen = document.createElement("canvas").getContext("2d")
  const hex = (name, otherwise) => {
    pen.fillStyle = otherwise
    pen.fillStyle = style.getPropertyValue(name).trim() || otherwise
    return pen.fillStyle.startsWith("#") ? pen.fillStyle : otherwise
  }
  const background = hex("--st-background-color", "#ffffff")
  const [red, green, blue] = parseHex(background)
  const dark = 0.299 * red + 0.587 * green + 0.114 * blue < 128
  return {
    dark,
    background,
    text: hex("--st-text-color", dark ? "#ffffff" : "#000000"),
    primary: hex("--st-primary-color", "#0b5cad"),
    border: hex("--st-border-color", "#cfd8e3"),
    disc: dark ? "#93a3b5" : "#6f7f90",
    middle: parseHex(dark ? "#2b3745" : "#e6ebf1"),
    more: parseHex(dark ? "#f59a2f" : MORE),
    less: parseHex(dark ? "#5b9bff" : LESS),
  }
}

function mix(from, to, part) {
  return from.map((value, channel) => Math.round(value + part * (to[channel] - value)))
}

/**
 * Orange above the reference, blue below; `value` in [-1, 1] of the scale. The colour grows with the square
 * root, so that small deviations can be told apart; the scale beside the map is drawn with the same colours.
 */
function deviationColour(colours, value) {
  return mix(colours.middle, value > 0 ? colours.more : colours.less, Math.sqrt(Math.min(Math.abs(value), 1)))
}

function rgba(channels, alpha = 1) {
  return `rgba(${channels[0]}, ${channels[1]}, ${channels[2]}, ${alpha})`
}

/** Size `canvas` for sharp lines at `width` × `height` CSS pixels; returns its context in CSS pixels. */
function sharp(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across
    canvas.height = down
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  const context = canvas.getContext("2d")
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  return context
}

/** Diverging bars around zero, one for each of `values`, each with its full number in data-value. */
function drawBars(box, values) {
  if (box.children.length !== values.length) {
    box.replaceChildren(...Array.from(values, () => document.createElement("i")))
  }
  let widest = 1e-9
  for (const value of values) widest = Math.max(widest, Math.abs(value))
  values.forEach((value, at) => {
    const bar = box.children[at]
    bar.className = value < 0 ? "less" : "more"
    bar.style.setProperty("--size", `${(50 * Math.abs(value)) / widest}%`)
    bar.dataset.value = String(value)
    bar.title = precise(value)
  })
}

/** "−0.34 … 0.41" of `values`. */
function spanOf(values, digits = 2) {
  return `${decimals(Math.min(...values), digits)} … ${decimals(Math.max(...values), digits)}`
}
