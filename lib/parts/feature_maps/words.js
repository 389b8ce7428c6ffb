// The sentences and tables beside the pictures.

function kindText(labels, kind) {
  return { convolution: labels.convolution, pooling: labels.pooling, lrn: labels.lrn, normalization: labels.normalization,
    activation: labels.activation, centred: labels.centred, recurrent: labels.recurrent, capsules: labels.capsules,
    dense: labels.dense, scores: labels.scores }[kind]
}

function activationText(labels, activation) {
  return { relu: "ReLU", leaky_relu: labels.leaky_relu, softplus: "softplus", linear: labels.no_activation }[activation] ?? activation
}

function ingredientsTitle(labels, step, net, layer) {
  const before = layer.at > 0 ? net.layers[layer.at - 1].name : labels.picture
  if (step.kind === "convolution") return fill(step.count === 1 ? labels.ingredients_grey : labels.ingredients, { count: step.count, before })
  return step.kind === "lrn" ? fill(labels.ingredients_lrn, { before }) : fill(labels.ingredients_one, { before })
}

function bestClass(net) {
  const { values } = net.layers.at(-1)
  const best = values.reduce((found, value, at) => (value > values[found] ? at : found), 0)
  return { class: net.classes[best], score: figure(values[best]) }
}

/** One sentence about what is seen, and its numbers as a table. */
function drawWords(app) {
  const { parts, net, view } = app
  const [sentence, lines] = view.level === 0 ? overviewWords(app) : view.level === 1 ? layerWords(app, net.layers[view.layer]) : stepWords(app)
  parts.summary.textContent = sentence
  app.lines = lines
  if (parts.tableBox.open) fillTable(parts.table, lines)
}

function overviewWords({ net, labels }) {
  const [first, last] = [net.spatial[0], net.spatial.at(-1)]
  const maps = net.spatial.reduce((sum, { count }) => sum + count, 0)
  const kind = first.reads ? labels.summary_states : net.scoreName === "lengths" ? labels.summary_lengths : labels.summary
  const sentence = fill(kind, { ...bestClass(net), maps, rows: first.shape[0], layers: net.spatial.length, first: sizeOf(first), last: sizeOf(last) })
  const lines = [[labels.table_layer, labels.table_kind, labels.table_shape, labels.table_low, labels.table_high],
    ...net.layers.map((layer) => [layer.name, kindText(labels, layer.kind), shapeOf(layer), layer.low, layer.high])]
  return [sentence, lines]
}

function sizeOf({ shape }) {
  return `${shape[0]} × ${shape[1]}`
}

function layerWords({ labels }, layer) {
  const best = layer.highs.indexOf(layer.high)
  const silent = layer.highs.reduce((count, high, at) => count + (high === layer.lows[at] ? 1 : 0), 0)
  const values = { layer: layer.name, count: layer.count, size: sizeOf(layer), best, high: figure(layer.high), silent }
  const sentence = joinSentences([fill(labels.summary_layer, values), silent ? fill(labels.summary_silent, values) : ""])
  const lines = [[labels.table_map, labels.table_low, labels.table_high],
    ...Array.from({ length: layer.count }, (_, at) => [String(at), layer.lows[at], layer.highs[at]])]
  return [sentence, lines]
}

function stepWords(app) {
  const { labels, view, stage } = app
  if (!stage?.step || !stage.lines) return ["", []]
  const { step, layer, lines } = stage
  const [row, column] = view.pixel
  const end = lines.at(-1)
  const values = { row, column, map: step.map, layer: layer.name, value: figure(end.value), count: step.count }
  const table = [[labels.table_part, labels.table_value], ...lines.map(({ text, value }) => [text, value])]
  if (step.kind !== "convolution") return [fill(labels.summary_pixel, values), table]
  const sums = stage.sumsHere
  const best = sums.reduce((found, value, nth) => (Math.abs(value) > Math.abs(sums[found]) ? nth : found), 0)
  Object.assign(values, { channel: step.channels.data[best], part: figure(sums[best]), sum: figure(lines.at(-2).value), activation: activationText(labels, step.activation) })
  const shares = [[labels.table_channel, labels.table_here, labels.table_share],
    ...sums.map((value, nth) => [String(step.channels.data[nth]), value, step.shares.data[nth]])]
  const sentence = step.activation === "linear" ? labels.summary_linear : step.count === 1 ? labels.summary_grey : labels.summary_sum
  return [fill(sentence, values), [...table, ...shares]]
}

/** What part of the image a pixel sees, marked on it and said. */
function showField(app, span) {
  app.input.mark("field", span)
  const { parts, labels, net } = app
  const whole = span && span[0] === 0 && span[2] === 0 && span[1] === net.image.height - 1 && span[3] === net.image.width - 1
  parts.fieldText.textContent = !span ? labels.field_hint : whole ? labels.field_whole : fill(labels.field, { size: sizeText(span) })
  parts.fieldText.dataset.value = span ? span.join(",") : ""
}
