// All votes for one class capsule in two of their dimensions: along their mean, and along what is left most.

/** The two directions for class j, and every vote seen along them. Cached: they do not depend on the step. */
function projectVotes(app, j) {
  if (app.projections.has(j)) return app.projections.get(j)
  const { trace } = app
  const votes = Array.from({ length: trace.inputs }, (_, i) => trace.vote(i, j))
  const mean = new Float64Array(trace.size)
  for (const vote of votes) vote.forEach((value, d) => { mean[d] += value / votes.length })
  const along = unit(mean)
  const rest = votes.map((vote) => {
    const part = dot(vote, along)
    return Float64Array.from(vote, (value, d) => value - part * along[d])
  })
  const beside = mainDirection(rest, trace.size)
  const see = (vector) => [dot(vector, along), dot(vector, beside)]
  const projection = { see, along, beside, points: votes.map(see) }
  app.projections.set(j, projection)
  return projection
}

function unit(vector) {
  const length = vectorLength(vector)
  return length > 1e-12 ? vector.map((value) => value / length) : vector.map((_, d) => (d === 0 ? 1 : 0))
}

/** The direction of largest spread around zero, by power iteration. */
function mainDirection(vectors, size) {
  let direction = unit(Float64Array.from(vectors[largest(vectors.map(vectorLength))]))
  for (let round = 0; round < 40; round += 1) {
    const next = new Float64Array(size)
    for (const vector of vectors) {
      const part = dot(vector, direction)
      for (let d = 0; d < size; d += 1) next[d] += part * vector[d]
    }
    if (vectorLength(next) < 1e-12) break
    direction = unit(next)
  }
  // A direction and its opposite are as good; take the same one every time.
  return direction[largest(Array.from(direction, Math.abs))] < 0 ? direction.map((value) => -value) : direction
}

/** The output of class j as it moves from one known iteration to the next; null before the first squash. */
function movingOutput(app, j) {
  const { trace, motion } = app
  const known = knownIteration(app, app.view.step)
  if (known < 0) return null
  const to = trace.output(known, j)
  const from = motion.known >= 0 && motion.known < trace.iterations ? trace.output(motion.known, j) : null
  if (!from || motion.progress >= 1) return to
  return Float64Array.from(to, (value, d) => from[d] + motion.progress * (value - from[d]))
}

function drawProjection(app) {
  const { parts, trace, kind, colours, view, t, labels, classes } = app
  const { see, points, along, beside } = projectVotes(app, view.j)
  const width = app.planeWidth
  const height = 150
  const context = sharp(parts.projection, width, height)
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const left = Math.min(-0.1, ...xs)
  const right = Math.max(1.02, ...xs) // room for v, whose length stays below 1
  const spread = Math.max(0.2, ...ys.map(Math.abs))
  const scale = Math.min((width - 30) / (right - left), (height - 16) / (2 * spread))
  const origin = [(width - scale * (right - left)) / 2 - scale * left, height / 2]
  const place = ([x, y]) => [origin[0] + scale * x, origin[1] - scale * y]
  const line = (to, colour, thick) => {
    context.beginPath()
    context.moveTo(...origin)
    context.lineTo(...to)
    context.strokeStyle = colour
    context.lineWidth = thick
    context.stroke()
  }
  context.lineCap = "round"
  points.forEach((point, i) => {
    const share = deviation(kind.share, kind.share.at(t, i, view.j))
    const size = Math.abs(share)
    const colour = size < 0.004 ? rgba(parseHex(colours.disc), 0.45)
      : rgba(share > 0 ? colours.more : colours.less, 0.3 + 0.6 * Math.sqrt(size))
    line(place(point), colour, 0.8 + 2 * size)
  })
  line(place(points[view.i]), colours.text, 2)
  kind.overlay?.(app, context, { see, along, beside, place })
  const output = movingOutput(app, view.j)
  if (output) {
    const tip = place(see(output))
    line(tip, colours.primary, 5)
    mark(context, "v", tip, colours.primary, colours.background, width)
  }
  mark(context, "û", place(points[view.i]), colours.text, colours.background, width)
  parts.projection.ariaLabel = fill(labels.projection_summary, {
    inputs: trace.inputs,
    class: classes[view.j],
    length: output ? decimals(vectorLength(output), 2) : labels.not_yet,
  })
}

function mark(context, text, [x, y], colour, halo, width) {
  context.font = "600 15px system-ui, sans-serif"
  context.lineWidth = 4
  context.lineJoin = "round"
  context.strokeStyle = halo
  context.fillStyle = colour
  const at = [Math.min(x + 5, width - 12), text === "v" ? y + 14 : Math.max(y - 4, 15)]
  context.strokeText(text, ...at)
  context.fillText(text, ...at)
}
