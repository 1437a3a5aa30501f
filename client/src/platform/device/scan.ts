import Taro from '@tarojs/taro'

/** Whether there is a camera to scan with. */
export const canScan = true

/**
 * Opens the camera; to be called in the tap's own turn. Answers what the code says, for a mini-program code its scene;
 * `undefined` when nothing was scanned. No pictures from the album: a code sent on is no presence.
 */
export const scanCode = (): Promise<string | undefined> =>
  Taro.scanCode({ onlyFromCamera: true }).then(
    ({ result, path }) => (path?.includes('scene=') ? path.slice(path.indexOf('scene=') + 6) : result),
    () => undefined,
  )
