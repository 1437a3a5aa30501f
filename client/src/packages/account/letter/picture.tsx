/** A phone does not print, and nobody scans the screen that he holds. */
export const Picture = (_: { code: string; name: string }) => null
