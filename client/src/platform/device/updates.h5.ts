export const version = VERSION

/** A browser takes the newest version whenever the page is opened. */
export const watchForUpdates = (): void => {}
export const useUpdate = (): (() => void) | undefined => undefined
