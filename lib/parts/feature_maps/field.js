// Which part of a map, and of the image, an output sees; from kernels, strides and paddings alone.

/** The input positions under one output's window, cut at the border: [top, bottom, left, right]. */
function windowSpan(slide, [row, column], height, width) {
  return slideBack(slide, [row, row, column, column], height, width)
}

function slideBack({ kernel, stride, before }, [top, bottom, left, right], height, width) {
  return [Math.max(0, top * stride[0] - before[0]), Math.min(height - 1, bottom * stride[0] - before[0] + kernel[0] - 1),
    Math.max(0, left * stride[1] - before[1]), Math.min(width - 1, right * stride[1] - before[1] + kernel[1] - 1)]
}

/**
 * What the outputs `span` of map `map` of layer `at` see of the image: [top, bottom, left, right], border included.
 * A state knows all rows before it; of those that read both ways, the first half of the units reads from above.
 */
function fieldOf({ layers, image }, at, span, map) {
  let seen = span
  for (let number = at; number >= 0; number -= 1) {
    const { slide, reads, values } = layers[number]
    const [height, width] = number > 0 && !layers[number - 1].values ? layers[number - 1].shape : [image.height, image.width]
    if (values) seen = [0, height - 1, 0, width - 1]
    else if (reads) {
      const above = reads !== "both" || number < at || map < layers[at].count / 2
      const below = reads === "both" && (number < at || map >= layers[at].count / 2)
      seen = [above ? 0 : seen[0], below ? height - 1 : seen[1], 0, width - 1]
    }
    else if (slide) seen = slideBack(slide, seen, height, width)
  }
  return seen
}

function pixelField(net, at, [row, column], map = 0) {
  return fieldOf(net, at, [row, row, column, column], map)
}

/** The output pixel of map `map` of layer `at` whose field has its middle nearest to a pixel of the image. */
function pixelOver(net, at, [y, x], map) {
  const [rows, columns] = net.layers[at].shape
  const nearest = (count, wanted, low) => {
    let best = [0, Infinity]
    for (let place = 0; place < count; place += 1) {
      const seen = pixelField(net, at, low === 0 ? [place, 0] : [0, place], map)
      const away = Math.abs((seen[low] + seen[low + 1]) / 2 - wanted)
      if (away < best[1]) best = [place, away]
    }
    return best[0]
  }
  return [nearest(rows, y, 0), nearest(columns, x, 2)]
}

/** "15 × 15" of a span. */
function sizeText([top, bottom, left, right]) {
  return `${bottom - top + 1} × ${right - left + 1}`
}
