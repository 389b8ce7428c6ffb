// Numbers as they are read, the sentence of this moment, and the numbers as a table.

function percentText(share) {
  return `${(100 * share).toFixed(1)} %`
}

/** Two or three digits that say something: 1.23, 0.123, 0.0123. */
function shortNumber(value) {
  const size = Math.abs(value)
  const digits = size >= 1 || size === 0 ? 2 : Math.min(6, 2 - Math.floor(Math.log10(size)))
  return signed(value.toFixed(digits))
}

function signed(text) {
  return text.replace(/^-/, "−")
}

/** ".12" or "−.12", so that it fits into a cell. */
function cellText(value) {
  return signed(value.toFixed(2)).replace("−0.00", "0.00").replace(/^(−?)0\./, "$1.")
}

function drawSummary(app) {
  const { parts, labels, frames, at, meta } = app
  const asking = parts.root.classList.contains("asking")
  const { cosine, share } = layerMedians(app, at, app.layer)
  const values = { step: grouped(frames[at].step), layer: meta.layers[app.layer].name, filters: filterCount(app),
    cosine: cosine.toFixed(3), share: share.toFixed(2) }
  parts.summary.textContent = asking ? "" : fill(labels.summary, values)
  parts.summary.hidden = asking
}

/** Every filter of the layer at this moment, while the table is open. */
function drawTable(app) {
  const { parts, labels, at } = app
  if (!parts.numbers.open) return
  const lines = [[labels.table_filter, labels.table_cosine, labels.table_distance, labels.table_share, labels.table_norm],
    ...allMovements(app, at).map(({ filter, cosine, distance, share, norm }) =>
      [filter + 1, cosine.toFixed(4), distance.toFixed(4), share.toFixed(4), norm.toFixed(4)])]
  parts.table.replaceChildren(...lines.map((cells, number) => {
    const row = document.createElement("tr")
    row.append(...cells.map((text) => Object.assign(document.createElement(number ? "td" : "th"), { textContent: signed(String(text)) })))
    return row
  }))
}
