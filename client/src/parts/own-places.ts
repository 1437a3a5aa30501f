import { open } from 'client/platform/navigate'

/** Ways to the pages about oneself. */
export const openMyYear = (): void => open('packages/account/my-year/index')
export const openMine = (): void => open('packages/account/mine/index')
export const openCorrect = (item = ''): void => open('packages/account/correct/index', { item })
