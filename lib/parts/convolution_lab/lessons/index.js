/** Opens the lessons by the name of their part. */

import { activation } from "./activation.js"
import { batchNormalisation } from "./batch_normalisation.js"
import { convolution } from "./convolution.js"
import { dropout } from "./dropout.js"
import { normalisation } from "./normalisation.js"
import { openLesson } from "./open.js"
import { pooling } from "./pooling.js"

/** @type {Record<string, () => import("./open.js").OpenLesson>} */
export const LESSONS = {
  convolution: () => openLesson(convolution),
  pooling: () => openLesson(pooling),
  activation: () => openLesson(activation),
  lrn: () => openLesson(normalisation),
  batch: () => openLesson(batchNormalisation),
  dropout: () => openLesson(dropout),
}
