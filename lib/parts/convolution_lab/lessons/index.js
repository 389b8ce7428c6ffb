/** The lessons by the name of their part. */

import { activation } from "./activation.js"
import { convolution } from "./convolution.js"
import { dropout } from "./dropout.js"
import { normalisation } from "./normalisation.js"
import { pooling } from "./pooling.js"

/** @type {Record<string, import("./lesson.js").Lesson<any>>} */
export const LESSONS = { convolution, pooling, activation, lrn: normalisation, dropout }
