/** In the mini-program WeChat says who is calling; there is nothing to sign in to and nothing to sign out of. */
export const signsIn = false

/** Answers `undefined` once signed in, else why not. */
export const signIn = async (_name: string, _password: string): Promise<string | undefined> => undefined

/** Answers `undefined` once signed out, else why not. */
export const signOut = async (): Promise<string | undefined> => undefined

/** A computer is let in by a phone, a phone by nobody. */
export const signInByTicket = async (_ticket: string, _personId: string): Promise<string | undefined> => undefined
