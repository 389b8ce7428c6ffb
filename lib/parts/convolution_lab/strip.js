// All kernels of the layer with their maps: to choose, to add to, to take away from.

/** Build a card a kernel. */
function buildStrip(app) {
  const { parts, labels, state } = app
  const cards = state.kernels.map((kernel, at) => {
    const card = element("button", { type: "button", className: "card", dataset: { testid: `conv-map-${at}` },
      ariaPressed: String(at === state.chosen), title: kernelTitle(labels, kernel) }, element("canvas"),
    element("canvas", { className: "small" }), element("span", { textContent: kernelTitle(labels, kernel) }))
    card.onclick = () => {
      app.state.chosen = at
      app.rebuild()
    }
    return card
  })
  if (app.part === "convolution" && state.kernels.length < MOST_KERNELS) {
    cards.push(pressButton("+", "conv-add", () => {
      const unused = KERNEL_NAMES.find((name) => !state.kernels.some((kernel) => kernel.name === name))
      state.kernels = [...state.kernels, pickedKernel(unused, state.kernel)]
      state.chosen = state.kernels.length - 1
      app.rebuild()
    }, "card add"))
    cards.at(-1).ariaLabel = cards.at(-1).title = labels.add
  }
  parts.strip.ariaLabel = labels.kernels
  parts.strip.replaceChildren(...cards)
}

/** Paint the cards; each map on its own scale, or all on one. */
function drawStrip(app) {
  const { parts, state, layer } = app
  state.kernels.forEach((kernel, at) => {
    const [map, small] = parts.strip.children[at].querySelectorAll("canvas")
    paintMap(map, layer.maps[at], scaleOf(app, layer.maps, at))
    paintKernel(small, kernel, state.kernel)
  })
}

/** The range that map number `at` is painted with: its own, or that of all. */
function scaleOf({ state }, maps, at) {
  const ranges = (state.shared ? maps : [maps[at]]).map(rangeOf)
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]
}

function kernelTitle(labels, { name }) {
  return { vertical: labels.kernel_vertical, horizontal: labels.kernel_horizontal, diagonal: labels.kernel_diagonal,
    antidiagonal: labels.kernel_antidiagonal, edges: labels.kernel_edges, sobel_x: labels.kernel_sobel_x,
    sobel_y: labels.kernel_sobel_y, blur: labels.kernel_blur, gaussian: labels.kernel_gaussian,
    sharpen: labels.kernel_sharpen, emboss: labels.kernel_emboss, gabor: labels.kernel_gabor,
    identity: labels.kernel_identity, own: labels.kernel_own }[name]
}
