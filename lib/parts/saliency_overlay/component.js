// Slider and pointer move everything here; class and layer are chosen outside, and the server computes those.

const LISTED = 20

export default function ({ data, parentElement }) {
  const app = mounted(parentElement, ".saliency", createApp)
  load(app, unpack(data))
  return () => unmount(parentElement)
}

function createApp(root) {
  const parts = partsOf(root)
  const app = { parts, opacity: null, at: null }
  parts.opacity.oninput = () => {
    app.opacity = Number(parts.opacity.value)
    drawHeats(app)
  }
  parts.opacity.onchange = () => setQuery({ opacity: app.opacity })
  parts.png.onclick = () => savePng(app)
  parts.csv.onclick = () => saveCsv(app)
  app.pics = Object.fromEntries(["picture", "gradient", "cam"].map((name) => {
    const canvases = name === "picture" ? [document.createElement("canvas")] : [document.createElement("canvas"), document.createElement("canvas")]
    const mark = document.createElement("i")
    mark.className = "mark"
    mark.hidden = true
    parts[name].replaceChildren(...canvases, mark)
    parts[name].onpointermove = parts[name].onpointerdown = (event) => pointAt(app, event)
    return [name, { canvases, mark }]
  }))
  return app
}

function load(app, { meta, arrays }) {
  Object.assign(app, { meta, labels: meta.labels, ...arrays })
  if (app.opacity === null) {
    const wanted = Number(meta.view.opacity ?? 60)
    app.opacity = wanted >= 0 && wanted <= 100 ? wanted : 60
  }
  const { parts, labels, image, gradient, cam, pics } = app
  const values = { class: meta.class, layer: meta.layer, size: cam.shape.join(" × ") }
  for (const { canvases } of Object.values(pics)) paintPicture(canvases[0], image.data, image.shape)
  parts.said.textContent = joinSentences(meta.said)
  parts.pictureTitle.textContent = labels.picture
  parts.gradientTitle.textContent = labels.gradient
  parts.camTitle.textContent = fill(labels.cam, values)
  parts.aboutGradient.textContent = fill(labels.about_gradient, values)
  parts.aboutCam.textContent = fill(labels.about_cam, values)
  parts.opacityTitle.textContent = labels.opacity
  parts.opacity.value = app.opacity
  parts.png.textContent = labels.png
  parts.csv.textContent = labels.csv
  parts.tableTitle.textContent = labels.numbers
  const [peak, best] = [largestAt(gradient), largestAt(cam)]
  app.tops = { gradient: peak.value, cam: best.value }
  for (const [name, top] of Object.entries(app.tops)) {
    parts[`${name}Low`].textContent = "0"
    parts[`${name}High`].textContent = rounded(top)
    parts[`${name}High`].dataset.value = top
  }
  const stops = [0, 0.25, 0.5, 0.75, 1].map((share) => `rgb(${cividis(share).join(",")})`)
  for (const ramp of parts.root.querySelectorAll(".legend i")) ramp.style.background = `linear-gradient(90deg, ${stops.join(",")})`
  parts.summary.textContent = best.value > 0
    ? fill(labels.summary, { ...values, score: rounded(meta.score), row: peak.row, column: peak.column, cam_row: best.row, cam_column: best.column })
    : fill(labels.silent, values)
  app.at = null
  parts.here.textContent = labels.hint
  for (const { mark } of Object.values(pics)) mark.hidden = true
  drawHeats(app)
  drawTable(app)
}

function drawHeats({ pics, gradient, cam, tops, opacity }) {
  paintHeat(pics.gradient.canvases[1], gradient, tops.gradient, opacity / 100)
  paintHeat(pics.cam.canvases[1], cam, tops.cam, opacity / 100)
  pics.cam.canvases[1].classList.add("smooth")
}

function valuesAt({ gradient, cam, image }, row, column) {
  const [height, width] = image.shape
  const [down, right] = cellOver(cam, [height, width], row, column)
  return [gradient.data[row * width + column], cam.data[down * cam.shape[1] + right]]
}

function pointAt(app, event) {
  const { image: { shape: [height, width] }, parts, labels, pics } = app
  const { left, top, width: wide, height: tall } = event.currentTarget.getBoundingClientRect()
  const within = (share, count) => Math.min(count - 1, Math.max(0, Math.floor(share * count)))
  const [row, column] = [within((event.clientY - top) / tall, height), within((event.clientX - left) / wide, width)]
  const [gradient, cam] = valuesAt(app, row, column)
  parts.here.textContent = `${fill(labels.here, { row, column })}: ${labels.gradient} ${rounded(gradient)}, ${labels.table_cam} ${rounded(cam)}`
  Object.assign(parts.here.dataset, { gradient, cam })
  for (const { mark } of Object.values(pics)) {
    mark.hidden = false
    Object.assign(mark.style, { top: `${100 * row / height}%`, left: `${100 * column / width}%`, width: `${100 / width}%`, height: `${100 / height}%` })
  }
}

/** The pixels with the largest gradients. */
function drawTable(app) {
  const { parts, labels, gradient } = app
  const width = gradient.shape[1]
  const order = [...gradient.data.keys()].sort((one, other) => gradient.data[other] - gradient.data[one]).slice(0, LISTED)
  const lines = [[labels.table_row, labels.table_column, labels.table_gradient, labels.table_cam],
    ...order.map((at) => {
      const [row, column] = [Math.floor(at / width), at % width]
      return [row, column, ...valuesAt(app, row, column).map(rounded)]
    })]
  parts.table.replaceChildren(...lines.map((cells, number) => {
    const row = document.createElement("tr")
    row.append(...cells.map((text) => Object.assign(document.createElement(number ? "td" : "th"), { textContent: text })))
    return row
  }))
}

/** The three pictures side by side, with what they are. */
function savePng({ pics, meta, parts, image: { shape: [height, width] } }) {
  const [tall, gap, head] = [360, 16, 56]
  const wide = tall * width / height
  const canvas = document.createElement("canvas")
  canvas.width = 3 * wide + 4 * gap
  canvas.height = tall + head + 2 * gap
  const context = canvas.getContext("2d")
  context.fillStyle = "#fff"
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = "#111"
  context.font = "600 15px system-ui, sans-serif"
  context.fillText(`${meta.title}: ${parts.summary.textContent}`, gap, 22, canvas.width - 2 * gap)
  Object.entries(pics).forEach(([name, { canvases }], at) => {
    const left = gap + at * (wide + gap)
    context.fillText(parts[`${name}Title`].textContent, left, 46)
    canvases.forEach((one) => {
      context.imageSmoothingEnabled = one.classList.contains("smooth")
      context.drawImage(one, left, head, wide, tall)
    })
  })
  saveCanvas(`${meta.title}-saliency.png`, canvas)
}

function saveCsv(app) {
  const [height, width] = app.image.shape
  const lines = ["row,column,gradient,grad_cam"]
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) lines.push([row, column, ...valuesAt(app, row, column)].join(","))
  }
  saveFile(`${app.meta.title}-saliency.csv`, new Blob([lines.join("\n")], { type: "text/csv" }))
}
