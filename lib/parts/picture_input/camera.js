/** The computer's camera, where the browser gives it to the page. */

/** Return whether this page may ask for the camera: browsers allow that over https and on localhost only. */
export function mayAsk() {
  return window.isSecureContext && navigator.mediaDevices !== undefined
}

/**
 * Show on `video` what the camera sees; a phone's back camera, which can look at paper.
 *
 * @param {HTMLVideoElement} video
 * @returns {Promise<boolean>} whether the browser gave the camera
 */
export async function switchOn(video) {
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } })
    await video.play()
    return true
  } catch {
    switchOff(video)
    return false
  }
}

/**
 * Give the camera back.
 *
 * @param {HTMLVideoElement} video
 */
export function switchOff(video) {
  if (video.srcObject instanceof MediaStream) for (const track of video.srcObject.getTracks()) track.stop()
  video.srcObject = null
}
