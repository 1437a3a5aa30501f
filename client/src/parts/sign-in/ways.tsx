/** In the mini-program WeChat says who somebody is: nothing to sign in to, nothing to sign out of. */
export const SignIn = (_: { group: string; onDone: () => void }) => null
export const SignOut = (_: { computer: string | null; onDone: () => void }) => null
