/** The computer's camera, where the browser gives it to the page. */

/** Return whether this page may ask for the camera: browsers allow that over https and on localhost only. */
export function mayAsk() {
  return window.isSecureContext && navigator.mediaDevices !== undefined
}

/**
 * Show on `video` what the camera sees; a phone's back camera, which can look at paper.
 *
 * @param {HTMLVideoElement} video
 * @param {() => void} onEnd called if the camera ends by itself, as when it is unplugged
 * @returns {Promise<boolean>} whether the browser gave the camera
 */
export async function switchOn(video, onEnd) {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } })
    if (!video.isConnected) {
      for (const track of stream.getTracks()) track.stop()
      return false
    }
    for (const track of stream.getTracks()) track.onended = onEnd
    video.srcObject = stream
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
