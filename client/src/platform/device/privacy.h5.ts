export const AGREE_BUTTON = ''
/** A browser asks for itself. */
export const answerPrivacy = (_notice: string): void => {}
export const agree = (): void => {}
export const disagree = (): void => {}
