/** The names of kernels and channels. */

/** @typedef {import("../../kit/text.js").Labels} Labels */

/**
 * Return what each kernel is called.
 *
 * @param {Labels} labels
 * @returns {Record<string, string>} by the kernel's name
 */
export function kernelTitles(labels) {
  return {
    vertical: labels.kernel_vertical, horizontal: labels.kernel_horizontal,
    diagonal: labels.kernel_diagonal, antidiagonal: labels.kernel_antidiagonal,
    edges: labels.kernel_edges, sobel_x: labels.kernel_sobel_x, sobel_y: labels.kernel_sobel_y,
    blur: labels.kernel_blur, gaussian: labels.kernel_gaussian, sharpen: labels.kernel_sharpen,
    emboss: labels.kernel_emboss, gabor: labels.kernel_gabor, identity: labels.kernel_identity, own: labels.kernel_own,
  }
}

/**
 * Return what a kernel is called.
 *
 * @param {Labels} labels
 * @param {string} name
 */
export function kernelTitle(labels, name) {
  return kernelTitles(labels)[name]
}

/**
 * Return what red, green and blue are called.
 *
 * @param {Labels} labels
 */
export function channelNames(labels) {
  return [labels.red, labels.green, labels.blue]
}
