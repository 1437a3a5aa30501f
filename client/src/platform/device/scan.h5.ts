/** A browser is led here by the phone's own scanner; on a desk there is none. */
export const canScan = false

export const scanCode = async (): Promise<string | undefined> => undefined
