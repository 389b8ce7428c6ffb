// The Gaussian of the selected class capsule in the projection of its votes: its mean, and one standard deviation.

/** As the steps so far have fitted it; nothing before the first mean. */
function drawGaussian(app, em, context, { see, along, beside, place }) {
  const { trace, colours, view, t, phase } = app
  const meanTime = phase >= MEAN ? t : t - 1
  const spreadTime = phase >= VARIANCE ? t : t - 1
  if (meanTime < 0) return
  const centre = see(trace.sum(meanTime, view.j))
  context.strokeStyle = context.fillStyle = colours.primary
  if (spreadTime === meanTime) {
    const variance = em.variance(spreadTime, view.j)
    ellipse(context, centre, seenCovariance(variance, along, beside), place)
  }
  const [x, y] = place(centre)
  context.beginPath()
  context.arc(x, y, 4.5, 0, 2 * Math.PI)
  context.fill()
  mark(context, "μ", [x, y], colours.primary, colours.background, app.planeWidth)
}

/** The covariance of a Gaussian with independent dimensions, seen along two directions. */
function seenCovariance(variance, along, beside) {
  const seen = (one, other) => variance.reduce((sum, value, d) => sum + one[d] * value * other[d], 0)
  return { across: seen(along, along), both: seen(along, beside), up: seen(beside, beside) }
}

/** The curve at one standard deviation: a circle, put through the covariance's lower triangular root. */
function ellipse(context, [x, y], { across, both, up }, place) {
  const first = Math.sqrt(across)
  const slant = both / first
  const second = Math.sqrt(Math.max(up - slant * slant, 0))
  context.beginPath()
  for (let step = 0; step <= 60; step += 1) {
    const [cosine, sine] = [Math.cos((step * Math.PI) / 30), Math.sin((step * Math.PI) / 30)]
    context.lineTo(...place([x + first * cosine, y + slant * cosine + second * sine]))
  }
  context.lineWidth = 2
  context.stroke()
}
