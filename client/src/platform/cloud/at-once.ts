import { flushSync } from 'react-dom'

/**
 * Carries out state changes in this very turn, so that they reach the page together with what a refreshed query has just
 * brought: React would put them off, and a mini-program pays for each update of the page.
 */
export const atOnce = (change: () => void): void => flushSync(change)
