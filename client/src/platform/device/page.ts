/** A code of ours in the two ways of writing it. */
export interface Code {
  /** Below the domain of the group's page. */
  readonly path: string
  /** For the scanner of the mini-program. */
  readonly scene: string
}

/** What a code on this screen says. The mini-program has no address that a browser could open. */
export const addressOf = ({ scene }: Code): string => scene

export const canFullScreen = false
export const toggleFullScreen = (): void => {}
export const canPrint = false
export const print = (): void => {}
